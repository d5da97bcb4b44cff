// Topics: what a page speaks of, and what it only declares.
#include <boost/test/unit_test.hpp>
#include <string>

#include "context/topics.h"

using namespace mojimend;

namespace {

PageSpeaks speaks(std::string_view text) { return PageTopics(text).speaks_near({0, text.size()}); }

}  // namespace

BOOST_AUTO_TEST_SUITE(topics)

BOOST_AUTO_TEST_CASE(a_declaration_says_nothing) {
  for (const char* const declared :
       {"<meta charset=\"utf-8\">", "<meta content=\"text/html; charset=windows-1251\">",
        "# -*- coding: utf-8 -*-", "<?xml version='1.0' encoding='big5'?>", "DEFAULT CHARSET=utf8mb4;",
        "/*!40101 SET NAMES utf8 */;", "Encoding: UTF-8", "LANG=en_US.UTF-8", "pageEncoding=\"UTF-8\"",
        "\"encoding\": \"gbk\",", "open(name, encoding=\"latin-1\")", "CHARACTER SET koi8r",
        "const encodedName = 1;", "x.replace(/a/g, b)"})
    BOOST_TEST((speaks(declared) == PageSpeaks::of_something_else), declared);
}

BOOST_AUTO_TEST_CASE(a_sentence_speaks_of_encodings) {
  for (const char* const said :
       {"The encoding is wrong.", "read as UTF-8, not as", "Die Datei ist in latin-1.",
        "fix.encode('latin-1')", "неверной кодировке", "(charset)", "written in Windows-1252"})
    BOOST_TEST((speaks(said) == PageSpeaks::of_encodings), said);
}

BOOST_AUTO_TEST_CASE(some_words_speak_of_damage) {
  for (const char* const said : {"This is mojibake.", "页面是乱码", "Кракозябры в письме", "文字化けする"})
    BOOST_TEST((speaks(said) == PageSpeaks::of_damage), said);
}

BOOST_AUTO_TEST_CASE(a_comment_for_us_says_nothing) {
  const char* const comment = "<!-- mojimend: ignore mojibake -->";
  BOOST_TEST((speaks(comment) == PageSpeaks::of_something_else));
}

// kBeside
BOOST_AUTO_TEST_CASE(on_a_page_that_speaks_of_damage_only_what_is_near_is_spoken_of) {
  const std::string page = "This is mojibake." + std::string(1000, '.');
  const PageTopics topics(page);
  BOOST_TEST((topics.speaks_near({300, 310}) == PageSpeaks::of_damage));
  BOOST_TEST((topics.speaks_near({900, 910}) == PageSpeaks::of_encodings));
  const PageTopics behind(std::string(1000, '.') + "This is mojibake.");
  BOOST_TEST((behind.speaks_near({700, 710}) == PageSpeaks::of_damage));
  BOOST_TEST((behind.speaks_near({100, 110}) == PageSpeaks::of_encodings));
}

BOOST_AUTO_TEST_CASE(a_line_speaks_of_letters_and_of_how_they_are_shown) {
  BOOST_TEST(speaks_of_shown_letters("The apostrophe shows up as this"));
  BOOST_TEST(speaks_of_shown_letters("Вместо русских букв вижу"));
  BOOST_TEST(!speaks_of_shown_letters("The main characters travel by train"));
  BOOST_TEST(!speaks_of_shown_letters("He came instead of her"));
}

BOOST_AUTO_TEST_SUITE_END()
