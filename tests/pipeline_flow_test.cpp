// The flow over documents in memory, held against encode and decode: transcoding, keeping the encoding,
// marks, places of what cannot be read, losses, and sources that are read in other steps.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "pipeline_documents.h"

using namespace mojimend;
using namespace mojimend::test;
using namespace std::string_literals;

namespace {

// Answers each read in full, as it must, but keeps the offsets, and fails from one of them on.
class WatchedSource : public MemorySource {
 public:
  using MemorySource::MemorySource;
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override {
    largest_ = std::max(largest_, buffer.size());
    if (offset >= fails_from_) return failure({ErrorKind::unreadable, "the disk is broken"});
    return MemorySource::read(offset, buffer);
  }
  void fail_from(std::uint64_t offset) { fails_from_ = offset; }
  std::size_t largest() const { return largest_; }

 private:
  std::uint64_t fails_from_ = ~std::uint64_t{0};
  std::size_t largest_ = 0;
};

constexpr std::string_view kGlossed = "國(guó)家圖書館在城市的東邊，很多人喜歡在那裡看書。\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(flow)

BOOST_AUTO_TEST_CASE(every_encoding_becomes_what_decode_gives) {
  const std::string text = "Order 7: naive text.\n\n" + repeated("a, b\n", 5);
  for (const Encoding& encoding : all_encodings()) {
    std::string wanted = text;
    for (const std::string_view sentence : {kChinese, kRussian, kJapanese, kKorean, kTraditional})
      if (encode(sentence, encoding)) wanted += std::string(sentence) + "\n";
    // Some single-byte encodings have none of these; every byte above 0x7F that they have is text too.
    if (encoding.kind == EncodingKind::single_byte)
      for (int byte = 0xA0; byte < 0x100; ++byte)
        if (const auto one = decode_strict(std::string(1, static_cast<char>(byte)), encoding))
          wanted += one->text;
    const std::string bytes = *encode(wanted, encoding);
    // Stateful text can be cut only where it is ASCII, and its lines are long.
    const std::size_t least = encoding.kind == EncodingKind::stateful ? 256 : 128;
    for (const std::size_t size : {least, kBlockSize}) {
      Options options = from(encoding.name, size);
      options.rules.remove(Rule::mojibake);  // all the letters of an encoding in a row are no text
      const auto report = process(bytes, options);
      BOOST_TEST_REQUIRE(report.has_value(),
                         encoding.name << ": " << (report ? "" : report.error().message()));
      if (report->head.encoding != encoding.name) continue;  // ASCII alone is UTF-8
      BOOST_TEST((report->fixed == wanted), encoding.name << " in blocks of " << size);
      for (const Change& change : report->changes) {
        BOOST_TEST_REQUIRE((change.edit.rule == Rule::encoding && change.applies));
        BOOST_TEST_REQUIRE(change.before == change.after);
        BOOST_TEST_REQUIRE(change.after == change.edit.replacement);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(keep_leaves_every_byte_of_clean_text) {
  for (const auto& [encoding, sentence] : {std::pair{"gbk", kChinese},
                                           {"big5", kTraditional},
                                           {"windows-1251", kRussian},
                                           {"utf-16le", kRussian}}) {
    Options options = from(encoding);
    options.to = TargetEncoding::keep;
    const std::string bytes = in(encoding, repeated(std::string(sentence) + "\n", 50));
    const auto report = process(bytes, options);
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST((report->fixed == bytes));
    BOOST_TEST(report->totals.findings() == 0u);
  }
}

BOOST_AUTO_TEST_CASE(keep_writes_replacements_in_the_document_s_encoding) {
  Options options = from("windows-1251");
  options.to = TargetEncoding::keep;
  options.rules.add(Rule::newline);
  const std::string line = in("windows-1251", kRussian);
  const auto report = process(line + "\r\n" + line + "\r", options);
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST((report->fixed == line + "\n" + line + "\n"));

  Options wide = from("utf-16be");
  wide.to = TargetEncoding::keep;
  wide.rules.add(Rule::newline);
  const auto units = process(in("utf-16be", "Вечер\r\nчай\r"), wide);
  BOOST_TEST_REQUIRE(units.has_value());
  BOOST_TEST((units->fixed == in("utf-16be", "Вечер\nчай\n")));
}

BOOST_AUTO_TEST_CASE(what_repair_finds_is_the_same_text_in_every_encoding) {
  const std::string text = repeated(kTraditional, 3) + "\n" + repeated(kGlossed, 2);
  const auto plain = process(text, from("utf-8"));
  BOOST_TEST_REQUIRE(plain.has_value());
  for (const std::string_view encoding : {"gb18030", "utf-16le"}) {
    const auto report = process(in(encoding, text), from(encoding));
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST((report->fixed == plain->fixed), encoding);
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_cannot_be_read_are_named_with_offset_and_line) {
  const std::string line = in("gbk", kChinese) + "\n";
  for (const std::size_t lines : {0, 1, 7, 60})
    for (const std::size_t size : {std::size_t{100}, kBlockSize}) {
      const std::string bytes = repeated(line, lines) + in("gbk", "早") + "\xFF\n" + repeated(line, 60);
      MemorySource gbk(bytes, "x.txt");
      BlockLog log;
      const auto done = process(gbk, from("gbk", size), log);
      BOOST_TEST_REQUIRE(!done.has_value());
      BOOST_TEST((done.error().kind == ErrorKind::undecodable));
      BOOST_TEST(done.error().path == "x.txt");
      BOOST_TEST(done.error().offset.value_or(0) == lines * line.size() + 2);
      BOOST_TEST(done.error().line.value_or(0) == lines + 1);
      BOOST_TEST(!log.begun);  // before the sink heard anything
    }
}

BOOST_AUTO_TEST_CASE(a_utf16_place_counts_line_feeds_and_not_their_bytes) {
  const std::string good = in("utf-16le", repeated("上ਊĊ текст\n", 30));
  const auto report = process(good + "\x00\xDC"s + in("utf-16le", "a\n"), from("utf-16le", 64));
  BOOST_TEST_REQUIRE(!report.has_value());
  BOOST_TEST(report.error().offset.value_or(0) == good.size());
  BOOST_TEST(report.error().line.value_or(0) == 31u);
}

BOOST_AUTO_TEST_CASE(a_mark_of_utf16_goes_and_one_of_utf8_stays_unless_the_policy_is_on) {
  for (const std::string_view encoding : {"utf-16le", "utf-16be"}) {
    const auto report = process(in(encoding, "\uFEFF" + std::string(kRussian)));
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST(report->head.bom == 2u);
    BOOST_TEST(report->fixed == kRussian);
    BOOST_TEST_REQUIRE(report->changes.size() == 1u);
    BOOST_TEST(report->changes[0].before.starts_with("\uFEFF"));
  }
  const std::string marked = "\uFEFF" + std::string(kRussian);
  BOOST_TEST(process(marked)->fixed == marked);
  Options options;
  options.rules.add(Rule::bom);
  BOOST_TEST(process(marked, options)->fixed == kRussian);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_losses_and_stay) {
  const std::string line = std::string(kChinese) + "\n";
  const std::string bytes = repeated(line, 5) + "\xFF" + line + "\xE6\x97" + repeated(line, 5);
  for (const std::size_t size : {std::size_t{150}, kBlockSize}) {
    const auto report = process(bytes, from("utf-8", size));
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST((report->fixed == bytes));
    BOOST_TEST_REQUIRE(report->losses.size() == 2u);
    const std::size_t first = 5 * line.size();
    BOOST_TEST((report->losses[0].span == Span{first, first + 1}));
    BOOST_TEST((report->losses[1].span == Span{first + 1 + line.size(), first + 3 + line.size()}));
    BOOST_TEST(report->totals.losses == 2u);
  }
  Options quiet = from("utf-8");
  quiet.rules.remove(Rule::lost);
  BOOST_TEST(process(bytes, quiet)->losses.empty());
}

BOOST_AUTO_TEST_CASE(reads_are_bounded_and_their_failure_is_the_result) {
  const std::string bytes = in("windows-1251", repeated(std::string(kRussian) + "\n", 9000));
  for (const std::uint64_t broken : {std::uint64_t{0}, std::uint64_t{300000}}) {
    WatchedSource source(bytes, "x.txt");
    source.fail_from(broken);
    BlockLog log;
    const auto done = process(source, from("windows-1251", 100000), log);
    BOOST_TEST_REQUIRE(!done.has_value());
    BOOST_TEST((done.error().kind == ErrorKind::unreadable));
    BOOST_TEST(done.error().path == "x.txt");
    BOOST_TEST(!log.begun);
  }
  WatchedSource source(bytes);
  BlockLog log;
  BOOST_TEST(process(source, from("windows-1251", 100000), log).has_value());
  BOOST_TEST(source.largest() < bytes.size());
}

BOOST_AUTO_TEST_CASE(empty_and_binary_are_refused_before_anything_is_given) {
  for (const std::string& bytes : {""s, "\x89PNG\r\n\x1A\n\0\0"s}) {
    MemorySource source(bytes);
    BlockLog log;
    BOOST_TEST(!process(source, {}, log).has_value());
    BOOST_TEST(!log.begun);
  }
}

BOOST_AUTO_TEST_CASE(suspects_are_no_findings_and_an_ignore_comment_silences_them) {
  const std::string line = "a \"Ã©\" is an \"é\"\n";
  const auto told = process(line);
  BOOST_REQUIRE(told.has_value());
  BOOST_TEST(told->suspects.size() == 1u);
  BOOST_TEST(told->totals.suspects == 1u);
  BOOST_TEST(told->totals.findings() == 0u);
  BOOST_TEST(told->fixed == line);
  const auto silent = process("# mojimend: off\n" + line);
  BOOST_REQUIRE(silent.has_value());
  BOOST_TEST(silent->suspects.empty());
}

// They are no letters, and no encoding of the page lacks them.
BOOST_AUTO_TEST_CASE(broken_bytes_hide_no_other_damage) {
  const std::string page =
      "全國(guó)政協(xié)會(huì)議開幕,。他們學(xué)習(xí)報(bào)告,、討論國(guó)家大事,。\n"
      "各國(guó)代表學(xué)習(xí)經驗(yàn),、參觀報(bào)社,。《人民日?qǐng)?bào)》刊登了消息,。\n";
  const auto whole = process(page, Options());
  const auto broken = process(page + "\x9C\xA8 end\n", Options());
  BOOST_TEST_REQUIRE((whole.has_value() && broken.has_value()));
  BOOST_TEST((whole->fixed != page));
  BOOST_TEST(broken->fixed.starts_with(whole->fixed));
}

BOOST_AUTO_TEST_SUITE_END()
