// Counts the letters that wait for bytes which do not come.
#include "mojibake/taken_out.h"

#include <algorithm>
#include <bitset>

#include "channel/codec.h"
#include "text/letter_kinds.h"

namespace mojimend {
namespace {

// Text of its own, or of another encoding, has letters that are first bytes of something everywhere, and
// characters of UTF-8 by chance: so much commoner must these be for each letter that waits in vain.
constexpr Cost kEachWaiting = 2 * kNat;
// Letters of whole characters: one of them, and two in rare readers, where one may be anything: "REDÄÅÆ".
constexpr std::size_t kFewest = 2, kFewestOfRare = 4;

struct Gaps {
  std::size_t letters = 0, complete = 0;        // that wait for bytes, and those of whole characters
  bool controls = false, soft_hyphens = false;  // such letters are there, and nobody took them out
};
Gaps gaps_in(std::u32string_view line, const ReaderBytes& reader, const Written& utf8) {
  Gaps gaps;
  Pending pending;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const char32_t c = at < line.size() ? line[at] : U'\n';
    gaps.controls |= is_c1(c);
    gaps.soft_hyphens |= c == kSoftHyphen;
    const SourceBytes bytes = reader.bytes_of(c);
    if (bytes.size == 0) {
      gaps.letters += pending.size;
      pending = {};
    }
    for (unsigned each = 0; each < bytes.size; ++each) {
      const std::size_t waiting = pending.size;
      char32_t letter = 0;
      if (const Fed fed = utf8.feed(pending, bytes[each], letter); fed != Fed::failed) {
        if (fed == Fed::letter && letter >= 0x80) gaps.complete += waiting + 1;
        continue;
      }
      gaps.letters += waiting;
      pending = {};
      utf8.feed(pending, bytes[each], letter);
    }
  }
  return gaps;
}

// Bytes from 80 to BF that are no character of the reader, or a control.
using LeftOut = std::bitset<64>;
LeftOut left_out_by(std::size_t reader) {
  LeftOut bytes;
  if (reads_double_bytes(reader)) return bytes;
  for (unsigned byte = 0x80; byte < 0xC0; ++byte) {
    const char32_t c = mojimend::reader(reader).character(static_cast<unsigned char>(byte));
    bytes[byte - 0x80] = c == 0 || is_c1(c);
  }
  return bytes;
}

}  // namespace

bool leaves_out_others(std::size_t reader, std::span<const std::size_t> others) {
  const LeftOut here = left_out_by(reader);
  return here.any() &&
         std::ranges::none_of(others, [&](std::size_t each) { return left_out_by(each) == here; });
}

void add_taking_out(std::vector<Mode>& modes, std::u32string_view line, Mode mode) {
  const ReaderBytes& reader = mojimend::reader(mode.reader);
  const Gaps gaps = gaps_in(line, reader, mode.written);
  const bool is_chance = mode.commoner < kEachWaiting * static_cast<Cost>(gaps.letters);
  if (gaps.letters == 0 || gaps.controls || is_chance) return;
  if (gaps.complete < (mode.rarity > kNat ? kFewestOfRare : kFewest)) return;
  if (!gaps.soft_hyphens && !reader.is_double_byte()) {
    mode.invisible = Invisible::stripped;
    modes.push_back(mode);
    mode.invisible = Invisible::kept;
  }
  if (reader.undefined().empty() && !reader.is_double_byte()) return;
  mode.unreadable = Unreadable::dropped_byte;
  modes.push_back(mode);
}

}  // namespace mojimend
