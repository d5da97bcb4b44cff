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
  SourceBytes bytes_of(char32_t character) const;
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
  static constexpr std::size_t kPage = 64;  // code points
  void add(char32_t character, std::uint16_t bytes);
  bool lacks(unsigned pair) const { return variant_ && variant_->lacks(pair); }

  std::string_view name_;
  const Encoding* encoding_;
  double nats_;
  bool reads_four_;  // gb18030's sequences of four bytes
  const DoubleByteTable* double_ = nullptr;
  const ReaderVariant* variant_;  // null if it is none
  std::array<char32_t, 256> alone_{};
  std::vector<unsigned char> undefined_;
  // By page of the BMP, then by code point: the bytes, 0 for none. Page 0 of pages_ is empty.
  std::vector<std::uint16_t> page_of_;
  std::vector<std::array<std::uint16_t, kPage>> pages_;
  std::vector<std::pair<char32_t, std::uint16_t>> others_;  // by character
};

// Every reader of the channel table, in its order. Each is made on first use; thread-safe.
std::size_t reader_count();
const ReaderBytes& reader(std::size_t index);
bool reads_double_bytes(std::size_t index);

}  // namespace mojimend
