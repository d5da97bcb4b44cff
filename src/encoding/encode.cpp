// UTF-8 → bytes, one character at a time: what is encoded is short (replacements), or checked against the
// original, so there is no second set of tables for speed.
#include <memory>
#include <unordered_map>
#include <vector>

#include "encoding/decode.h"
#include "encoding/double_byte.h"
#include "encoding/encoder.h"
#include "encoding/euc_tw.h"
#include "encoding/gb18030.h"
#include "encoding/icu_tables.h"
#include "encoding/single_byte.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

class Utf8Encoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    append_utf8(out, character);
    return true;
  }
};

class Utf16Encoder : public Encoder {
 public:
  explicit Utf16Encoder(bool big_endian) : big_endian_(big_endian) {}
  bool put_character(std::string& out, char32_t character) override {
    if (character < 0x10000) {
      unit(out, character);
    } else {
      unit(out, 0xD800 + ((character - 0x10000) >> 10));
      unit(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
    }
    return true;
  }

 private:
  void unit(std::string& out, char32_t value) const {
    put(out, big_endian_ ? value >> 8 : value & 0xFF);
    put(out, big_endian_ ? value & 0xFF : value >> 8);
  }
  bool big_endian_;
};

class Utf32Encoder : public Encoder {
 public:
  explicit Utf32Encoder(bool big_endian) : big_endian_(big_endian) {}
  bool put_character(std::string& out, char32_t character) override {
    for (int place = 0; place < 4; ++place)
      put(out, character >> 8 * (big_endian_ ? 3 - place : place) & 0xFF);
    return true;
  }

 private:
  bool big_endian_;
};

class Cesu8Encoder : public Encoder {
 public:
  bool put_character(std::string& out, char32_t character) override {
    if (character < 0x10000) {
      append_utf8(out, character);
    } else {
      surrogate(out, 0xD800 + ((character - 0x10000) >> 10));
      surrogate(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
    }
    return true;
  }

 private:
  static void surrogate(std::string& out, char32_t unit) {
    put(out, 0xED);
    put(out, 0x80 | (unit >> 6 & 0x3F));
    put(out, 0x80 | (unit & 0x3F));
  }
};

class SingleByteEncoder : public Encoder {
 public:
  explicit SingleByteEncoder(const Encoding& encoding) : bytes_(single_byte_table(encoding).bytes) {}
  bool put_character(std::string& out, char32_t character) override {
    const auto found = bytes_.find(character);
    if (found == bytes_.end() && character != 0) return false;
    put(out, character == 0 ? 0 : found->second);
    return true;
  }

 private:
  const std::unordered_map<char32_t, unsigned char>& bytes_;
};

class DoubleByteEncoder : public Encoder {
 public:
  explicit DoubleByteEncoder(const Encoding& encoding)
      : table_(*DoubleByteTable::of(encoding)), name_(encoding.name) {}
  bool put_character(std::string& out, char32_t character) override {
    const unsigned bytes = table_.bytes_of(character);
    if (bytes == 0 && character != 0) return put_longer(out, character);
    if (bytes > 0xFF) put(out, bytes >> 8);
    put(out, bytes & 0xFF);
    return true;
  }

 private:
  bool put_longer(std::string& out, char32_t character) const {
    if (name_ == "gb18030" || name_ == "euc-tw") {
      const std::uint32_t four =
          name_ == "euc-tw" ? euc_tw_four_byte_of(character) : gb18030_four_byte_of(character);
      if (four == 0) return false;
      for (int shift = 24; shift >= 0; shift -= 8) put(out, four >> shift & 0xFF);
      return true;
    }
    if (name_ == "euc-jp") {
      const unsigned pair = jis_x_0212_of(character);
      if (pair == 0) return false;
      put(out, 0x8F);
      put(out, pair >> 8);
      put(out, pair & 0xFF);
      return true;
    }
    return false;
  }

  static unsigned jis_x_0212_of(char32_t character) {
    static const std::unordered_map<char32_t, unsigned> pairs = [] {
      std::unordered_map<char32_t, unsigned> made;
      const std::vector<char32_t> characters = icu::jis_x_0212();
      for (unsigned at = 0; at < characters.size(); ++at)
        if (characters[at] != 0) made.emplace(characters[at], (0xA1 + at / 94) << 8 | (0xA1 + at % 94));
      return made;
    }();
    const auto found = pairs.find(character);
    return found == pairs.end() ? 0 : found->second;
  }

  const DoubleByteTable& table_;
  std::string_view name_;
};

std::unique_ptr<Encoder> encoder_of(const Encoding& encoding) {
  switch (encoding.kind) {
    case EncodingKind::utf8:
      return std::make_unique<Utf8Encoder>();
    case EncodingKind::utf16:
      return std::make_unique<Utf16Encoder>(encoding.name == "utf-16be");
    case EncodingKind::single_byte:
      return std::make_unique<SingleByteEncoder>(encoding);
    case EncodingKind::double_byte:
      return std::make_unique<DoubleByteEncoder>(encoding);
    case EncodingKind::utf32:
      return std::make_unique<Utf32Encoder>(encoding.name == "utf-32be");
    case EncodingKind::cesu8:
      return std::make_unique<Cesu8Encoder>();
    case EncodingKind::stateful:
      break;
  }
  return make_stateful_encoder(encoding);
}

Error cannot_encode(std::string_view text, std::size_t at, std::string reason) {
  Error error{ErrorKind::undecodable, std::move(reason), "write UTF-8 instead"};
  error.offset = at;
  std::uint64_t line = 1;
  for (char each : text.substr(0, at)) line += each == '\n';
  error.line = line;
  return error;
}

}  // namespace

Result<std::string> encode(std::string_view text, const Encoding& encoding) {
  const std::unique_ptr<Encoder> encoder = encoder_of(encoding);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    if (!point.valid) return failure(cannot_encode(text, at, "the text is not valid UTF-8"));
    if (!encoder->put_character(out, point.value))
      return failure(
          cannot_encode(text, at, std::string(encoding.name) + " has no " + code_point_name(point.value)));
    at += point.size;
  }
  encoder->finish(out);
  return out;
}

}  // namespace mojimend
