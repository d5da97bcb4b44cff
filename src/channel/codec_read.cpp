// The reading half of the codecs.
#include <algorithm>

#include "channel/codec.h"
#include "channel/reader.h"
#include "encoding/decode.h"
#include "encoding/double_byte_reader.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr char32_t kKatakanaDot = 0x30FB;

enum class Said { something, nothing_known };

// Appends what the reader shows for bytes that are no character, of which the first is `byte`.
Said stand_in(std::u32string& out, Unreadable unreadable, unsigned char byte) {
  switch (unreadable) {
    case Unreadable::none:
      return Said::nothing_known;
    case Unreadable::c1:
      out.push_back(byte);
      break;
    case Unreadable::replacement:
    case Unreadable::replacement_byte:
      out.push_back(kReplacement);
      break;
    case Unreadable::question_pair:
    case Unreadable::question_byte:
      out.push_back(U'?');
      break;
    case Unreadable::katakana_dot:
      out.push_back(kKatakanaDot);
      break;
    case Unreadable::dropped_byte:
      break;
  }
  return Said::something;
}

// GBK without GB 18030's four-byte sequences and empty cells. A reader that makes question marks of pairs, or
// to whom user-defined characters are none, looks at nothing but pairs, not even at 80, which is € to Windows
// and the web.
Sequence gbk_sequence(std::string_view bytes, std::size_t at, const DoubleByteTable& table,
                      Unreadable unreadable, UserDefined user_defined) {
  const auto lead = static_cast<std::uint8_t>(bytes[at]);
  const bool of_936 = user_defined == UserDefined::code_page_936;
  const bool pairs_alone =
      !of_936 && (unreadable == Unreadable::question_pair || user_defined == UserDefined::unreadable);
  const char32_t alone = pairs_alone ? 0 : table.single(lead);
  if (alone != 0) return {alone, 1};
  const auto trail = static_cast<std::uint8_t>(at + 1 < bytes.size() ? bytes[at + 1] : 0);
  if (reading_of(table, lead, trail) == Reading::none && !(of_936 && is_private_in_936(table, lead, trail)))
    return {};
  return {table.pair(lead, trail), 2};
}

bool is_user_defined(std::string_view pair, const DoubleByteTable& table, UserDefined user_defined) {
  const auto lead = static_cast<std::uint8_t>(pair[0]), trail = static_cast<std::uint8_t>(pair[1]);
  return user_defined == UserDefined::code_page_936 ? is_private_in_936(table, lead, trail)
                                                    : reading_of(table, lead, trail) == Reading::user_defined;
}

}  // namespace

std::optional<std::u32string> Codec::read(std::string_view bytes, Unreadable unreadable,
                                          UserDefined user_defined) const {
  const bool has_areas = form_ == Form::gbk || (encoding_ && encoding_->name == "gb18030");
  if (user_defined != UserDefined::kept && !has_areas) return std::nullopt;
  switch (form_) {
    case Form::latin1:
      return read_latin1(bytes);
    case Form::ascii:
    case Form::printable_ascii:
      return read_ascii(bytes, unreadable);
    case Form::utf8:
      return read_utf8(bytes, unreadable);
    case Form::single_byte:
      return read_single(bytes, unreadable);
    case Form::double_byte:
    case Form::gbk:
      return read_double(bytes, unreadable, user_defined);
    case Form::whole:
      break;
  }
  return read_whole(bytes);
}

Codec::Read Codec::read_latin1(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (const char each : bytes) out.push_back(static_cast<unsigned char>(each));
  return out;
}

Codec::Read Codec::read_ascii(std::string_view bytes, Unreadable unreadable) const {
  const auto is_read = [this](char each) {
    const bool printable = (each >= 0x20 && each < 0x7F) || each == '\n' || each == '\r' || each == '\t';
    return form_ == Form::ascii ? each >= 0 : printable;
  };
  std::u32string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (is_read(each)) out.push_back(byte);
    else if (takes_two(unreadable) || stand_in(out, unreadable, byte) == Said::nothing_known)
      return std::nullopt;
  }
  return out;
}

Codec::Read Codec::read_utf8(std::string_view bytes, Unreadable unreadable) {
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      out.push_back(byte);
      ++at;
      continue;
    }
    const CodePoint point = read_code_point(bytes, at);
    if (point.valid) out.push_back(point.value);
    else if (takes_two(unreadable) || unreadable == Unreadable::c1) return std::nullopt;
    else if (stand_in(out, unreadable, byte) == Said::nothing_known) return std::nullopt;
    at += point.size;
  }
  return out;
}

Codec::Read Codec::read_single(std::string_view bytes, Unreadable unreadable) const {
  std::u32string out;
  out.reserve(bytes.size());
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (characters_[byte] != kNone) out.push_back(characters_[byte]);
    else if (takes_two(unreadable) || stand_in(out, unreadable, byte) == Said::nothing_known)
      return std::nullopt;
  }
  return out;
}

Codec::Read Codec::read_double(std::string_view bytes, Unreadable unreadable,
                               UserDefined user_defined) const {
  const DoubleByteReader reader(bytes, *encoding_);
  const bool as_gbk = form_ == Form::gbk && unreadable != Unreadable::replacement;
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      out.push_back(byte);
      ++at;
      continue;
    }
    Sequence sequence = variant_ ? from_variant(bytes, at) : Sequence{0, 0};
    if (sequence.size == 0)
      sequence = as_gbk ? gbk_sequence(bytes, at, *pairs_, unreadable, user_defined) : reader.read(at);
    const bool defined = user_defined != UserDefined::kept && sequence.size == 2 && sequence.character != 0 &&
                         is_user_defined(bytes.substr(at, 2), *pairs_, user_defined);
    if (defined && user_defined == UserDefined::unreadable) sequence.character = 0;
    if (sequence.character == 0) {
      if (stand_in(out, unreadable, byte) == Said::nothing_known) return std::nullopt;
      if (takes_two(unreadable)) sequence.size = std::min<std::size_t>(2, bytes.size() - at);
      else if (unreadable != Unreadable::replacement) sequence.size = 1;
    } else if (!defined) {
      out.push_back(sequence.character);
    }
    at += sequence.size;
  }
  return out;
}

Sequence Codec::from_variant(std::string_view bytes, std::size_t at) const {
  const unsigned first = static_cast<unsigned char>(bytes[at]);
  if (const char32_t alone = variant_->character(first)) return {alone, 1};
  if (at + 1 == bytes.size()) return {0, 0};
  const unsigned second = static_cast<unsigned char>(bytes[at + 1]), pair = first << 8 | second;
  // As in the base, a character of ASCII behind a byte that is none stays.
  if (variant_->lacks(pair)) return {0, second < 0x80 ? 1u : 2u};
  const char32_t character = variant_->character(pair);
  return character == 0 ? Sequence{0, 0} : Sequence{character, 2};
}

Codec::Read Codec::read_whole(std::string_view bytes) const {
  const auto decoded = decode_strict(bytes, *encoding_);
  if (!decoded) return std::nullopt;
  return to_utf32(decoded->text);
}

}  // namespace mojimend
