// The encoders that have to shift: ISO-2022-JP, -KR and -CN, HZ, UTF-7. Each begins and ends unshifted.
#include "encoding/base64.h"
#include "encoding/double_byte.h"
#include "encoding/encoder.h"
#include "encoding/euc_tw.h"
#include "encoding/iso_2022_jp.h"
#include "encoding/seven_bit.h"

namespace mojimend {
namespace {

bool shifts(char32_t character) {
  return character == kShiftOut || character == kShiftIn || character == kEscape;
}

class Iso2022JpEncoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    if (shifts(character)) return false;
    if (character < 0x80) {
      switch_to(out, JpState::ascii);
      put(out, character);
      return true;
    }
    if (character == 0xA5 || character == 0x203E) {
      switch_to(out, JpState::roman);
      put(out, character == 0xA5 ? 0x5C : 0x7E);
      return true;
    }
    if (character >= 0xFF61 && character <= 0xFF9F) {
      switch_to(out, JpState::katakana);
      put(out, character - 0xFF61 + 0x21);
      return true;
    }
    const unsigned bytes = table_.bytes_of(character);
    if (bytes < 0xA1A1) return false;
    switch_to(out, JpState::jis_x_0208);
    put(out, bytes >> 8 & 0x7F);
    put(out, bytes & 0x7F);
    return true;
  }
  void finish(std::string& out) override { switch_to(out, JpState::ascii); }

 private:
  void switch_to(std::string& out, JpState state) {
    if (state == state_) return;
    state_ = state;
    std::string_view escape;
    for (const JpEscape& each : kJpEscapes)
      if (each.state == state) escape = each.bytes;  // the last: JIS X 0208-1983
    out += escape;
  }

  const DoubleByteTable& table_ = *DoubleByteTable::of(*find_encoding("euc-jp"));
  JpState state_ = JpState::ascii;
};

class Iso2022KrEncoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    if (shifts(character)) return false;
    if (character < 0x80) {
      shift(out, false);
      put(out, character);
      return true;
    }
    const unsigned bytes = table_.bytes_of(character);
    if ((bytes & 0x8080) != 0x8080 || (bytes & 0xFF) < 0xA1 || bytes < 0xA1A1) return false;
    if (!header_) out.insert(0, kKrHeader);  // RFC 1557 wants it at the start of a line
    header_ = true;
    shift(out, true);
    put(out, bytes >> 8 & 0x7F);
    put(out, bytes & 0x7F);
    return true;
  }
  void finish(std::string& out) override { shift(out, false); }

 private:
  void shift(std::string& out, bool shifted) {
    if (shifted != shifted_) put(out, shifted ? kShiftOut : kShiftIn);
    shifted_ = shifted;
  }

  const DoubleByteTable& table_ = *DoubleByteTable::of(*find_encoding("euc-kr"));
  bool header_ = false;
  bool shifted_ = false;
};

class Iso2022CnEncoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    if (shifts(character) || private_use(character)) return false;
    if (character < 0x80) {
      shift(out, false);
      put(out, character);
      if (character == '\n') set_ = {}, plane_2_ = false;
      return true;
    }
    const unsigned simplified = gbk_.bytes_of(character), traditional = euc_tw_.bytes_of(character);
    // Text that shifted to a set stays there as long as the set has its characters.
    const bool both = in_square(simplified) && in_square(traditional);
    if (in_square(traditional) && (!both || set_ == kCnPlane1)) {
      designate(out, kCnPlane1);
      pair(out, traditional);
    } else if (in_square(simplified)) {
      designate(out, kCnGb2312);
      pair(out, simplified);
    } else {
      return put_plane_2(out, character);
    }
    return true;
  }
  void finish(std::string& out) override { shift(out, false); }

 private:
  static bool in_square(unsigned bytes) { return bytes >= 0xA1A1 && (bytes & 0xFF) >= 0xA1; }

  bool put_plane_2(std::string& out, char32_t character) {
    const std::uint32_t four = euc_tw_four_byte_of(character);
    if (four >> 16 != 0x8EA2) return false;
    if (!plane_2_) out += kCnPlane2;
    plane_2_ = true;
    out += kCnSingleShift;
    pair(out, four & 0xFFFF);
    return true;
  }
  void designate(std::string& out, std::string_view set) {
    if (set_ != set) out += set;
    set_ = set;
    shift(out, true);
  }
  void shift(std::string& out, bool shifted) {
    if (shifted != shifted_) put(out, shifted ? kShiftOut : kShiftIn);
    shifted_ = shifted;
  }
  static void pair(std::string& out, unsigned bytes) {
    put(out, bytes >> 8 & 0x7F);
    put(out, bytes & 0x7F);
  }

  const DoubleByteTable& gbk_ = *DoubleByteTable::of(*find_encoding("gbk"));
  const DoubleByteTable& euc_tw_ = *DoubleByteTable::of(*find_encoding("euc-tw"));
  std::string_view set_;  // what SO leads to: its designation
  bool plane_2_ = false;
  bool shifted_ = false;
};

class HzEncoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    if (character < 0x80) {
      shift(out, false);
      if (character == '~') put(out, '~');
      put(out, character);
      return true;
    }
    const unsigned bytes = table_.bytes_of(character);
    // Lead byte 7E would be read as a shift.
    if (bytes < 0xA1A1 || bytes >= 0xFE00 || (bytes & 0xFF) < 0xA1) return false;
    shift(out, true);
    put(out, bytes >> 8 & 0x7F);
    put(out, bytes & 0x7F);
    return true;
  }
  void finish(std::string& out) override { shift(out, false); }

 private:
  void shift(std::string& out, bool shifted) {
    if (shifted != shifted_) out += shifted ? "~{" : "~}";
    shifted_ = shifted;
  }

  const DoubleByteTable& table_ = *DoubleByteTable::of(*find_encoding("gbk"));
  bool shifted_ = false;
};

class Utf7Encoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    if (direct(character)) {
      const bool minus = base64_digit(static_cast<unsigned char>(character)) >= 0 || character == '-';
      close(out, minus);
      put(out, character);
    } else if (character == '+' && !open_) {
      out += "+-";
    } else {
      if (!open_) put(out, '+');
      open_ = true;
      if (character >= 0x10000) {
        unit(out, 0xD800 + ((character - 0x10000) >> 10));
        character = 0xDC00 + ((character - 0x10000) & 0x3FF);
      }
      unit(out, character);
    }
    return true;
  }
  void finish(std::string& out) override { close(out, true); }

 private:
  // RFC 2152's sets D and O and its blanks: ASCII but for + and the two that ISO 646 exchanges.
  static bool direct(char32_t character) {
    if (character == '\t' || character == '\n' || character == '\r') return true;
    return character >= ' ' && character < 0x7F && character != '+' && character != '\\' && character != '~';
  }
  void unit(std::string& out, char32_t value) {
    bits_ = bits_ << 16 | value;
    for (held_bits_ += 16; held_bits_ >= 6;) {
      held_bits_ -= 6;
      out += kBase64[bits_ >> held_bits_ & 0x3F];
    }
    bits_ &= 0x3F;
  }
  void close(std::string& out, bool minus) {
    if (!open_) return;
    if (held_bits_ > 0) out += kBase64[bits_ << (6 - held_bits_) & 0x3F];
    if (minus) out += '-';
    open_ = false;
    bits_ = held_bits_ = 0;
  }

  bool open_ = false;
  std::uint32_t bits_ = 0;
  unsigned held_bits_ = 0;
};

}  // namespace

std::unique_ptr<Encoder> make_stateful_encoder(const Encoding& encoding) {
  if (encoding.name == "iso-2022-kr") return std::make_unique<Iso2022KrEncoder>();
  if (encoding.name == "iso-2022-cn") return std::make_unique<Iso2022CnEncoder>();
  if (encoding.name == "hz-gb-2312") return std::make_unique<HzEncoder>();
  if (encoding.name == "utf-7") return std::make_unique<Utf7Encoder>();
  return std::make_unique<Iso2022JpEncoder>();
}

}  // namespace mojimend
