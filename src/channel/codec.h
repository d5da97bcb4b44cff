// Codec: an encoding as the steps of a channel write and read it. Unlike decode.h's it goes by what readers
// in the wild do with bytes that are no character, and is made for short texts, many times.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "channel/reader_variant.h"
#include "encoding/double_byte.h"
#include "encoding/double_byte_reader.h"
#include "encoding/encoding.h"
#include "text/channel.h"

namespace mojimend {

// A reader of this kind takes the byte behind one that it cannot read along, whatever it is.
inline bool takes_two(Unreadable unreadable) {
  return unreadable == Unreadable::question_pair || unreadable == Unreadable::katakana_dot;
}

inline bool is_c1(char32_t character) { return character >= 0x80 && character <= 0x9F; }

// What a byte of a single-byte encoding says, or 0. The web's tables fill what Microsoft left undefined with
// C1 controls: one way to read such bytes, which a step must name; here they are undefined.
char32_t assigned(const Encoding& encoding, unsigned char byte);

class Codec {
 public:
  // By a name of the registry, or one of these: "iso-8859-1", which is itself here and not windows-1252;
  // "us-ascii"; "printable-ascii", which has 20–7E, tabs and line ends; a variant. Null if unknown.
  // Made on first use and kept. Thread-safe.
  static const Codec* find(std::string_view name);

  // Appends the bytes of `text`; false if the encoding lacks a character. A writer of a single-byte encoding
  // that reads undefined bytes as Unreadable::c1 writes those code points as well.
  bool write(std::string& out, std::u32string_view text, Unreadable unreadable) const;

  // None where the reader says nothing of bytes that are no character.
  std::optional<std::u32string> read(std::string_view bytes, Unreadable unreadable,
                                     UserDefined user_defined) const;

 private:
  // `whole` has states or units of several bytes: written and read by encode() and decode_strict().
  enum class Form { latin1, ascii, printable_ascii, utf8, single_byte, double_byte, gbk, whole };
  static constexpr char32_t kNone = 0xFFFFFFFF;

  explicit Codec(Form form) : form_(form) {}
  static Codec of(const Encoding& encoding);
  static Codec of(const ReaderVariant& variant);
  static const Codec& variant_codec(const ReaderVariant& variant);

  bool write_utf8(std::string& out, std::u32string_view text) const;
  bool write_single(std::string& out, std::u32string_view text, Unreadable unreadable) const;
  bool write_double(std::string& out, std::u32string_view text) const;
  bool write_whole(std::string& out, std::u32string_view text) const;

  using Read = std::optional<std::u32string>;
  static Read read_latin1(std::string_view bytes);
  Read read_ascii(std::string_view bytes, Unreadable unreadable) const;
  static Read read_utf8(std::string_view bytes, Unreadable unreadable);
  Read read_single(std::string_view bytes, Unreadable unreadable) const;
  Read read_double(std::string_view bytes, Unreadable unreadable, UserDefined user_defined) const;
  // Of no size where it is as in the base.
  Sequence from_variant(std::string_view bytes, std::size_t at) const;
  Read read_whole(std::string_view bytes) const;

  Form form_;
  const Encoding* encoding_ = nullptr;
  const DoubleByteTable* pairs_ = nullptr;
  std::array<char32_t, 256> characters_{};  // of single bytes
  const ReaderVariant* variant_ = nullptr;
};

}  // namespace mojimend
