// Reads encoded words of mail headers, "=?utf-8?B?…?=" and "=?iso-8859-1?Q?…?=" (RFC 2047), in any encoding
// of the registry.
#include <optional>

#include "context/context.h"
#include "encoding/base64.h"
#include "encoding/decode.h"
#include "encoding/escape_digits.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// RFC 2047 allows 75; writers that break it do not go much further.
constexpr std::size_t kLongest = 1000;  // bytes

struct Word {
  std::size_t size = 0;  // bytes of the text
  std::string label;
  std::string bytes;  // of its encoding
};

std::optional<std::string> from_q(std::string_view inner) {
  std::string bytes;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (inner[at] == '_') {
      bytes += ' ';
    } else if (inner[at] == '=') {
      const auto byte = hex_number(inner, at + 1, 2);
      if (!byte) return std::nullopt;
      bytes += static_cast<char>(*byte);
      at += 2;
    } else {
      bytes += inner[at];
    }
  }
  return bytes;
}

std::optional<std::string> from_b(std::string_view inner) {
  while (inner.ends_with('=')) inner.remove_suffix(1);
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char each : inner) {
    const int digit = base64_digit(static_cast<unsigned char>(each));
    if (digit < 0) return std::nullopt;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

std::optional<Word> word_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kLongest);
  if (!rest.starts_with("=?")) return std::nullopt;
  const std::size_t label_end = rest.find('?', 2);
  if (label_end == rest.npos || rest.substr(label_end + 2, 1) != "?") return std::nullopt;
  const std::size_t inner = label_end + 3, end = rest.find("?=", inner);
  if (end == rest.npos) return std::nullopt;
  const std::string_view said = rest.substr(inner, end - inner);
  if (said.find_first_of(" \t\r\n?") != said.npos) return std::nullopt;
  const char kind = rest[label_end + 1];
  const auto bytes = kind == 'Q' || kind == 'q'   ? from_q(said)
                     : kind == 'B' || kind == 'b' ? from_b(said)
                                                  : std::nullopt;
  if (!bytes) return std::nullopt;
  std::string_view label = rest.substr(2, label_end - 2);
  return Word{end + 2, std::string(label.substr(0, label.find('*'))), *bytes};  // "*": RFC 2231's language
}

// Words with nothing but blanks between them are one text, and some writers cut characters between them.
std::optional<Word> words_at(std::string_view text, std::size_t at) {
  auto all = word_at(text, at);
  while (all) {
    const std::size_t behind = text.find_first_not_of(" \t\r\n", at + all->size);
    const auto more = behind == text.npos ? std::nullopt : word_at(text, behind);
    if (!more || more->label != all->label || behind == at + all->size) break;
    all->bytes += more->bytes;
    all->size = behind + more->size - at;
  }
  return all;
}

bool is_text(std::string_view text) {
  for (const char each : text)
    if ((each >= 0 && each < ' ') || each == 0x7F) return false;
  return !text.empty();
}

}  // namespace

std::vector<Edit> mime_word_edits(const Page& page) {
  std::vector<Edit> edits;
  for (std::size_t at = 0; (at = page.text.find("=?", at)) != page.text.npos;) {
    const auto word = words_at(page.text, at);
    const Encoding* encoding = word ? find_encoding(word->label) : nullptr;
    const auto decoded = encoding ? decode_strict(word->bytes, *encoding) : failure(Error{});
    const bool is_used = decoded && is_text(decoded->text) && !is_mention(page.text, {at, at + word->size});
    if (is_used) {
      Edit edit = page.edit({at, at + word->size}, decoded->text);
      edit.rule = Rule::escape;
      edit.safety = Safety::suggested;
      edit.evidence = "an encoded word of a mail header, in " + std::string(encoding->name);
      edits.push_back(std::move(edit));
    }
    at += word ? word->size : 2;
  }
  return edits;
}

}  // namespace mojimend
