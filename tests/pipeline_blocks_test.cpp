// Where blocks are cut, on which lines they begin, and that it makes no difference to what comes out.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "pipeline_documents.h"

using namespace mojimend;
using namespace mojimend::test;

namespace {

struct Case {
  std::string_view encoding, sentence;
};
// U+4E0A, U+0A0A and U+010A have the byte of a line feed.
constexpr Case kCases[] = {
    {"utf-8", kChinese},
    {"gbk", kChinese},
    {"gb18030", "𠀀€ẞ早上的集市，𠀁"},
    {"big5", kTraditional},
    {"shift_jis", kJapanese},
    {"euc-jp", kJapanese},
    {"euc-kr", kKorean},
    {"windows-1251", kRussian},
    {"koi8-r", kRussian},
    {"utf-16le", "上ਊĊ𠀀a"},
    {"utf-16be", "上ਊĊ𠀀a"},
    {"iso-2022-jp", kJapanese},
    {"utf-32le", "上ਊĊ𠀀a"},
    {"utf-32be", "上ਊĊ𠀀a"},
    {"cesu-8", "上ਊĊ𠀀a€"},
    {"johab", kKorean},
    {"euc-tw", kTraditional},
    {"cp855", "Вечером дети собрали сено."},
    {"cp037", "Années - (été)!"},
    {"viscii", "Tiếng Việt, chữ Ỷ"},
    {"tcvn", "Tiếng Việt, chữ Ỷ"},
    {"hz-gb-2312", "~早上的~~集市很热闹"},
    {"iso-2022-kr", kKorean},
    {"iso-2022-cn", kTraditional},
    {"utf-7", "+早上的-+-a+𠀀，~"},
};

BlockLog blocks_of(std::string_view bytes, std::string_view encoding, std::size_t block_size) {
  MemorySource source(bytes);
  BlockLog log;
  const auto done = process(source, from(encoding, block_size), log);
  BOOST_TEST_REQUIRE(done.has_value(), encoding << ", blocks of " << block_size << ": "
                                                << (done ? "" : done.error().message()));
  return log;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks)

BOOST_AUTO_TEST_CASE(blocks_lie_side_by_side_and_begin_on_the_line_that_they_say) {
  for (const Case& each : kCases) {
    const std::string text =
        repeated(std::string(each.sentence) + "\n\n" + std::string(each.sentence) + " x\n", 9);
    const std::string bytes = in(each.encoding, text);
    for (const std::size_t size : {16, 61, 100, 257, 1000}) {
      // Where there are states it can be cut only where it is ASCII, and lines take some 70 bytes.
      if (find_encoding(each.encoding)->kind == EncodingKind::stateful && size < 100) continue;
      std::size_t at = 0;
      for (const BlockLog::Seen& block : blocks_of(bytes, each.encoding, size).blocks) {
        BOOST_TEST_REQUIRE(block.offset == at);
        BOOST_TEST_REQUIRE(block.bytes == bytes.substr(at, block.bytes.size()));
        BOOST_TEST_REQUIRE(block.bytes.size() <= size);
        const std::string before = decode_lenient(bytes.substr(0, at), *find_encoding(each.encoding)).text;
        const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        BOOST_TEST_REQUIRE(block.first_line == 1 + lines, each.encoding << " at " << at);
        at += block.bytes.size();
      }
      BOOST_TEST(at == bytes.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(lines_that_fit_are_never_cut) {
  for (const Case& each : kCases) {
    const std::string line = std::string(each.sentence) + "\n";
    const std::string bytes = in(each.encoding, repeated(line, 40));
    // Room for a line and a half, whatever it takes in this encoding.
    const std::size_t size = in(each.encoding, line).size() * 3 / 2;
    for (const BlockLog::Seen& block : blocks_of(bytes, each.encoding, size).blocks) {
      const std::string end = decode_lenient(block.bytes, *find_encoding(each.encoding)).text;
      BOOST_TEST_REQUIRE(end.ends_with('\n'), each.encoding << " at " << block.offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_too_long_is_cut_between_characters) {
  for (const Case& each : kCases) {
    // Not a blank in it, so that trail bytes have to be told from lead bytes by reading.
    std::string sentence(each.sentence);
    std::erase(sentence, ' ');
    // Some ASCII, where stateful text can be cut; ISO-2022-CN's only at a line's end.
    if (find_encoding(each.encoding)->kind == EncodingKind::stateful) sentence += "x";
    if (each.encoding == "iso-2022-cn") continue;
    const std::string text = repeated(sentence, 30);
    const std::string bytes = in(each.encoding, text);
    for (std::size_t size = 120; size < 140; ++size) {
      std::string read;
      for (const BlockLog::Seen& block : blocks_of(bytes, each.encoding, size).blocks)
        read += decode_lenient(block.bytes, *find_encoding(each.encoding)).text;
      BOOST_TEST_REQUIRE((read == text), each.encoding << " in blocks of " << size);
    }
  }
}

BOOST_AUTO_TEST_CASE(cr_and_lf_stay_together) {
  Options options = from("windows-1251", 16);
  options.rules.add(Rule::newline);
  for (std::size_t blanks = 0; blanks < 40; ++blanks) {
    const std::string start(blanks, ' ');
    const auto report =
        process(start + "\r\n" + std::string(40, 'x') + "\r" + std::string(blanks, 'y') + "\r\n", options);
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST_REQUIRE(report->fixed ==
                       start + "\n" + std::string(40, 'x') + "\n" + std::string(blanks, 'y') + "\n");
  }
}

BOOST_AUTO_TEST_CASE(what_comes_out_does_not_depend_on_the_blocks) {
  for (const Case& each : kCases) {
    const std::string text = repeated(std::string(each.sentence) + "\n", 20) + std::string(each.sentence);
    const std::string bytes = in(each.encoding, text);
    const auto whole = process(bytes, from(each.encoding));
    BOOST_TEST_REQUIRE(whole.has_value());
    for (const std::size_t size : {200, 333, 1024}) {
      const auto cut = process(bytes, from(each.encoding, size));
      BOOST_TEST_REQUIRE(cut.has_value());
      BOOST_TEST((cut->fixed == whole->fixed), each.encoding << " in blocks of " << size);
      BOOST_TEST(cut->totals.applied == whole->totals.applied);
      BOOST_TEST(cut->losses.size() == whole->losses.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(changes_of_a_large_transcoded_document_come_in_pieces_that_fit_together) {
  const std::string text = repeated(std::string(kRussian) + "\n", 4000);
  const std::string bytes = in("windows-1251", text);
  const BlockLog log = blocks_of(bytes, "windows-1251", kBlockSize);
  BOOST_TEST(log.blocks.size() > 2u);
  std::size_t at = 0, line = 1;
  for (const BlockLog::Seen& block : log.blocks) {
    BOOST_TEST_REQUIRE(block.offset == at);
    BOOST_TEST_REQUIRE(block.first_line == line);
    BOOST_TEST_REQUIRE(block.bytes.ends_with('\n'));
    at += block.bytes.size();
    line += block.changes;  // one a line
  }
  BOOST_TEST(at == bytes.size());
  BOOST_TEST((process(bytes, from("windows-1251"))->fixed == text));
}

BOOST_AUTO_TEST_SUITE_END()
