// Reads headers; makes digests with OpenSSL.
#include "records/warc.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "report/words.h"
#include "text/ascii.h"

namespace mojimend {
namespace {

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

std::string digest(const EVP_MD* algorithm, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr) != 1) return {};
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string hexadecimal(std::string_view bytes) { return hex(bytes); }

// RFC 4648, section 6, without padding.
std::string base32(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned held = 0, bits = 0;
  for (const char each : bytes) {
    held = (held << 8 | static_cast<unsigned char>(each)) & 0xFFFF;
    for (bits += 8; bits >= 5; bits -= 5) out += kDigits[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += kDigits[held << (5 - bits) & 31];
  return out;
}

// `now`, in the case and with the padding that `old` has.
std::string written_as(std::string_view old, std::string now) {
  const bool small = std::ranges::any_of(old, [](char c) { return c >= 'a' && c <= 'z'; });
  for (char& each : now)
    each = small ? ascii_lower(each) : each >= 'a' && each <= 'z' ? static_cast<char>(each & ~0x20) : each;
  now.append(old.size() - std::min(old.size(), old.find_last_not_of('=') + 1), '=');
  return now;
}

}  // namespace

std::size_t header_size(std::string_view bytes) {
  const std::size_t end = bytes.substr(0, kLongestHeader).find("\r\n\r\n");
  return end == bytes.npos ? 0 : end + 4;
}

std::optional<Span> header_field(std::string_view header, std::string_view name) {
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find("\r\n", at), header.size());
    const std::string_view line = header.substr(at, end - at);
    const std::size_t colon = line.find(':');
    if (colon != line.npos && same(line.substr(0, line.find_last_not_of(" \t", colon - 1) + 1), name)) {
      const std::string_view behind = header.substr(std::min(end + 2, header.size()));
      if (behind.starts_with(' ') || behind.starts_with('\t')) return std::nullopt;
      const std::size_t first = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
      const std::size_t last = std::max(line.find_last_not_of(" \t") + 1, first);
      return Span{at + first, at + last};
    }
    at = end + 2;
  }
  return std::nullopt;
}

std::string_view header_value(std::string_view header, std::string_view name) {
  const auto span = header_field(header, name);
  return span ? header.substr(span->start, span->size()) : std::string_view();
}

std::optional<std::string> digest_anew(std::string_view labelled, std::string_view before,
                                       std::string_view after) {
  const std::size_t colon = labelled.find(':');
  if (colon == labelled.npos) return std::nullopt;
  std::string name(labelled.substr(0, colon));
  std::erase(name, '-');
  const EVP_MD* algorithm = EVP_get_digestbyname(name.c_str());
  if (!algorithm) return std::nullopt;
  const std::string_view old = labelled.substr(colon + 1);
  const std::string_view unpadded = old.substr(0, old.find_last_not_of('=') + 1);
  for (const auto write : {base32, hexadecimal})
    if (same(write(digest(algorithm, before)), unpadded))
      return std::string(labelled.substr(0, colon + 1)) + written_as(old, write(digest(algorithm, after)));
  return std::nullopt;
}

}  // namespace mojimend
