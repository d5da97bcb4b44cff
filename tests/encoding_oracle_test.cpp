// The decoders against ICU's converters and against themselves: every byte and pair, random bytes, round
// trips.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <random>

#include "encoding/decode.h"
#include "encoding/double_byte.h"
#include "encoding/utf8_scan.h"
#include "text/utf8.h"

using namespace mojimend;

namespace {

enum class IcuErrors { substitute, stop };

// What ICU reads, in UTF-8; with `stop` "none" if there is anything unreadable.
std::string icu_text(std::string_view bytes, const Encoding& encoding, IcuErrors errors) {
  UErrorCode status = U_ZERO_ERROR;
  static std::map<std::string_view, std::unique_ptr<UConverter, void (*)(UConverter*)>> open;
  auto found = open.find(encoding.icu_name);
  if (found == open.end()) {
    UConverter* opened = ucnv_open(std::string(encoding.icu_name).c_str(), &status);
    BOOST_REQUIRE(U_SUCCESS(status));
    found = open.emplace(encoding.icu_name,
                         std::unique_ptr<UConverter, void (*)(UConverter*)>(opened, ucnv_close))
                .first;
  }
  UConverter* const converter = found->second.get();
  ucnv_setToUCallBack(converter,
                      errors == IcuErrors::stop ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE,
                      nullptr, nullptr, nullptr, &status);
  ucnv_reset(converter);
  std::u16string out(bytes.size() * 2 + 16, u'\0');
  UChar* to = out.data();
  const char* from = bytes.data();
  ucnv_toUnicode(converter, &to, out.data() + out.size(), &from, bytes.data() + bytes.size(), nullptr, true,
                 &status);
  if (U_FAILURE(status)) return "none";
  std::string text;
  icu::UnicodeString(out.data(), static_cast<int32_t>(to - out.data())).toUTF8String(text);
  return text;
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes;
  // Digits and bytes above 0x7F abound, so that long sequences come about.
  while (bytes.size() < size) {
    const auto kind = random() % 10;
    const auto byte = kind < 1 ? random() % 128 : kind < 3 ? 0x30 + random() % 10 : 128 + random() % 128;
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

// All sequences of one byte, and of two where the first is no character by itself, here or in ICU.
std::vector<std::string> short_sequences(const Encoding& encoding) {
  std::vector<std::string> all;
  for (unsigned first = 1; first < 256; ++first) {
    const std::string one(1, static_cast<char>(first));
    all.push_back(one);
    if (encoding.kind != EncodingKind::double_byte || decode_strict(one, encoding)) continue;
    if (!encoding.icu_name.empty() && icu_text(one, encoding, IcuErrors::stop) != "none") continue;
    for (unsigned second = 0x21; second < 256; ++second) all.push_back(one + static_cast<char>(second));
  }
  return all;
}

// ICU and WHATWG differ in so many single bytes and pairs; docs/encodings.md names them.
std::size_t known_differences(std::string_view name) {
  static const std::map<std::string_view, std::size_t> known = {
      {"gbk", 20},         {"gb18030", 20},  {"big5", 660}, {"euc-kr", 190},
      {"euc-jp", 33},      {"ibm866", 3},    {"koi8-u", 2}, {"windows-1253", 1},
      {"windows-1255", 1}, {"shift_jis", 4}, {"cp737", 3},  {"cp775", 3},
      {"cp850", 3},        {"cp855", 3},     {"cp858", 3},  {"euc-tw", 30},
  };
  const auto found = known.find(name);
  return found == known.end() ? 0 : found->second;
}

bool of_bytes(const Encoding& encoding) {
  return encoding.kind == EncodingKind::single_byte || encoding.kind == EncodingKind::double_byte;
}

bool icu_has_bytes_of(const Encoding& encoding) { return of_bytes(encoding) && !encoding.icu_name.empty(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(every_byte_and_pair_is_read_as_icu_reads_it_but_for_the_known_differences) {
  for (const Encoding& encoding : all_encodings()) {
    if (!icu_has_bytes_of(encoding)) continue;
    std::size_t differences = 0;
    for (const std::string& each : short_sequences(encoding)) {
      const auto ours = decode_strict(each, encoding);
      differences += (ours ? ours->text : "none") != icu_text(each, encoding, IcuErrors::stop);
    }
    BOOST_TEST_INFO(encoding.name);
    BOOST_TEST(differences == known_differences(encoding.name));
  }
}

BOOST_AUTO_TEST_CASE(long_text_is_read_as_icu_reads_it) {
  std::mt19937 random(1);
  for (const Encoding& encoding : all_encodings()) {
    if (!icu_has_bytes_of(encoding)) continue;
    std::vector<std::string> readable;
    for (const std::string& each : short_sequences(encoding)) {
      const auto ours = decode_strict(each, encoding);
      if (ours && ours->text == icu_text(each, encoding, IcuErrors::stop)) readable.push_back(each);
    }
    std::string bytes;
    for (int i = 0; i < 20000; ++i) bytes += readable[random() % readable.size()];
    const auto ours = decode_strict(bytes, encoding);
    BOOST_TEST_INFO(encoding.name);
    BOOST_REQUIRE(ours.has_value());
    BOOST_TEST((ours->text == icu_text(bytes, encoding, IcuErrors::stop)));
  }
}

BOOST_AUTO_TEST_CASE(four_byte_sequences_are_read_as_icu_reads_them) {
  const Encoding& encoding = *find_encoding("gb18030");
  constexpr unsigned kBmp = 39420;  // all of those that are in no order, and some of the others
  for (unsigned number = 0; number < 126 * 10 * 126 * 10; number += number < kBmp ? 1 : 7) {
    const std::string four = {
        static_cast<char>(0x81 + number / 12600), static_cast<char>(0x30 + number / 1260 % 10),
        static_cast<char>(0x81 + number / 10 % 126), static_cast<char>(0x30 + number % 10)};
    const auto ours = decode_strict(four, encoding);
    const std::string theirs = icu_text(four, encoding, IcuErrors::stop);
    if ((ours ? ours->text : "none") != theirs) BOOST_ERROR("differs at number " << number);
    // Eighteen characters have a pair as well, which is written.
    if (ours && encode(ours->text, encoding)->size() == 4 && encode(ours->text, encoding) != four)
      BOOST_ERROR("no round trip at number " << number);
  }
}

BOOST_AUTO_TEST_CASE(random_bytes_where_errors_are_handled_alike) {
  std::mt19937 random(2);
  for (const Encoding& encoding : all_encodings()) {
    if (encoding.kind == EncodingKind::double_byte || encoding.kind == EncodingKind::stateful) continue;
    if (encoding.icu_name.empty() || known_differences(encoding.name) != 0) continue;
    for (std::size_t size : {1u, 2u, 3u, 5u, 17u, 10000u}) {
      const std::string bytes = random_bytes(random, size);
      BOOST_TEST_INFO(encoding.name << " " << size);
      BOOST_TEST((decode_lenient(bytes, encoding).text == icu_text(bytes, encoding, IcuErrors::substitute)));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_unit_of_the_map_says_by_itself_what_it_says_in_the_text) {
  std::mt19937 random(3);
  constexpr std::size_t kBase = 5;
  for (const Encoding& encoding : all_encodings()) {
    if (encoding.kind == EncodingKind::stateful) continue;
    const std::string bytes = random_bytes(random, 3000);
    const Decoded decoded = decode_lenient(bytes, encoding, kBase);
    std::size_t original = kBase, bad = 0;
    std::vector<Span> unreadable;
    for (std::size_t at = 0; at < decoded.text.size();) {
      const CodePoint point = read_code_point(decoded.text, at);
      BOOST_REQUIRE(point.valid);
      const Span text{at, at + point.size};
      BOOST_REQUIRE((decoded.map.widen(text) == text));
      const Span place = decoded.map.to_original(text);
      BOOST_REQUIRE(place.start == original);  // no gap, no overlap
      const Decoded alone =
          decode_lenient(std::string_view(bytes).substr(place.start - kBase, place.size()), encoding);
      if (bad < decoded.unreadable.size() && decoded.unreadable[bad] == place) {
        BOOST_REQUIRE(point.value == kReplacement);
        BOOST_REQUIRE(!alone.unreadable.empty());
        ++bad;
      } else {
        BOOST_REQUIRE(alone.unreadable.empty());
        BOOST_REQUIRE(alone.text == decoded.text.substr(at, point.size));
      }
      original = place.end;
      at += point.size;
    }
    BOOST_TEST(bad == decoded.unreadable.size());
    BOOST_TEST(original == kBase + bytes.size());
    const auto strict = decode_strict(bytes, encoding, kBase);
    BOOST_REQUIRE(strict.has_value() == decoded.unreadable.empty());
    if (!strict) BOOST_TEST(*strict.error().offset == decoded.unreadable.front().start);
  }
}

BOOST_AUTO_TEST_CASE(every_character_of_every_table_goes_there_and_back) {
  for (const Encoding& encoding : all_encodings()) {
    if (!of_bytes(encoding)) continue;
    for (const std::string& each : short_sequences(encoding)) {
      const auto text = decode_strict(each, encoding);
      if (!text) continue;
      const auto bytes = encode(text->text, encoding);
      if (!bytes || decode_strict(*bytes, encoding)->text != text->text)
        BOOST_ERROR(encoding.name << ": " << text->text << " does not come back");
    }
  }
  const Encoding& euc_jp = *find_encoding("euc-jp");
  for (unsigned pair = 0; pair < 94 * 94; ++pair) {
    const std::string three = {'\x8F', static_cast<char>(0xA1 + pair / 94),
                               static_cast<char>(0xA1 + pair % 94)};
    const auto text = decode_strict(three, euc_jp);
    if (text && decode_strict(*encode(text->text, euc_jp), euc_jp)->text != text->text)
      BOOST_ERROR("JIS X 0212 pair " << pair << " does not come back");
  }
}

BOOST_AUTO_TEST_CASE(every_character_of_iso_2022_jp_and_unicode_goes_there_and_back) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("euc-jp"));
  std::string japanese = "a¥‾ｱ";
  for (unsigned bytes = 0xA1A1; bytes < 0xFFFF; ++bytes)
    if (const char32_t each = (bytes & 0xFF) >= 0xA1 ? table.pair(static_cast<std::uint8_t>(bytes >> 8),
                                                                  static_cast<std::uint8_t>(bytes & 0xFF))
                                                     : 0)
      append_utf8(japanese, each);
  const Encoding& iso_2022_jp = *find_encoding("iso-2022-jp");
  BOOST_TEST((decode_strict(*encode(japanese, iso_2022_jp), iso_2022_jp)->text == japanese));
  std::string all;
  for (char32_t each = 0; each < 0x110000; ++each)
    if (each < 0xD800 || each > 0xDFFF) append_utf8(all, each);
  for (std::string_view name : {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "cesu-8", "utf-7"})
    BOOST_TEST((decode_strict(*encode(all, *find_encoding(name)), *find_encoding(name))->text == all));
}

BOOST_AUTO_TEST_CASE(valid_prefix_of_utf8_is_what_one_character_at_a_time_says) {
  std::mt19937 random(4);
  const std::string pieces[] = {"a", "word ", "é", "中", "中文字", "😀", "\uFFFF", "\u0800", "\xED\x9F\xBF"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % std::size(pieces)];
    if (round % 4) text[random() % text.size()] = static_cast<char>(random());
    if (round % 3 == 0) text.resize(random() % text.size());
    std::size_t expected = 0;
    for (CodePoint point; expected < text.size(); expected += point.size)
      if (!(point = read_code_point(text, expected)).valid) break;
    if (valid_utf8_prefix(text) != expected) BOOST_ERROR("prefix of " << text);
  }
  for (std::string_view bad :
       {"\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xC1\xBF", "\xF4\x90\x80\x80"})
    for (std::size_t at = 0; at < 12; ++at)
      BOOST_TEST(valid_utf8_prefix(std::string(at, 'x') + std::string(bad) + "中文字中文字") == at);
}

BOOST_AUTO_TEST_SUITE_END()
