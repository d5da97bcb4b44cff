// The way back through a reader: which bytes a character must have been, for every encoding of the channel
// table that text is read as.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "channel/reader_variant.h"
#include "encoding/double_byte.h"
#include "encoding/encoding.h"
#include "text/code_point_map.h"

namespace mojimend {

// Up to four bytes that a character was made of, the first in the highest place in use.
struct SourceBytes {
  std::uint32_t value = 0;
  std::uint8_t size = 0;  // bytes; 0: none
  unsigned char operator[](unsigned at) const {
    return static_cast<unsigned char>(value >> 8 * (size - 1 - at));
  }
  bool operator==(const SourceBytes&) const = default;
};

// One encoding as a reader. ASCII is itself in all of them.
class ReaderBytes {
 public:
  ReaderBytes(std::string_view name, const Encoding* encoding, double nats);

  std::string_view name() const { return name_; }
  const Encoding* encoding() const { return encoding_; }  // null for iso-8859-1
  double nats() const { return nats_; }
  bool is_double_byte() const { return double_ != nullptr; }

  // The bytes that are read as `character`; a C1 control may be the byte of its number that has no character.
  SourceBytes bytes_of(char32_t character) const {
    if (character < 0x80) return {character, 1};
    const std::uint16_t bytes = character < 0x10000 ? bytes_[character] : std::uint16_t{0};
    if (bytes != 0) return {bytes, static_cast<std::uint8_t>(bytes > 0xFF ? 2 : 1)};
    return has_more_ ? more_bytes_of(character) : SourceBytes{};
  }
  // Other bytes that are read the same, or none.
  SourceBytes other_bytes_of(char32_t character) const;

  // Single-byte readers: the bytes above 0x7F that are no character.
  std::span<const unsigned char> undefined() const { return undefined_; }
  // Double-byte readers: whether the byte says a character by itself, and whether two are one. What a user
  // may define in GBK is none: where others read it, nothing was lost.
  bool reads(unsigned char byte) const;
  bool reads(unsigned char lead, unsigned char trail) const;
  char32_t character(unsigned char byte) const { return alone_[byte]; }

 private:
  // Those of characters that are not in bytes_.
  SourceBytes more_bytes_of(char32_t character) const;
  void add(char32_t character, std::uint16_t bytes);
  bool lacks(unsigned pair) const { return variant_ && variant_->lacks(pair); }

  std::string_view name_;
  const Encoding* encoding_;
  double nats_;
  bool reads_four_;        // gb18030's sequences of four bytes
  bool has_more_ = false;  // characters that are not in bytes_
  const DoubleByteTable* double_ = nullptr;
  const ReaderVariant* variant_;  // null if it is none
  std::array<char32_t, 256> alone_{};
  std::vector<unsigned char> undefined_;
  CodePointMap<std::uint16_t> bytes_;                       // of the BMP; 0 for none
  std::vector<std::pair<char32_t, std::uint16_t>> others_;  // by character
};

// Every reader of the channel table, in its order. Each is made on first use; thread-safe.
std::size_t reader_count();
const ReaderBytes& reader(std::size_t index);
bool reads_double_bytes(std::size_t index);
// The indexes of those that do, in order.
std::span<const std::size_t> double_byte_readers();

}  // namespace mojimend
