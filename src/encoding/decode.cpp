// The two ways to decode, over one decoder for each kind of encoding.
#include "encoding/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "encoding/decoders.h"
#include "encoding/single_byte.h"

namespace mojimend {
namespace {

// How much longer than its original the text can get is known only for the worst case (3 for 1); this much is
// reserved, and a text that needs more grows as strings do.
std::size_t expected_size(std::string_view bytes, const Encoding& encoding) {
  return encoding.kind == EncodingKind::utf8 ? bytes.size() : bytes.size() + bytes.size() / 2;
}

template <typename Writer>
void decode_stateful(std::string_view bytes, const Encoding& encoding, Writer& out) {
  if (encoding.name == "iso-2022-kr") return decode_iso_2022_kr(bytes, out);
  if (encoding.name == "iso-2022-cn") return decode_iso_2022_cn(bytes, out);
  if (encoding.name == "hz-gb-2312") return decode_hz(bytes, out);
  if (encoding.name == "utf-7") return decode_utf7(bytes, out);
  decode_iso_2022_jp(bytes, out);
}

template <typename Writer>
void decode_by_kind(std::string_view bytes, const Encoding& encoding, Writer& out) {
  switch (encoding.kind) {
    case EncodingKind::utf8:
      return decode_utf8(bytes, out);
    case EncodingKind::utf16:
      return decode_utf16(bytes, encoding, out);
    case EncodingKind::utf32:
      return decode_utf32(bytes, encoding, out);
    case EncodingKind::cesu8:
      return decode_cesu8(bytes, out);
    case EncodingKind::single_byte:
      return encoding.ascii_compatible ? decode_single_byte(bytes, encoding, out)
                                       : decode_single_byte_odd(bytes, encoding, out);
    case EncodingKind::double_byte:
      return decode_double_byte(bytes, encoding, out);
    case EncodingKind::stateful:
      return decode_stateful(bytes, encoding, out);
  }
}

bool reads_every_byte(const SingleByteTable& table) {
  return std::ranges::count(table.characters, U'\0') == 1;  // byte 0's own
}

std::string in_hex(std::string_view bytes) {
  std::string out;
  for (char each : bytes) {
    std::array<char, 8> digits{};
    std::snprintf(digits.data(), digits.size(), "%s%02X", out.empty() ? "" : " ",
                  static_cast<unsigned char>(each));
    out += digits.data();
  }
  return out;
}

}  // namespace

Decoded decode_lenient(std::string_view bytes, const Encoding& encoding, std::size_t base, Decoded spent) {
  UnitWriter out(base, expected_size(bytes, encoding), std::move(spent));
  decode_by_kind(bytes, encoding, out);
  return std::move(out).take();
}

Result<void> check_decodable(std::string_view bytes, const Encoding& encoding, std::size_t base) {
  if (encoding.kind == EncodingKind::single_byte && reads_every_byte(single_byte_table(encoding))) return {};
  UnreadableFinder finder(base);
  decode_by_kind(bytes, encoding, finder);
  const Span place = finder.found();
  if (place.empty()) return {};
  Error error{ErrorKind::undecodable,
              in_hex(bytes.substr(place.start - base, place.size())) + " is no character in " +
                  std::string(encoding.name),
              "name the right encoding with --from"};
  error.offset = place.start;
  // Where the document does not start here, its lines before are not known.
  if (base == 0) {
    const Decoded before = decode_lenient(bytes.substr(0, place.start), encoding);
    error.line = 1 + static_cast<std::uint64_t>(std::ranges::count(before.text, '\n'));
  }
  return failure(std::move(error));
}

std::vector<Span> unshifted_stretches(std::string_view bytes, const Encoding& encoding, std::size_t most) {
  if (encoding.kind != EncodingKind::stateful) return {{0, std::min(most, bytes.size())}};
  UnshiftedFinder finder(most);
  decode_stateful(bytes, encoding, finder);
  return std::move(finder).take();
}

Result<Decoded> decode_strict(std::string_view bytes, const Encoding& encoding, std::size_t base) {
  return check_decodable(bytes, encoding, base).map([&] { return decode_lenient(bytes, encoding, base); });
}

}  // namespace mojimend
