// One look at each three bytes: a search for each word by itself would go over the text forty times.
#include "context/topics.h"

#include <algorithm>

namespace mojimend {
namespace {

// In small letters. Names of encodings count by how they begin: "utf-8", "utf8", "cp1252", "windows-1251".
constexpr std::string_view kWords[] = {
    "mojibake", "encoding", "encoded",   "utf-8",     "utf8",     "utf_8",      "latin-1",     "latin1",
    "iso-8859", "iso8859",  "cp125",     "cp-125",    "cp437",    "cp850",      "windows-125", "win-125",
    "charset",  "unicode",  "codepage",  "code page", "gbk",      "big5",       "shift_jis",   "shift-jis",
    "koi8",     "garbled",  "decode",    "ftfy",      "replace",  "кодировк",   "кракозяб",    "乱码",
    "亂碼",     "文字化け", "문자 깨짐", "인코딩",    "encodage", "codificaci", "kodierung",   "zeichensatz",
};
constexpr std::size_t kLook = 3;  // bytes

// Bytes that differ in this bit are taken for one; among letters of ASCII it is what makes them large.
constexpr unsigned kCase = 0x20;

unsigned hash_of(const char* at, unsigned bits) {
  const auto byte = [at](std::size_t i) { return static_cast<unsigned char>(at[i]) | kCase; };
  // Knuth's multiplier, The Art of Computer Programming 3, 6.4: 2^32 by the golden ratio.
  return (byte(0) | byte(1) << 8 | byte(2) << 16) * 2654435769U >> (32 - bits);
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | kCase) : c; }

bool begins_with(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  return std::ranges::equal(word, text.substr(0, word.size()), {}, {}, small);
}

}  // namespace

Topics::Topics(std::span<const std::string_view> words) : words_(words), next_(words.size()) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint8_t& first = first_[hash_of(words[i].data(), kBits)];
    next_[i] = first;
    first = static_cast<std::uint8_t>(i + 1);
  }
}

bool Topics::are_spoken_of_in(std::string_view text) const {
  for (std::size_t at = 0; at + kLook <= text.size(); ++at)
    for (std::size_t word = first_[hash_of(text.data() + at, kBits)]; word != 0; word = next_[word - 1])
      if (begins_with(text.substr(at), words_[word - 1])) return true;
  return false;
}

bool speaks_of_encodings(std::string_view text) {
  static const Topics topics(kWords);
  return topics.are_spoken_of_in(text);
}

}  // namespace mojimend
