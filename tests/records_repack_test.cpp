// Compressed records: members of any size that begin and end anywhere, read in pieces of any size.
#include <boost/test/unit_test.hpp>

#include "files/fix.h"
#include "records/records.h"
#include "records/repack.h"
#include "records_support.h"

namespace {

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;
using mojimend::test::Trickle;

constexpr Packing kAll[] = {Packing::gzip, Packing::zstd, Packing::xz, Packing::bzip2};
const std::string kBad = "DrÃ¼ben schlÃ¤ft das Dorf\n", kGood = "Drüben schläft das Dorf\n";

std::string packed(Packing packing, std::string_view text) {
  StringOutput out;
  const auto packer = make_packer(packing);
  BOOST_REQUIRE(packer->start({}, out) && packer->write(text, out) && packer->finish(out));
  return out.text;
}

struct Outcome {
  std::string bytes;
  std::string error;
};

// What comes out of `bytes`, with the file's bytes at hand or without.
Outcome mended(std::string_view bytes, MemberLog log, std::size_t most, unsigned seed) {
  MemorySource source(bytes, "f");
  Trickle input(bytes, most, seed);
  UnpackedInput unpacked(input);
  BOOST_REQUIRE(*unpacked.open() != Packing::none);
  unpacked.log(log);
  StringOutput out;
  Repacker repacker(unpacked, out, log == MemberLog::places ? &source : nullptr);
  RecordSinks sinks{&repacker, nullptr, [](const Error&) {}};
  sinks.cut_input = CutInput::ends_output;
  const auto totals = process_records(unpacked, {}, *parse_record_format("line"), sinks);
  return {out.text, totals ? "" : totals.error().message()};
}

std::string unpacked_text(std::string_view bytes) {
  Trickle input(bytes, 1 << 20, 1);
  UnpackedInput unpacked(input);
  BOOST_REQUIRE(*unpacked.open() != Packing::none);
  std::string out, buffer(1000, ' ');
  while (true) {
    const auto count = unpacked.read(buffer);
    BOOST_REQUIRE(count.has_value());
    if (*count == 0) return out;
    out.append(buffer, 0, *count);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(repack)

BOOST_AUTO_TEST_CASE(formats_are_known_by_their_first_bytes) {
  for (const Packing packing : kAll) {
    const std::string bytes = packed(packing, "text");
    for (std::size_t size = 0; size <= kMagicSize; ++size) {
      const Magic magic = begins_member(packing, bytes.substr(0, size));
      BOOST_TEST((magic == Magic::yes || (size < kMagicSize && magic == Magic::perhaps)));
      for (const Packing other : kAll)
        if (other != packing && size > 0)
          BOOST_TEST((begins_member(other, bytes.substr(0, size)) == Magic::no));
    }
    BOOST_TEST((begins_member(packing, bytes.substr(0, kMagicSize)) == Magic::yes));
    BOOST_TEST((begins_member(packing, "{\"a\":1") == Magic::no));
  }
}

BOOST_AUTO_TEST_CASE(the_answer_does_not_depend_on_how_the_bytes_arrive) {
  Random random(6);
  for (std::size_t round = 0; round < rounds(60); ++round)
    for (const Packing packing : kAll) {
      std::string text, bytes, expected;
      for (std::size_t line = random.number(1, 30); line > 0; --line) {
        const bool bad = random.one_in(8);
        text += bad ? kBad : "fine\n";
        expected += bad ? kGood : "fine\n";
      }
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = std::min(text.size() - at, random.number(0, 80));
        bytes += packed(packing, text.substr(at, size));
        if (random.one_in(10)) bytes += std::string(4, '\0');
        at += size;
      }
      const Outcome whole = mended(bytes, MemberLog::places, 1 << 20, 1);
      BOOST_TEST(whole.error == "");
      BOOST_TEST(unpacked_text(whole.bytes) == expected);
      if (text == expected) BOOST_TEST((whole.bytes == bytes));
      for (const MemberLog log : {MemberLog::places, MemberLog::bytes}) {
        const Outcome pieces = mended(bytes, log, random.number(1, 100), static_cast<unsigned>(round));
        BOOST_TEST((pieces.bytes == whole.bytes));
      }
      // Cut off anywhere: what came out is whole, and begins like the text.
      const std::size_t cut = random.number(kMagicSize, bytes.size());
      const Outcome part = mended(bytes.substr(0, cut), MemberLog::bytes, 50, static_cast<unsigned>(round));
      const std::string got = unpacked_text(part.bytes);
      const std::size_t same = std::min(got.rfind('\n') + 1, got.size());
      BOOST_TEST(expected.starts_with(got.substr(0, same)));
    }
}

BOOST_AUTO_TEST_CASE(a_member_that_is_too_long_to_hold_is_packed_again) {
  Random random(7);
  std::string text;
  while (text.size() < kHeldMember * 3) text += static_cast<char>(random.number('a', 'p'));
  const std::string bytes = packed(Packing::zstd, text);
  BOOST_REQUIRE(bytes.size() > kHeldMember);
  const Outcome outcome = mended(bytes, MemberLog::bytes, 1 << 20, 1);
  BOOST_TEST((unpacked_text(outcome.bytes) == text));
  BOOST_TEST((mended(bytes, MemberLog::places, 1 << 20, 1).bytes == bytes));
  const std::string short_one = packed(Packing::zstd, text.substr(0, kHeldMember));
  BOOST_TEST((mended(short_one, MemberLog::bytes, 1 << 20, 1).bytes == short_one));
}

BOOST_AUTO_TEST_SUITE_END()
