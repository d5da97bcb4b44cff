// Double-byte encodings, with the four-byte sequences of gb18030 and EUC-TW and EUC-JP's of three bytes;
// errors as in the WHATWG decoders: what is bad goes as one, but an ASCII byte behind a bad lead byte is a
// character of its own.
#include "encoding/decoders.h"
#include "encoding/double_byte.h"
#include "encoding/double_byte_reader.h"
#include "encoding/euc_tw.h"
#include "encoding/gb18030.h"
#include "encoding/icu_tables.h"
#include "encoding/utf8_scan.h"

namespace mojimend {
namespace {

bool within(unsigned byte, unsigned low, unsigned high) { return byte - low <= high - low; }

}  // namespace

DoubleByteReader::Form DoubleByteReader::form_of(std::string_view name) {
  if (name == "gbk" || name == "gb18030") return Form::gb18030;
  if (name == "euc-jp") return Form::euc_jp;
  if (name == "euc-tw") return Form::euc_tw;
  if (name == "johab") return Form::johab;
  return name == "shift_jis" ? Form::shift_jis : Form::plain;
}

Sequence DoubleByteReader::read(std::size_t at) const {
  const unsigned lead = byte(at);
  const unsigned trail = at + 1 < bytes_.size() ? byte(at + 1) : 0;  // no pair ends with 0
  const char32_t pair = table_->pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
  if (pair != 0) return {pair, 2};
  if (const char32_t alone = table_->single(static_cast<std::uint8_t>(lead))) return {alone, 1};
  if (!may_lead(lead) || at + 1 == bytes_.size()) return {};
  if (form_ == Form::gb18030 && within(trail, 0x30, 0x39)) return read_four(at);
  if (form_ == Form::euc_jp && lead == 0x8F && within(trail, 0xA1, 0xFE)) return read_jis_x_0212(at);
  if (form_ == Form::euc_tw && lead == 0x8E && within(trail, 0xA1, 0xFE)) return read_cns_11643(at);
  return {0, trail < 0x80 ? 1u : 2u};
}

// The standard's lead bytes, not is_lead(): a lead byte with no characters still takes its trail byte
// along.
bool DoubleByteReader::may_lead(unsigned lead) const {
  switch (form_) {
    case Form::euc_jp:
      return within(lead, 0x8E, 0x8F) || within(lead, 0xA1, 0xFE);
    case Form::euc_tw:
      return lead == 0x8E || within(lead, 0xA1, 0xFE);
    case Form::johab:
      return within(lead, 0x84, 0xD3) || within(lead, 0xD8, 0xDE) || within(lead, 0xE0, 0xF9);
    case Form::shift_jis:
      return within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xFC);
    default:
      return within(lead, 0x81, 0xFE);
  }
}

Sequence DoubleByteReader::read_four(std::size_t at) const {
  const std::size_t left = bytes_.size() - at;
  if (left == 2) return {0, 2};  // cut off by the end
  if (!within(byte(at + 2), 0x81, 0xFE)) return {};
  if (left == 3) return {0, 3};
  if (!within(byte(at + 3), 0x30, 0x39)) return {};
  return {gb18030_four_byte(bytes_.substr(at, 4)), 4};
}

Sequence DoubleByteReader::read_jis_x_0212(std::size_t at) const {
  static const std::vector<char32_t> characters = icu::jis_x_0212();
  if (bytes_.size() - at == 2) return {0, 2};  // cut off by the end
  const unsigned third = byte(at + 2);
  if (!within(third, 0xA1, 0xFE)) return {0, third < 0x80 ? 2u : 3u};
  return {characters[(byte(at + 1) - 0xA1) * 94 + third - 0xA1], 3};
}

Sequence DoubleByteReader::read_cns_11643(std::size_t at) const {
  for (std::size_t size = 2; size < 4; ++size) {
    if (bytes_.size() - at == size) return {0, size};  // cut off by the end
    const unsigned next = byte(at + size);
    if (!within(next, 0xA1, 0xFE)) return {0, next < 0x80 ? size : size + 1};
  }
  return {euc_tw_four_byte(bytes_.substr(at, 4)), 4};
}

template <typename Writer>
void decode_double_byte(std::string_view bytes, const Encoding& encoding, Writer& out) {
  const DoubleByteReader reader(bytes, encoding);
  decode_beyond_ascii(bytes, out, [&](std::size_t at) { return reader.read(at); });
}

template void decode_double_byte(std::string_view, const Encoding&, UnitWriter&);
template void decode_double_byte(std::string_view, const Encoding&, UnreadableFinder&);

}  // namespace mojimend
