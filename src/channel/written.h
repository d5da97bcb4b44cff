// What bytes say in the encoding in which they were written, one byte after the other, with bytes that are
// not known.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "encoding/double_byte.h"
#include "encoding/encoding.h"

namespace mojimend {

// Bytes of a character that is not complete. A byte that is not known has its bit in `unknown`.
struct Pending {
  std::array<unsigned char, 4> bytes{};
  std::uint8_t size = 0;
  std::uint8_t unknown = 0;
  std::uint8_t length = 0;   // of the whole character, once its first byte says it; UTF-8 only
  bool taken_along = false;  // the first byte is not known, and went with the one before it
  // The search asks it of every two hypotheses.
  bool operator==(const Pending& other) const {
    return std::bit_cast<std::uint64_t>(*this) == std::bit_cast<std::uint64_t>(other);
  }
  bool is_unknown(unsigned at) const { return (unknown >> at & 1) != 0; }
};

enum class Fed { letter, more, failed };

class Written {
 public:
  explicit Written(const Encoding& encoding);

  const Encoding& encoding() const { return *encoding_; }
  bool is_utf8() const { return encoding_->kind == EncodingKind::utf8; }

  // Takes the next byte. `letter` is set when it completes a character, and `pending` is empty then. O(1).
  Fed feed(Pending& pending, unsigned char byte, char32_t& letter) const;

 private:
  const Encoding* encoding_;
  const char32_t* single_ = nullptr;
  const DoubleByteTable* double_ = nullptr;
};

// UTF-8: takes a byte that is not known; `length` is that of the character where it is the first one.
// `letter` then means that the character is complete, but its bytes stay in `pending`.
Fed feed_unknown(Pending& pending, std::uint8_t length);
// UTF-8: takes a known byte behind an unknown one, in the same way.
Fed feed_behind_unknown(Pending& pending, unsigned char byte);
// The code point that complete bytes of UTF-8 say, or 0 if they are none.
char32_t utf8_letter(const std::array<unsigned char, 4>& bytes, std::uint8_t size);

}  // namespace mojimend
