// Counts the letters that wait for bytes which do not come.
#include "mojibake/taken_out.h"

#include "channel/codec.h"

namespace mojimend {
namespace {

// Text that nothing is missing of is the rule.
constexpr Cost kTakesOut = 1 * kNat;
// Text of its own has letters that are first bytes of something everywhere, and no characters of UTF-8: where
// so many more wait in vain than are explained, chance explains these.
constexpr std::size_t kMostWaiting = 2;
constexpr char32_t kSoftHyphen = 0xAD;

struct Gaps {
  std::size_t letters = 0;
  bool controls = false, soft_hyphens = false;  // such letters are there, and nobody took them out
};
Gaps gaps_in(std::u32string_view line, const ReaderBytes& reader, const Written& utf8) {
  Gaps gaps;
  Pending pending;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const char32_t c = at < line.size() ? line[at] : U'\n';
    gaps.controls |= is_c1(c);
    gaps.soft_hyphens |= c == 0xAD;
    const SourceBytes bytes = reader.bytes_of(c);
    char32_t letter = 0;
    const std::size_t waiting = pending.size;
    const Fed fed = bytes.size == 1 ? utf8.feed(pending, bytes[0], letter) : Fed::failed;
    if (fed != Fed::failed && !(fed == Fed::letter && letter < 0x80 && waiting != 0)) continue;
    gaps.letters += waiting;
    pending = {};
    if (bytes.size == 1) utf8.feed(pending, bytes[0], letter);
  }
  return gaps;
}

}  // namespace

bool has_controls(std::size_t reader) {
  constexpr unsigned char kFirst = 0x80, kLast = 0x9F;
  const auto is_control = [reader](unsigned char byte) {
    return is_c1(mojimend::reader(reader).character(byte));
  };
  return !reads_double_bytes(reader) && is_control(kFirst) && is_control(kLast);
}

void add_taking_out(std::vector<Mode>& modes, std::u32string_view line, Mode mode) {
  const ReaderBytes& reader = mojimend::reader(mode.reader);
  const Gaps gaps = gaps_in(line, reader, mode.written);
  if (gaps.letters == 0 || gaps.letters > kMostWaiting * mode.explained || gaps.controls) return;
  mode.entry += kTakesOut;
  if (!gaps.soft_hyphens) {
    mode.invisible = Invisible::stripped;
    modes.push_back(mode);
    mode.invisible = Invisible::kept;
  }
  if (reader.undefined().empty()) return;
  mode.unreadable = Unreadable::dropped_byte;
  modes.push_back(mode);
}

}  // namespace mojimend
