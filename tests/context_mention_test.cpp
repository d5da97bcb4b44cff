// Mention against use on a whole page: words between quotes stay as examples, and are told as suspects, until
// the page is full of damage that is used.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>
#include <string>

#include "context/mention.h"
#include "encoding/decode.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

std::string misread(const std::string& text) {
  return decode_strict(text, *find_encoding("windows-1251"))->text;
}

// A file of messages in Russian, so many of which are sentences; words are put between quotes as well.
struct Messages {
  std::string damaged, clean;

  void add(const std::string& before, const std::string& text, const std::string& behind) {
    damaged += before + misread(text) + behind;
    clean += before + text + behind;
  }
};

constexpr const char* kSentences[] = {
    "Ключи от дома висят над дверью.",
    "На будущей неделе поезд придёт раньше.",
    "Сохранить новый размер окна?",
    "Лодка медленно плывёт по тихой реке.",
    "Весной в саду цветут пять яблонь.",
    "Пекарь вежливо приветствует гостей.",
    "Врачам нужно упражняться каждый день.",
    "Мы должны проверить длину строки.",
    "Откройте меню словарей и выберите язык.",
    "Двенадцать коров мешают спать утром.",
};
constexpr const char* kWords[] = {"Размер", "Меню", "Открыть", "Назад"};

Messages messages(std::size_t sentences, std::size_t quoted, const std::string& title = "") {
  Messages made{title, title};
  for (std::size_t each = 0; each < sentences; ++each)
    made.add("m" + std::to_string(each) + ": ", kSentences[each % std::size(kSentences)], "\n");
  for (std::size_t each = 0; each < quoted; ++each)
    made.add("q" + std::to_string(each) + " = \"", kWords[each % std::size(kWords)], "\"\n");
  return made;
}

std::size_t quoted_left(const Messages& page) {
  const Mended mended = mend(page.damaged);
  BOOST_TEST(first_that_does_not_replay(page.damaged, mended.repairs) == "");
  for (const Suspect& each : mended.repairs.suspects) {
    BOOST_TEST(page.damaged.substr(each.span.start, each.span.size()) == each.before);
    BOOST_TEST(misread(each.after) == each.before);
  }
  BOOST_TEST((mended.safe == page.clean) == mended.repairs.suspects.empty());
  return mended.repairs.suspects.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mention)

// kUsed
BOOST_AUTO_TEST_CASE(quoted_words_are_left_until_the_page_is_proved) {
  BOOST_TEST(quoted_left(messages(0, 4)) == 4u);
  BOOST_TEST(quoted_left(messages(6, 4)) == 4u);
  BOOST_TEST(quoted_left(messages(10, 4)) == 0u);
}

// kMentionedEach
BOOST_AUTO_TEST_CASE(a_few_used_ones_do_not_prove_a_table) {
  BOOST_TEST(quoted_left(messages(10, 400)) == 400u);
  BOOST_TEST(quoted_left(messages(120, 400)) == 0u);
}

// kUsedWhereSpoken, kUsedEachWhereSpoken
BOOST_AUTO_TEST_CASE(a_page_that_speaks_of_encodings_needs_more) {
  const std::string title = "How an encoding looks\n";
  BOOST_TEST(quoted_left(messages(12, 2, title)) == 2u);
  BOOST_TEST(quoted_left(messages(40, 4, title)) == 0u);
  BOOST_TEST(quoted_left(messages(24, 20, title)) == 20u);
  // In a long file the word stands somewhere by chance: said far away it says nothing.
  BOOST_TEST(quoted_left(messages(50, 20, title)) == 0u);
}

// What the line says of it, and what the page does.
BOOST_AUTO_TEST_CASE(what_a_text_speaks_of_is_mentioned) {
  for (const std::string said :
       {"The apostrophe shows up as â€™ in the feed.\n", "All the accents are broken: Ã©, Ã¨\n",
        "Вместо русских букв вижу ÐŸÑ€Ð¸Ð²ÐµÑ‚\n", "Umlaut problem: Ã¼ in titles\n",
        "x.replace(\"â€™\", y)\n", "This mojibake: ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð´Ð¾Ð¼\n",
        "The symbol \"donâ€™t\" is shown wrong\n"})
    BOOST_TEST(mend(said).safe == said);
  BOOST_TEST(mend("music they love â€” and it ends here.\n").safe == "music they love — and it ends here.\n");
  const std::string declared = "<meta charset=\"utf-8\">\n";
  BOOST_TEST(mend(declared + "Copyright Â© 2014\n").safe == declared + "Copyright © 2014\n");
}

constexpr const char* kMore[] = {"Размер", "Меню",   "Открыть", "Назад", "Сохранить",
                                 "Файл",   "Правка", "Справка", "Выход"};

// What is left of a page of data that has so many of these words between quotes, and a line behind them.
std::string mended_data(std::size_t words, std::size_t letters = 20, const std::string& behind = "") {
  Messages page;
  for (std::size_t each = 0; each < words; ++each)
    page.add("\"key\": \"", to_utf8(to_utf32(kMore[each]).substr(0, letters)), "\",\n");
  const std::string safe = mend(page.damaged + behind).safe;
  return safe == page.clean + behind ? "all" : safe == page.damaged + behind ? "nothing" : safe;
}

// kDifferentWords, kWordLetters
BOOST_AUTO_TEST_CASE(a_file_of_data_has_all_its_words_between_quotes) {
  BOOST_TEST(mended_data(9) == "all");
  BOOST_TEST(mended_data(7) == "nothing");
  BOOST_TEST(mended_data(9, 2) == "nothing");
  BOOST_TEST(mended_data(9, 20, "\"" + misread("Окно") + "\" -> \"Окно\"\n") == "nothing");
}

// How many suspects a page that speaks of encodings has, with so many words of the sentences between quotes.
std::size_t suspects_of(std::size_t words, const std::string& shown = "") {
  std::set<std::string> different;
  for (const char* const sentence : kSentences) {
    std::istringstream each(sentence);
    for (std::string word; each >> word;)
      if (const auto size = to_utf32(word).size(); size > 3 && size < 9 && word.back() != '.')
        different.insert({word, word + "ми"});
  }
  words = std::min(words, different.size());
  Messages page{"How an encoding looks\n", ""};
  for (auto word = different.begin(); words-- > 0; ++word) page.add("\"key\": \"", *word, "\",\n");
  return mend(page.damaged + shown).repairs.suspects.size();
}

// kManyWords, kShownEach: a file of messages has a thousand, and one of examples shows what they should be.
BOOST_AUTO_TEST_CASE(so_many_words_are_no_examples) {
  BOOST_TEST(suspects_of(60) == 0u);
  BOOST_TEST(suspects_of(36) > 25u);
  std::string shown = "\"" + misread("Окно") + "\" -> \"Окно\"\n";
  BOOST_TEST(suspects_of(60, shown) == 1u);
  for (int each = 0; each < 3; ++each) shown += shown;
  BOOST_TEST(suspects_of(60, shown) > 40u);
}

// kWideWordLetters
BOOST_AUTO_TEST_CASE(two_characters_are_a_word) {
  std::string damaged, clean;
  for (const char* const each : {"搜索", "范围", "地理", "时间", "实体", "类型", "深度", "数据", "执行"}) {
    damaged += "\"key\": \"" + decode_strict(each, *find_encoding("gbk"))->text + "\",\n";
    clean += "\"key\": \"" + std::string(each) + "\",\n";
  }
  BOOST_TEST(mend(damaged).safe == clean);
}

// kBeside
BOOST_AUTO_TEST_CASE(what_is_said_of_mojibake_is_said_of_what_stands_near) {
  const std::string shown = "This is mojibake.\nÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð´Ð¾Ð¼ here\n";
  BOOST_TEST(mend(shown).safe == shown);
  std::string far;
  for (int line = 0; line < 12; ++line) far += "Nothing else is said about it on this page.\n";
  BOOST_TEST(mend(shown.substr(0, 18) + far + shown.substr(18)).safe ==
             shown.substr(0, 18) + far + "Привет дом here\n");
}

BOOST_AUTO_TEST_CASE(what_shows_its_right_form_stays_on_every_page) {
  const Messages page = messages(40, 0);
  const std::string shown = "\"" + misread("Размер") + "\" -> \"Размер\"\n";
  const Mended mended = mend(page.damaged + shown);
  BOOST_TEST((mended.safe == page.clean + shown));
  BOOST_TEST(mended.repairs.suspects.size() == 1u);
}

// kNear, kBeside: common words come again in a line that was put together of clean text and damaged.
BOOST_AUTO_TEST_CASE(what_a_line_shows_stands_near) {
  const auto mention = [](std::string_view before, std::size_t apart, std::string_view behind,
                          std::string_view damaged, std::string_view mended) {
    const std::string line = std::string(before) + std::string(apart, '.') + std::string(behind);
    const std::size_t at = line.find(damaged);
    return mention_of(LineTopics(line), {at, at + damaged.size()}, mended, PageSpeaks::of_something_else);
  };
  const auto shown = [&](std::size_t apart) {
    return mention("the café ", apart, " the cafÃ© there", "Ã©", "é");
  };
  BOOST_TEST((shown(10) == Mention::certain));
  BOOST_TEST((shown(200) == Mention::none));
  const auto quoted = [&](std::size_t apart) {
    return mention("an arrow -> ", apart, " \"cafÃ©\" there", "cafÃ©", "café");
  };
  BOOST_TEST((quoted(200) == Mention::likely));
  BOOST_TEST((quoted(600) == Mention::none));
  const std::string between =
      "Am Meer scheint oft die Sonne, der Wind weht, und wer will, der sitzt jeden Abend lange im Garten. ";
  std::string line;
  for (std::size_t each = 0; each < 12; ++each)
    line += "Wir grüßen unsere Gäste, so schön wie früher. " + between + between +
            "Wir grÃ¼ÃŸen unsere GÃ¤ste, so schÃ¶n wie frÃ¼her. " + between + between;
  BOOST_TEST(mend(line + "\n").safe.find("Ã") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
