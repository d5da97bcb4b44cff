// UTF-8 by its ranges (Unicode 15, table 3-7), others by their tables.
#include "channel/written.h"

#include "encoding/single_byte.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

std::uint8_t length_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

bool may_follow(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return is_continuation(second);
  }
}

Fed feed_utf8(Pending& pending, unsigned char byte, char32_t& letter) {
  if (pending.size == 0) {
    if (byte < 0x80) {
      letter = byte;
      return Fed::letter;
    }
    pending.length = length_of(byte);
    if (pending.length == 0) return Fed::failed;
  } else if (pending.size == 1 ? !may_follow(pending.bytes[0], byte) : !is_continuation(byte)) {
    return Fed::failed;
  }
  pending.bytes[pending.size++] = byte;
  if (pending.size < pending.length) return Fed::more;
  letter = utf8_letter(pending.bytes, pending.size);
  pending = {};
  return Fed::letter;
}

}  // namespace

Written::Written(const Encoding& encoding) : encoding_(&encoding) {
  if (encoding.kind == EncodingKind::double_byte) double_ = DoubleByteTable::of(encoding);
  else if (encoding.kind == EncodingKind::single_byte)
    single_ = single_byte_table(encoding).characters.data();
}

Fed Written::feed(Pending& pending, unsigned char byte, char32_t& letter) const {
  if (is_utf8()) return feed_utf8(pending, byte, letter);
  if (single_) {
    letter = single_[byte];
    return letter >= 0xA0 || (letter < 0x80 && letter != 0) ? Fed::letter : Fed::failed;
  }
  if (pending.size == 0) {
    letter = byte < 0x80 ? byte : double_->single(byte);
    if (letter != 0) return Fed::letter;
    if (!double_->is_lead(byte)) return Fed::failed;
    pending.bytes[pending.size++] = byte;
    return Fed::more;
  }
  letter = double_->pair(pending.bytes[0], byte);
  pending = {};
  const bool is_private = letter >= 0xE000 && letter < 0xF900;
  return letter == 0 || is_private ? Fed::failed : Fed::letter;
}

Fed feed_unknown(Pending& pending, std::uint8_t length) {
  if (pending.size == 0) pending.length = length;
  pending.unknown = static_cast<std::uint8_t>(pending.unknown | 1u << pending.size);
  ++pending.size;
  return pending.size < pending.length ? Fed::more : Fed::letter;
}

Fed feed_behind_unknown(Pending& pending, unsigned char byte) {
  if (!is_continuation(byte)) return Fed::failed;
  if (pending.size == 1 && !pending.is_unknown(0) && !may_follow(pending.bytes[0], byte)) return Fed::failed;
  pending.bytes[pending.size++] = byte;
  return pending.size < pending.length ? Fed::more : Fed::letter;
}

char32_t utf8_letter(const std::array<unsigned char, 4>& bytes, std::uint8_t size) {
  if (size < 2) return 0;
  const CodePoint point = read_code_point({reinterpret_cast<const char*>(bytes.data()), size}, 0);
  return point.valid && point.size == size ? point.value : 0;
}

}  // namespace mojimend
