// The gate before the search, on sentences of thirty languages that came through every channel which their
// encodings make likely: it lets the damage pass and keeps the sentences.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "encoding/decode.h"
#include "mojibake/line_gate.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

bool may_be_misread(std::string_view line) {
  std::size_t looked = 0;
  return may_hold_misread(line, looked);
}

bool is_mended(const std::string& line) {
  const Mended mended = mend(line);
  return std::ranges::any_of(mended.repairs.edits.edits(),
                             [](const Edit& each) { return each.rule == Rule::mojibake; });
}

struct Sentence {
  std::string language, text;
};

std::vector<Sentence> sentences() {
  std::istringstream lines(slurp("synthetic/gate-sentences.tsv"));
  std::vector<Sentence> made;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    made.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  BOOST_REQUIRE(made.size() >= 50);
  return made;
}

// What text of a language is written in, beside UTF-8.
const std::map<std::string, std::vector<const char*>> kWritten = {
    {"de", {"windows-1252", "cp850", "macintosh"}},
    {"fr", {"windows-1252", "cp850", "macintosh"}},
    {"es", {"windows-1252", "cp850", "macintosh"}},
    {"pt", {"windows-1252", "cp850", "macintosh"}},
    {"it", {"windows-1252", "macintosh"}},
    {"ca", {"windows-1252", "cp850"}},
    {"da", {"windows-1252", "cp865"}},
    {"nb", {"windows-1252", "cp865"}},
    {"sv", {"windows-1252", "cp850"}},
    {"fi", {"windows-1252", "cp850"}},
    {"is", {"windows-1252", "cp861"}},
    {"et", {"windows-1257", "iso-8859-15"}},
    {"lv", {"windows-1257", "cp775"}},
    {"lt", {"windows-1257", "cp775"}},
    {"pl", {"windows-1250", "iso-8859-2", "cp852"}},
    {"cs", {"windows-1250", "iso-8859-2", "cp852"}},
    {"sk", {"windows-1250", "iso-8859-2", "cp852"}},
    {"sl", {"windows-1250", "iso-8859-2"}},
    {"hr", {"windows-1250", "iso-8859-2"}},
    {"hu", {"windows-1250", "iso-8859-2", "cp852"}},
    {"tr", {"windows-1254", "cp857"}},
    {"ru", {"windows-1251", "koi8-r", "ibm866", "iso-8859-5"}},
    {"uk", {"windows-1251", "koi8-u"}},
    {"bg", {"windows-1251", "ibm866"}},
    {"sr", {"windows-1251", "iso-8859-5"}},
    {"el", {"windows-1253", "cp737"}},
    {"he", {"windows-1255", "cp862"}},
    {"ar", {"windows-1256"}},
    {"th", {"windows-874"}},
    {"zh", {"gbk"}},
    {"tw", {"big5", "gbk"}},
    {"ja", {"shift_jis", "euc-jp"}},
    {"ko", {"euc-kr"}},
};
constexpr const char* kReaders[] = {"windows-1252", "windows-1250", "windows-1251", "ibm866", "cp437",
                                    "cp850",        "cp852",        "koi8-r",       "gbk",    "shift_jis"};

// None if the channel does not exist for this text, or leaves it as it is.
std::optional<std::string> through(const std::string& text, const char* written, const char* read) {
  const auto bytes = encode(text, *find_encoding(written));
  if (!bytes) return std::nullopt;
  const auto seen = decode_strict(*bytes, *find_encoding(read));
  if (!seen || seen->text == text || seen->text.find('\n') != std::string::npos) return std::nullopt;
  return seen->text;
}

struct DamagedLine {
  std::string channel, text;
};

std::vector<DamagedLine> damaged_lines() {
  std::vector<DamagedLine> made;
  for (const Sentence& each : sentences()) {
    std::vector<const char*> written{"utf-8"};
    if (const auto found = kWritten.find(each.language); found != kWritten.end())
      written.insert(written.end(), found->second.begin(), found->second.end());
    for (const char* from : written)
      for (const char* to : kReaders)
        if (auto seen = through(each.text, from, to))
          made.push_back({each.language + " " + from + " read as " + to, std::move(*seen)});
  }
  return made;
}

// Of the damaged lines, those in which one letter or two became letters that are as common.
constexpr std::size_t kTooLittle = 13;

}  // namespace

BOOST_AUTO_TEST_SUITE(gate)

BOOST_AUTO_TEST_CASE(damage_passes) {
  const std::vector<DamagedLine> lines = damaged_lines();
  BOOST_TEST(lines.size() > 700);
  std::size_t kept = 0;
  for (const DamagedLine& each : lines) {
    if (may_be_misread(each.text)) continue;
    ++kept;
    BOOST_TEST_MESSAGE(each.channel << ": " << each.text);
  }
  BOOST_TEST(kept == kTooLittle);
}

// kFurther: by a window that begins in the middle of a character, all of it is read out of step.
BOOST_AUTO_TEST_CASE(a_window_begins_with_a_character) {
  BOOST_TEST(may_be_misread("戃傪梡堄偟偰偔偩偝偄丅"));
  BOOST_TEST(may_be_misread("傊丅傾僯儊偺壧傕墘壧傕娊寎偱"));
}

BOOST_AUTO_TEST_CASE(clean_sentences_do_not) {
  for (const Sentence& each : sentences()) BOOST_TEST(!may_be_misread(each.text), each.text);
}

BOOST_AUTO_TEST_CASE(odd_words_do_not) {
  std::istringstream lines(slurp("negative/odd-words.txt"));
  for (std::string line; std::getline(lines, line);) BOOST_TEST(!may_be_misread(line), line);
}

// These pass, and are left once the search has seen what they would become.
BOOST_AUTO_TEST_CASE(odder_words_are_left_by_the_search) {
  std::istringstream lines(slurp("negative/odder-words.txt"));
  for (std::string line; std::getline(lines, line);) {
    BOOST_TEST(may_be_misread(line), line);
    BOOST_TEST(mend(line + "\n").repairs.edits.empty(), line);
  }
}

// What a record is part of says nothing of it.
BOOST_AUTO_TEST_CASE(what_holds_nothing_holds_nothing_in_a_part) {
  std::size_t held = 0;
  for (const DamagedLine& each : damaged_lines())
    for (std::size_t at = 0; at < each.text.size();) {
      const std::size_t end = std::min(each.text.find(' ', at), each.text.size());
      const std::string word = each.text.substr(at, end - at);
      if (is_mended(word)) {
        BOOST_TEST(may_be_misread(word), word);
        BOOST_TEST(may_be_misread("{\"text\": \"" + each.text + "\"}"), word);
        ++held;
      }
      at = end + 1;
    }
  BOOST_TEST(held > 1000);
}

// Lines of random ideographs, in which looking is in vain: so many that only every so many-th is looked at.
BOOST_AUTO_TEST_CASE(what_is_plain_is_found_where_looking_is_in_vain) {
  std::u32string noise;
  std::uint32_t state = 7;
  for (std::size_t line = 0; line < 6000; ++line) {
    for (std::size_t letter = 0; letter < 60; ++letter) {
      state = state * 1664525u + 1013904223u;  // Numerical Recipes' generator
      noise += static_cast<char32_t>(0x4E00 + (state >> 8) % 0x5000);
    }
    noise += U'\n';
  }
  const std::string odd = to_utf8(noise);
  const Mended mended = mend(odd + "Die Gäste loben spÃ¤ter die BrÃ¶tchen.\n");
  BOOST_TEST((mended.safe == odd + "Die Gäste loben später die Brötchen.\n"));
}

// Words are remembered, and what is remembered must not show.
BOOST_AUTO_TEST_CASE(every_answer_is_the_same_in_another_thread_and_order) {
  std::vector<DamagedLine> lines = damaged_lines();
  for (const Sentence& each : sentences()) lines.push_back({each.language, each.text});
  std::vector<char> here, there(lines.size());
  for (const DamagedLine& each : lines) here.push_back(may_be_misread(each.text));
  std::thread([&] {
    for (std::size_t at = lines.size(); at-- > 0;) there[at] = may_be_misread(lines[at].text);
  }).join();
  BOOST_TEST(here == there, boost::test_tools::per_element());
}

// "・" parts words and begins items, and some readers leave it for bytes that they lost.
BOOST_AUTO_TEST_CASE(marks_that_text_has_are_no_lost_bytes) {
  for (const char* line : {"・猫と犬の写真を庭で撮りました。", "・市場の人は朝四時から働きます。",
                           "春・夏・秋・冬の服を倉庫にしまう。", "雨・雪・霧の日は運転に注意する。",
                           "火薬・鉄・塩を船に積んだ。", "・煙突の掃除は年に一度でよい。"})
    BOOST_TEST(!may_be_misread(line), line);
}

BOOST_AUTO_TEST_SUITE_END()
