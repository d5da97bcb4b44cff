// UTF-7: ASCII, and UTF-16 in base64 between + and the first byte that is no digit. A digit belongs to the
// code unit that it completes, so each character has whole bytes, though not all of its bits are in them.
#include "encoding/base64.h"
#include "encoding/decoders.h"

namespace mojimend {
namespace {

// One run of digits.
template <typename Writer>
class Base64Run {
 public:
  explicit Base64Run(Writer& out) : out_(out) {}

  // False: the decoder is to stop.
  [[nodiscard]] bool digit(unsigned value) {
    bits_ = (bits_ << 6 | value) & 0x3FFFFF;
    held_bits_ += 6;
    ++digits_;
    if (held_bits_ < 16) return true;
    held_bits_ -= 16;
    const std::size_t size = digits_;
    digits_ = 0;
    return unit(bits_ >> held_bits_ & 0xFFFF, size);
  }

  // Digits that complete no code unit are too many, except that fewer than six bits pad the last.
  [[nodiscard]] bool end() {
    if (!drop_surrogate()) return false;
    return digits_ == 0 || out_.unreadable(digits_);
  }

 private:
  bool unit(unsigned value, std::size_t size) {
    if (surrogate_ != 0 && (value & 0xFC00) == 0xDC00) {
      out_.character(0x10000 + ((surrogate_ & 0x3FF) << 10) + (value & 0x3FF), surrogate_size_ + size);
      surrogate_ = 0;
      return true;
    }
    if (!drop_surrogate()) return false;
    if ((value & 0xFC00) == 0xDC00) return out_.unreadable(size);
    if ((value & 0xFC00) == 0xD800) {
      surrogate_ = value;
      surrogate_size_ = size;
    } else {
      out_.character(value, size);
    }
    return true;
  }

  bool drop_surrogate() {
    if (surrogate_ == 0) return true;
    surrogate_ = 0;
    return out_.unreadable(surrogate_size_);
  }

  Writer& out_;
  unsigned bits_ = 0;
  unsigned held_bits_ = 0;
  std::size_t digits_ = 0;  // since the last code unit
  unsigned surrogate_ = 0;  // the first of a pair, or 0
  std::size_t surrogate_size_ = 0;
};

}  // namespace

template <typename Writer>
void decode_utf7(std::string_view bytes, Writer& out) {
  const auto digit = [&](std::size_t at) {
    return at < bytes.size() ? base64_digit(static_cast<unsigned char>(bytes[at])) : -1;
  };
  bool open = false;  // more digits may follow
  for (std::size_t at = 0; at < bytes.size();) {
    out.unshifted();
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool minus_follows = at + 1 < bytes.size() && bytes[at + 1] == '-';
    if (byte == '+' && minus_follows) {
      out.character('+', 2);
      at += 2;
    } else if (byte != '+' && byte <= 0x7F) {
      out.character(byte, 1);
      ++at;
    } else if (byte != '+' || digit(at + 1) < 0) {
      if (!out.unreadable(1)) return;
      ++at;
    } else {
      out.dropped(1);
      Base64Run<Writer> run(out);
      for (++at; digit(at) >= 0; ++at)
        if (!run.digit(static_cast<unsigned>(digit(at)))) return;
      if (!run.end()) return;
      open = at == bytes.size();
      if (at < bytes.size() && bytes[at] == '-') {
        out.dropped(1);
        ++at;
      }
    }
  }
  if (!open) out.unshifted();
}

template void decode_utf7(std::string_view, UnitWriter&);
template void decode_utf7(std::string_view, UnreadableFinder&);
template void decode_utf7(std::string_view, UnshiftedFinder&);

}  // namespace mojimend
