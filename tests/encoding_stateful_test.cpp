// The encodings with states, and those of more than one byte a unit that no table holds: against ICU's
// converters, on random bytes, there and back, and where they are in their initial state.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>
#include <vector>

#include "encoding/decode.h"
#include "text/utf8.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

const Encoding& named(std::string_view name) { return *find_encoding(name); }

std::string lenient(std::string_view bytes, std::string_view name) {
  return decode_lenient(bytes, named(name)).text;
}

using Converter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

Converter converter_of(const Encoding& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter opened(ucnv_open(std::string(encoding.icu_name).c_str(), &status), ucnv_close);
  BOOST_REQUIRE(U_SUCCESS(status));
  ucnv_setToUCallBack(opened.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(opened.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  // Only what goes both ways: no character that merely looks alike.
  ucnv_setFallback(opened.get(), false);
  return opened;
}

// What ICU writes for the text, or "none".
std::string icu_bytes(UConverter* converter, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  std::string out(text.size() * 8 + 64, '\0');
  const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
                                       wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return "none";
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// What ICU reads, or "none".
std::string icu_text(UConverter* converter, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string out(bytes.size() * 2 + 16, u'\0');
  const int32_t size = ucnv_toUChars(converter, out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                                     static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return "none";
  std::string text;
  icu::UnicodeString(out.data(), size).toUTF8String(text);
  return text;
}

std::vector<const Encoding*> stateful() {
  std::vector<const Encoding*> all;
  for (const Encoding& each : all_encodings())
    if (each.kind == EncodingKind::stateful) all.push_back(&each);
  return all;
}

// Every character that the encoding can write, alone.
std::vector<std::string> repertoire(const Encoding& encoding) {
  std::vector<std::string> all;
  for (char32_t each = 0x20; each < 0x30000; ++each) {
    if (each >= 0xD800 && each < 0xE000) continue;
    std::string character;
    append_utf8(character, each);
    if (encode(character, encoding)) all.push_back(character);
  }
  return all;
}

// Characters that ICU reads or writes otherwise or not at all; docs/encodings.md says which.
std::size_t known_differences(std::string_view name) {
  if (name == "hz-gb-2312") return 13;
  if (name == "iso-2022-kr") return 12;
  return name == "iso-2022-cn" ? 319 : 0;
}

std::string shifting_bytes(std::mt19937& random, std::size_t size) {
  static const std::string pieces[] = {
      "\x1B$)C", "\x1B$)A", "\x1B$)G", "\x1B$*H", "\x1BN", "\x1B$B", "\x1B(B", "\x0E", "\x0F", "~{", "~}",
      "~~",      "~\n",     "+",       "-",       "+-",    "+AAo-",  "\n",     "\r\n", "a b",  "\0"s};
  std::string bytes;
  while (bytes.size() < size) {
    if (random() % 3 == 0) bytes += pieces[random() % std::size(pieces)];
    else bytes.push_back(static_cast<char>(random() % 8 ? 0x20 + random() % 0x60 : random()));
  }
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(states)

BOOST_AUTO_TEST_CASE(sequences_and_errors_one_by_one) {
  struct Case {
    std::string_view encoding;
    std::string bytes, text;
  };
  const Case cases[] = {
      {"hz-gb-2312", "a~{VPND~}z", "a中文z"},
      {"hz-gb-2312", "~~a~\nb", "~ab"},      // a line that goes on
      {"hz-gb-2312", "~{VP\nVP", "中\nVP"},  // the end of a line ends the pairs
      {"hz-gb-2312", "~{V ~}a", "� a"},      // half a pair
      {"hz-gb-2312", "~x~", "�x�"},          //
      {"hz-gb-2312", "~{VP\xD6~}", "中�"},   //
      {"hz-gb-2312", "~{VP ND~}", "中 文"},  // a blank among pairs
      {"iso-2022-kr", "\x1B$)C\x0E\x47\x51\x0F!", "한!"},
      {"iso-2022-kr", "\x0E\x47\x51\x0F!", "한!"},         // no header
      {"iso-2022-kr", "\x0E\x47\n\x47\x51", "�\nGQ"},      //
      {"iso-2022-kr", "\x1B$)A\xC7", "�$)A�"},             //
      {"iso-2022-kr", "\x0E\x2D\x21\x0F!", "�!"},          // no such pair
      {"iso-2022-cn", "\x1B$)A\x0EVPND\x0Fz", "中文z"},    //
      {"iso-2022-cn", "\x1B$)G\x0E\x44\x63\x0Fz", "中z"},  // plane 1 of CNS 11643
      {"iso-2022-cn", "\x1B$*H\x1BN\x21\x21z", "乂z"},     // plane 2
      {"iso-2022-cn", "\x0EVP", "�VP"},                    // nothing to shift to
      {"iso-2022-cn", "\x1B$)A\x0EVP\nVP", "中\nVP"},      //
      {"iso-2022-cn", "\x1BN\x21\x21", "�N!!"},            //
      {"utf-7", "A+ImIDkQ.", "A≢Α."},
      {"utf-7", "Hi Mom -+Jjo--!", "Hi Mom -☺-!"},
      {"utf-7", "+-+ZeVnLIqe-", "+日本語"},
      {"utf-7", "+2D3eAA-", "😀"},
      {"utf-7", "+2D0-x", "�x"},       // half a pair of surrogates
      {"utf-7", "+3gA-x", "�x"},       // the other half
      {"utf-7", "+ZeVn-x", "日�x"},    // digits that complete nothing
      {"utf-7", "+ x+\xE9", "� x��"},  // no digits
      {"utf-32le", "a\0\0\0\x00\xF6\x01\0"s, "a😀"},
      {"utf-32be", "\0\0\0a\0\x11\0\0\0\0\xD8\0z"s, "a���"},
      {"cesu-8", "\xED\xA0\xBD\xED\xB8\x80z", "😀z"},
      {"cesu-8", "\xED\xA0\xBDz\xED\xB8\x80", "�z�"},
      {"cesu-8", "\xF0\x9F\x98\x80z", "�z"},
      {"johab", "\x88\x61\xD9\x31\x84z\xFF", "가　�z�"},
      {"euc-tw", "\xC4\xE3\x8E\xA2\xA1\xA1\x8E\xA1\xC4\xE3", "中乂中"},
      {"euc-tw", "\x8E\xA2\xA1z\x8E\xA2\x8Ez\x8Ez\x8E\xA2", "�z�z�z�"},
      {"cp437", "\xE6\xE1", "µß"},
      {"cp864", "%\xC7", "٪ﺍ"},
      {"cp037", "\xC8\x89\x4B\x25", "Hi.\n"},
      {"viscii", "Ti\xAAng Vi\xAEt\x02", "Tiếng ViệtẲ"},
      {"tcvn", "\x01\xB5\xB0", "Úà\u0300"},
  };
  for (const Case& each : cases) {
    BOOST_TEST_INFO(each.encoding << " " << each.text);
    const Decoded decoded = decode_lenient(each.bytes, named(each.encoding));
    BOOST_TEST(decoded.text == each.text);
    BOOST_TEST(decoded.map.text_size() == each.text.size());
    BOOST_TEST(decoded.map.original_end() == each.bytes.size());
    BOOST_TEST(decode_strict(each.bytes, named(each.encoding)).has_value() == decoded.unreadable.empty());
  }
}

BOOST_AUTO_TEST_CASE(random_bytes_never_leave_a_gap_and_good_text_comes_back) {
  std::mt19937 random(5);
  for (const Encoding& encoding : all_encodings()) {
    for (int round = 0; round < 40; ++round) {
      const std::string bytes = shifting_bytes(random, 1 + random() % 300);
      const Decoded decoded = decode_lenient(bytes, encoding, 9);
      BOOST_TEST_INFO(encoding.name);
      BOOST_REQUIRE(decoded.map.text_size() == decoded.text.size());
      BOOST_REQUIRE(decoded.map.original_end() == 9 + bytes.size());
      std::size_t replaced = 0;
      for (std::size_t at = 0; at < decoded.text.size();) {
        const CodePoint point = read_code_point(decoded.text, at);
        BOOST_REQUIRE(point.valid);
        replaced += point.value == kReplacement;
        at += point.size;
      }
      BOOST_REQUIRE(replaced >= decoded.unreadable.size());
      BOOST_REQUIRE(decode_strict(bytes, encoding).has_value() == decoded.unreadable.empty());
      if (!decoded.unreadable.empty()) continue;
      const auto written = encode(decoded.text, encoding);
      if (written) BOOST_REQUIRE(decode_strict(*written, encoding)->text == decoded.text);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_character_goes_there_and_back_and_icu_reads_it_so_but_for_known_ones) {
  std::mt19937 random(6);
  for (const Encoding* encoding : stateful()) {
    const Converter converter = converter_of(*encoding);
    const std::vector<std::string> all = repertoire(*encoding);
    std::size_t differ = 0;
    std::string text, mixed;
    for (const std::string& each : all) {
      const auto bytes = encode(each, *encoding);
      BOOST_REQUIRE(decode_strict(*bytes, *encoding)->text == each);
      differ += icu_text(converter.get(), *bytes) != each;
      const std::string theirs = icu_bytes(converter.get(), each);
      differ += theirs != "none" && lenient(theirs, encoding->name) != each;
      mixed += all[random() % all.size()];
      if (random() % 4 == 0) mixed += "a~+ \n"[random() % 5];
    }
    BOOST_TEST_INFO(encoding->name);
    BOOST_TEST(differ == known_differences(encoding->name));
    BOOST_TEST((decode_strict(*encode(mixed, *encoding), *encoding)->text == mixed));
  }
}

BOOST_AUTO_TEST_CASE(text_is_the_same_cut_anywhere_in_an_unshifted_stretch) {
  std::mt19937 random(7);
  for (const Encoding* encoding : stateful()) {
    for (int round = 0; round < 60; ++round) {
      const std::string bytes = shifting_bytes(random, 80);
      const Decoded whole = decode_lenient(bytes, *encoding);
      for (const Span& stretch : unshifted_stretches(bytes, *encoding))
        for (std::size_t at = stretch.start; at <= stretch.end; ++at) {
          // Inside a character of two bytes the map has no edge.
          const Span text = whole.map.to_text({at, at});
          if (whole.map.to_original({text.start, text.start}).start != at) continue;
          const std::string joined =
              lenient(bytes.substr(0, at), encoding->name) + lenient(bytes.substr(at), encoding->name);
          BOOST_TEST_REQUIRE(joined == whole.text, encoding->name << " cut at " << at << " of " << round);
        }
    }
  }
}

BOOST_AUTO_TEST_CASE(stretches_and_their_bound) {
  const Encoding& hz = named("hz-gb-2312");
  const std::string bytes = "ab~{VP~}cd~{VP~}e";
  const auto places = [&](std::size_t most) {
    std::string out;
    for (const Span& each : unshifted_stretches(bytes, hz, most))
      out += std::to_string(each.start) + "-" + std::to_string(each.end) + " ";
    return out;
  };
  BOOST_TEST(places(std::string::npos) == "0-2 8-10 16-17 ");
  BOOST_TEST(places(9) == "0-2 8-9 ");
  BOOST_TEST(places(0) == "0-0 ");
  BOOST_TEST(unshifted_stretches("中", utf8_encoding()).front().end == 3u);
}

BOOST_AUTO_TEST_CASE(shifts_cannot_be_written_as_characters) {
  for (std::string_view name : {"iso-2022-jp", "iso-2022-kr", "iso-2022-cn"})
    for (const char* each : {"\x0E", "\x0F", "\x1B"}) BOOST_TEST(!encode(each, named(name)));
  BOOST_TEST(*encode("a中", named("iso-2022-cn")) == "a\x1B$)A\x0EVP\x0F");
  BOOST_TEST(*encode("a한", named("iso-2022-kr")) == "\x1B$)Ca\x0E\x47\x51\x0F");
  BOOST_TEST(*encode("~中", named("hz-gb-2312")) == "~~~{VP~}");
  BOOST_TEST(*encode("+é-a~", named("utf-7")) == "+-+AOk--a+AH4-");
  BOOST_TEST(*encode("😀", named("cesu-8")) == "\xED\xA0\xBD\xED\xB8\x80");
}

BOOST_AUTO_TEST_SUITE_END()
