// The two ways to decode, over one decoder for each kind of encoding.
#include "encoding/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "encoding/decoders.h"

namespace mojimend {
namespace {

// How much longer than its original the text can get is known only for the worst case (3 for 1); this much is
// reserved, and a text that needs more grows as strings do.
std::size_t expected_size(std::string_view bytes, const Encoding& encoding) {
  return encoding.kind == EncodingKind::utf8 ? bytes.size() : bytes.size() + bytes.size() / 2;
}

Decoded decode(std::string_view bytes, const Encoding& encoding, std::size_t base,
               OnUnreadable on_unreadable) {
  UnitWriter out(base, expected_size(bytes, encoding), on_unreadable);
  switch (encoding.kind) {
    case EncodingKind::utf8:
      decode_utf8(bytes, out);
      break;
    case EncodingKind::utf16:
      decode_utf16(bytes, encoding, out);
      break;
    case EncodingKind::single_byte:
      decode_single_byte(bytes, encoding, out);
      break;
    case EncodingKind::double_byte:
      decode_double_byte(bytes, encoding, out);
      break;
    case EncodingKind::stateful:
      decode_iso_2022_jp(bytes, out);
      break;
  }
  return std::move(out).take();
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

Decoded decode_lenient(std::string_view bytes, const Encoding& encoding, std::size_t base) {
  return decode(bytes, encoding, base, OnUnreadable::replace);
}

Result<Decoded> decode_strict(std::string_view bytes, const Encoding& encoding, std::size_t base) {
  Decoded decoded = decode(bytes, encoding, base, OnUnreadable::stop);
  if (decoded.unreadable.empty()) return decoded;
  const Span place = decoded.unreadable.front();
  Error error{ErrorKind::undecodable,
              in_hex(bytes.substr(place.start - base, place.size())) + " is no character in " +
                  std::string(encoding.name),
              "name the right encoding with --from"};
  error.offset = place.start;
  // Where the document does not start here, its lines before are not known.
  if (base == 0) error.line = 1 + static_cast<std::uint64_t>(std::ranges::count(decoded.text, '\n'));
  return failure(std::move(error));
}

}  // namespace mojimend
