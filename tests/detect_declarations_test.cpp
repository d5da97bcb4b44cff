// What documents declare of their encoding: each form as its source defines it, what only looks like one, and
// bytes of all kinds.
#include <boost/test/unit_test.hpp>
#include <random>
#include <span>

#include "detect/declarations.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

struct Case {
  std::string head;
  std::string expected;  // form|label|encoding, or nothing; several in the order of the document
};

std::string described(const std::vector<Declaration>& found) {
  std::string all;
  for (const Declaration& each : found) {
    if (!all.empty()) all += ", ";
    all += std::string(each.form) + "|" + each.label + "|";
    all += each.encoding ? each.encoding->name : "unknown";
  }
  return all;
}

void check(const Case& each) {
  const std::vector<Declaration> found = read_declarations(each.head);
  BOOST_TEST_INFO(each.head.substr(0, 200));
  BOOST_TEST(described(found) == each.expected);
  for (const Declaration& one : found)
    BOOST_TEST(each.head.substr(one.offset, one.label.size()) == one.label);
}

const Case kXml[] = {
    {"<?xml version=\"1.0\" encoding=\"koi8-r\"?><a/>", "XML declaration|koi8-r|koi8-r"},
    {"<?xml version='1.0' encoding = 'GB2312' standalone='yes'?>", "XML declaration|GB2312|gbk"},
    {"<?xml\nencoding='Shift_JIS'?>", "XML declaration|Shift_JIS|shift_jis"},
    {"\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>", "XML declaration|utf-8|utf-8"},
    {"<?xml version='1.0' encoding='UTF-16'?>", "XML declaration|UTF-16|utf-8"},
    {"<?xml version='1.0' encoding='utf-32be'?>", "XML declaration|utf-32be|utf-8"},
    {"<?xml version='1.0' encoding='martian'?>", "XML declaration|martian|unknown"},
    {"<?xml version='1.0'?>", ""},
    {" <?xml version='1.0' encoding='koi8-r'?>", ""},
    {"<?xml-stylesheet encoding='koi8-r'?>", ""},
    {"<?xml version='1.0' encoding='koi8-r", ""},
    {"<?xml version='1.0' encoding='koi8-r?><a b=''>", ""},
    {"<?xml version='1.0' encoding=koi8-r?>", ""},
    {"<?xml version='1.0' encoding='koi8 r'?>", ""},
    {"<?xml version='1.0'?><a encoding='koi8-r'/>", ""},
    {"<?xml", ""},
    {"<?xml ", ""},
};

const Case kHtml[] = {
    {"<meta charset=gbk>", "HTML meta|gbk|gbk"},
    {"<!DOCTYPE html><html><head><META\tCharSet = 'Big5' /></head>", "HTML meta|Big5|big5"},
    {"<meta charset=\" euc-kr \">", "HTML meta|euc-kr|euc-kr"},
    {"<meta/charset=koi8-r>", "HTML meta|koi8-r|koi8-r"},
    {"<meta name=x charset='koi8-r'>", "HTML meta|koi8-r|koi8-r"},
    {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
     "HTML meta|windows-1251|windows-1251"},
    {"<meta content='text/html;CHARSET = \"koi8-u\"' HTTP-EQUIV=content-type />", "HTML meta|koi8-u|koi8-u"},
    {"<meta http-equiv=content-type content='charset x; charset=koi8-r; a'>", "HTML meta|koi8-r|koi8-r"},
    {"<meta charset=utf-16le>", "HTML meta|utf-16le|utf-8"},
    {"<meta charset=x-user-defined>", "HTML meta|x-user-defined|windows-1252"},
    {"<meta charset=martian><meta charset=gbk>", "HTML meta|martian|unknown, HTML meta|gbk|gbk"},
    {"<meta charset=gbk charset=big5>", "HTML meta|gbk|gbk"},
    {"<!-- <meta charset=big5> --><meta charset=gbk>", "HTML meta|gbk|gbk"},
    {"<!--><meta charset=gbk>", "HTML meta|gbk|gbk"},
    {"<a title='>' ><meta charset=gbk>", "HTML meta|gbk|gbk"},
    {"a < b <1> </ > <meta charset=gbk>", "HTML meta|gbk|gbk"},
    {"<!-- <meta charset=big5>", ""},
    {"<!-- <meta charset=big5> -- >", ""},
    {"<a title='<meta charset=gbk>'>", ""},
    {"<? <meta charset=gbk", ""},
    {"<meta charset='gbk>", ""},
    {"<meta charset=\"gbk'>", ""},
    {"<meta charset=gbk", ""},
    {"<meta charset>", ""},
    {"<meta charset=>", ""},
    {"<metacharset=gbk>", ""},
    {"<meta data-charset=gbk>", ""},
    {"<meta charset={{encoding}}>", ""},
    {"<meta content='text/html; charset=gbk'>", ""},
    {"<meta http-equiv=refresh content='text/html; charset=gbk'>", ""},
    {"<meta http-equiv=content-type content='text/html; charset=\"gbk'>", ""},
    {"<meta http-equiv=content-type content='text/html'>", ""},
    {"<meta", ""},
};

const Case kCss[] = {
    {"@charset \"shift_jis\";\na {}", "CSS @charset|shift_jis|shift_jis"},
    {"\xEF\xBB\xBF@charset \"utf-8\";", "CSS @charset|utf-8|utf-8"},
    {"@charset \"utf-16be\";", "CSS @charset|utf-16be|utf-8"},
    {"@charset \"martian\";", "CSS @charset|martian|unknown"},
    {"@charset 'gbk';", ""},
    {"@charset  \"gbk\";", ""},
    {"@charset \"gbk\" ;", ""},
    {"@charset \"gbk;", ""},
    {"@CHARSET \"gbk\";", ""},
    {"\n@charset \"gbk\";", ""},
};

const Case kEditors[] = {
    {"# coding: koi8-r\n", "coding line|koi8-r|koi8-r"},
    {"#!/usr/bin/python\r\n\t# This file's encoding=cp1251, mostly\r\n", "coding line|cp1251|windows-1251"},
    {"# coding : no, but coding:euc-jp!", "coding line|euc-jp|euc-jp"},
    {"\r# coding: latin-1-unix\r", "coding line|latin-1|windows-1252"},
    {"# coding: martian\n", "coding line|martian|unknown"},
    {"# coding: utf-16\n", "coding line|utf-16|utf-8"},
    {"\n\n# coding: gbk\n", ""},
    {"import x\n# coding: gbk\n", ""},
    {"coding: gbk\n", ""},
    {"x = 1  # coding: gbk\n", ""},
    {"# Coding: gbk\n", ""},
    {"# coding:\ngbk\n", ""},
    {"# -*- coding: gbk -*-\n", "Emacs coding|gbk|gbk"},
    {"/* -*- mode: c; Coding: euc-kr-dos; tab-width: 2 -*- */\n", "Emacs coding|euc-kr|euc-kr"},
    {"#!/bin/sh\n;; -*-coding:sjis-*-\n", "Emacs coding|sjis|shift_jis"},
    {"-*- coding: koi8-r-mac; -*-", "Emacs coding|koi8-r|koi8-r"},
    {"-*- coding: martian-unix -*-", "Emacs coding|martian|unknown"},
    {"\n\n-*- coding: gbk -*-\n", ""},
    {"-*- coding: gbk\n-*-\n", ""},
    {"-*- C++ -*- coding: gbk\n", ""},
    {"-*- encoding: gbk -*-", ""},
    {"// vim: set ts=4 fileencoding=cp936 :\n", "Vim fileencoding|cp936|gbk"},
    {"# vim: set fileencoding=koi8-r\n", "Vim fileencoding|koi8-r|koi8-r"},
    {"\n\n\n\n/* Vim:se fenc=euc-jp: */", "Vim fileencoding|euc-jp|euc-jp"},
    {"vi:noai:sw=3:fenc=big5:ts=6", "Vim fileencoding|big5|big5"},
    {" ex: fenc=martian", "Vim fileencoding|martian|unknown"},
    {"\n\n\n\n\nvim: fenc=gbk\n", ""},
    {"// vim: set ts=4: fenc=gbk\n", ""},
    {"// nvim: fenc=gbk\n", ""},
    {"ex:fenc=gbk\n", ""},
    {"vim: tenc=gbk nofenc=gbk\n", ""},
    {"fileencoding=gbk\n", ""},
};

const Case kHeaders[] = {
    {"Content-Type: text/plain; charset=koi8-r\n\nwords", "MIME charset|koi8-r|koi8-r"},
    {"From: a@b\r\ncontent-type: text/plain;\r\n\tformat=flowed;\r\n charset=\"ISO-2022-JP\"\r\n\r\n",
     "MIME charset|ISO-2022-JP|iso-2022-jp"},
    {"Content-Type: text/plain; name=\"a; charset=gbk\"; Charset=big5 (Chinese)\n", "MIME charset|big5|big5"},
    {"Content-Type: text/plain; charset=martian\n", "MIME charset|martian|unknown"},
    {"Content-Type: text/plain; charset=gbk\n\nContent-Type: text/html; charset=big5\n",
     "MIME charset|gbk|gbk, MIME charset|big5|big5"},
    {"Content-Type: text/plain\ncharset=gbk\n", ""},
    {"Content-Type: text/plain; charset=\"gbk\n", ""},
    {"Content-Type: text/plain; x-charset=gbk\n", ""},
    {"X-Content-Type: text/plain; charset=gbk\n", ""},
    {"Content-Type: charset\n", ""},
    {"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=EUC-KR\\n\"\n", "PO header|EUC-KR|euc-kr"},
    {"\"Content-Type: text/plain; charset=gbk\"\n", "PO header|gbk|gbk"},
    {"\"Content-Type: text/plain; charset=CHARSET\\n\"\n", ""},
    {"\"Content-Type\": \"text/plain; charset=gbk\"\n", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(declarations)

BOOST_AUTO_TEST_CASE(xml) {
  for (const Case& each : kXml) check(each);
}

BOOST_AUTO_TEST_CASE(html) {
  for (const Case& each : kHtml) check(each);
}

BOOST_AUTO_TEST_CASE(css) {
  for (const Case& each : kCss) check(each);
}

BOOST_AUTO_TEST_CASE(editors) {
  for (const Case& each : kEditors) check(each);
}

BOOST_AUTO_TEST_CASE(headers) {
  for (const Case& each : kHeaders) check(each);
}

BOOST_AUTO_TEST_CASE(several_forms_come_in_the_order_of_the_document) {
  check({"<?xml version='1.0' encoding='gbk'?><!-- vim: set fenc=big5 : --><meta charset=koi8-r>",
         "XML declaration|gbk|gbk, Vim fileencoding|big5|big5, HTML meta|koi8-r|koi8-r"});
  check({"# -*- coding: gbk -*-\n# vim: set fileencoding=big5 :\n",
         "Emacs coding|gbk|gbk, Vim fileencoding|big5|big5"});
}

BOOST_AUTO_TEST_CASE(nothing_and_plain_words_declare_nothing) {
  for (const char* head : {"", "\xEF\xBB\xBF", "plain words\n", "the charset=gbk of a page\n"})
    check({head, ""});
  check({"<\0m\0e\0t\0a\0"s, ""});
}

BOOST_AUTO_TEST_CASE(the_bound_holds_and_cuts_no_label) {
  constexpr std::string_view kField = "\nContent-Type: text/plain; charset=koi8-r";
  const auto behind = [&](std::size_t size) { return std::string(size, 'x') + std::string(kField) + "u\n"; };
  check({behind(kDeclarationHead - kField.size() - 2), "MIME charset|koi8-ru|koi8-u"});
  check({behind(kDeclarationHead - kField.size()), ""});
  check({behind(kDeclarationHead), ""});
  // A label that goes on too long is noise.
  check({"<meta charset=" + std::string(65, 'a') + ">", ""});
}

BOOST_AUTO_TEST_CASE(any_bytes_are_read_and_labels_stand_where_they_are_said_to) {
  constexpr std::string_view kPieces[] = {"<?xml ",      "encoding",
                                          "=",           "\"",
                                          "'",           "<meta ",
                                          "charset",     "http-equiv=content-type",
                                          "content",     "<!--",
                                          "-->",         ">",
                                          "/",           "\n",
                                          "\r\n",        "# ",
                                          "coding:",     "-*-",
                                          ";",           " vim: ",
                                          "set fenc=",   ":",
                                          "gbk",         "-unix",
                                          "utf-8",       "content-type:",
                                          "charset=",    "\\n\"",
                                          "@charset \"", "\xFF",
                                          "\t",          "<"};
  std::mt19937 random(20);
  std::size_t declared = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string head;
    for (std::size_t left = random() % 40; left > 0; --left) {
      if (random() % 4 == 0) head.push_back(static_cast<char>(random() % 256));
      else head += kPieces[random() % std::size(kPieces)];
    }
    for (const Declaration& each : read_declarations(head)) {
      ++declared;
      BOOST_REQUIRE(head.compare(each.offset, each.label.size(), each.label) == 0);
    }
  }
  BOOST_TEST(declared > 100u);
}

BOOST_AUTO_TEST_CASE(truncation_at_every_byte_is_harmless) {
  for (const auto& table :
       {std::span<const Case>(kXml), std::span<const Case>(kHtml), std::span<const Case>(kCss),
        std::span<const Case>(kEditors), std::span<const Case>(kHeaders)}) {
    for (const Case& each : table) {
      for (std::size_t size = 0; size <= each.head.size(); ++size) {
        // A copy, so that a sanitizer sees what is read behind it.
        const std::vector<char> cut(each.head.begin(), each.head.begin() + static_cast<std::ptrdiff_t>(size));
        const std::string_view head(cut.data(), cut.size());
        for (const Declaration& one : read_declarations(head)) {
          BOOST_TEST(head.substr(one.offset, one.label.size()) == one.label);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
