// Finds a codec by its name, and writes.
#include "channel/codec.h"

#include <memory>
#include <mutex>
#include <vector>

#include "channel/double_byte_text.h"
#include "channel/reader.h"
#include "encoding/decode.h"
#include "encoding/single_byte.h"
#include "text/letter_kinds.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

bool is_scalar(char32_t character) {
  return character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
}

// Each character is the byte of its number, up to `last`.
bool write_bytes(std::string& out, std::u32string_view text, char32_t last) {
  for (const char32_t each : text) {
    if (each > last) return false;
    out.push_back(static_cast<char>(each));
  }
  return true;
}

bool stands_in_empty_cell(char32_t character, const DoubleByteTable& table) {
  if (!is_private(character)) return false;
  const unsigned pair = table.bytes_of(character);
  return is_empty_cell(table, static_cast<std::uint8_t>(pair >> 8), static_cast<std::uint8_t>(pair));
}

}  // namespace

char32_t assigned(const Encoding& encoding, unsigned char byte) {
  const char32_t character = single_byte_table(encoding).characters[byte];
  return is_c1(character) && encoding.name.starts_with("windows-") ? 0 : character;
}

Codec Codec::of(const Encoding& encoding) {
  Codec codec(Form::whole);
  codec.encoding_ = &encoding;
  switch (encoding.kind) {
    case EncodingKind::utf8:
      codec.form_ = Form::utf8;
      break;
    case EncodingKind::single_byte: {
      codec.form_ = Form::single_byte;
      for (unsigned byte = 0; byte < 256; ++byte) {
        const char32_t character = assigned(encoding, static_cast<unsigned char>(byte));
        codec.characters_[byte] = character == 0 && byte != 0 ? kNone : character;
      }
      break;
    }
    case EncodingKind::double_byte:
      codec.form_ = encoding.name == "gbk" ? Form::gbk : Form::double_byte;
      codec.pairs_ = DoubleByteTable::of(encoding);
      break;
    default:
      break;
  }
  return codec;
}

Codec Codec::of(const ReaderVariant& variant) {
  Codec codec = of(*find_encoding(variant.base));
  codec.variant_ = &variant;
  for (const auto& [bytes, character] : variant.rows)
    if (bytes <= 0xFF) codec.characters_[bytes] = character;
  return codec;
}

const Codec& Codec::variant_codec(const ReaderVariant& variant) {
  static const std::vector<Codec> codecs = [] {
    std::vector<Codec> made;
    for (const ReaderVariant& each : reader_variants()) made.push_back(of(each));
    return made;
  }();
  return codecs[static_cast<std::size_t>(&variant - reader_variants().data())];
}

const Codec* Codec::find(std::string_view name) {
  static const Codec latin1(Form::latin1), ascii(Form::ascii), printable(Form::printable_ascii);
  if (name == "iso-8859-1") return &latin1;
  if (name == "us-ascii") return &ascii;
  if (name == "printable-ascii") return &printable;
  if (const ReaderVariant* variant = find_variant(name)) return &variant_codec(*variant);
  const Encoding* encoding = find_encoding(name);
  if (!encoding) return nullptr;
  struct Made {
    std::once_flag once;
    std::optional<Codec> codec;
  };
  static const auto codecs = std::make_unique<Made[]>(all_encodings().size());  // by row of the registry
  Made& made = codecs[static_cast<std::size_t>(encoding - all_encodings().data())];
  std::call_once(made.once, [&] { made.codec = of(*encoding); });
  return &*made.codec;
}

bool Codec::write(std::string& out, std::u32string_view text, Unreadable unreadable) const {
  switch (form_) {
    case Form::latin1:
      return write_bytes(out, text, 0xFF);
    case Form::ascii:
    case Form::printable_ascii:
      return write_bytes(out, text, 0x7F);
    case Form::utf8:
      return write_utf8(out, text);
    case Form::single_byte:
      return write_single(out, text, unreadable);
    case Form::double_byte:
    case Form::gbk:
      return write_double(out, text);
    case Form::whole:
      break;
  }
  return write_whole(out, text);
}

bool Codec::write_utf8(std::string& out, std::u32string_view text) const {
  for (const char32_t each : text) {
    if (!is_scalar(each)) return false;
    append_utf8(out, each);
  }
  return true;
}

bool Codec::write_single(std::string& out, std::u32string_view text, Unreadable unreadable) const {
  const auto& bytes = single_byte_table(*encoding_).bytes;
  for (const char32_t each : text) {
    if (each < 0x80 && characters_[each] == each) {
      out.push_back(static_cast<char>(each));
      continue;
    }
    const auto found = bytes.find(each);
    if (found != bytes.end() && characters_[found->second] == each) {
      out.push_back(static_cast<char>(found->second));
    } else if (unreadable == Unreadable::c1 && is_c1(each) && characters_[each] == kNone) {
      out.push_back(static_cast<char>(each));
    } else {
      return false;
    }
  }
  return true;
}

bool Codec::write_double(std::string& out, std::u32string_view text) const {
  const bool longer =
      encoding_->name == "gb18030" || encoding_->name == "euc-jp" || encoding_->name == "euc-tw";
  for (const char32_t each : text) {
    if (form_ == Form::gbk && stands_in_empty_cell(each, *pairs_)) return false;
    if (each == 0) out.push_back('\0');
    else if (!append_encoded(out, each, *pairs_) && !(longer && write_whole(out, {&each, 1}))) return false;
  }
  return true;
}

bool Codec::write_whole(std::string& out, std::u32string_view text) const {
  for (const char32_t each : text)
    if (!is_scalar(each)) return false;
  const auto bytes = encode(to_utf8(text), *encoding_);
  if (bytes) out += *bytes;
  return bytes.has_value();
}

}  // namespace mojimend
