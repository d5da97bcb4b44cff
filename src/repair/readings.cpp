// Parses the table of scripts/make-readings: a syllable, a tab, its characters; "#" begins a comment line.
#include "repair/readings.h"

#include <algorithm>

#include "text/utf8.h"

extern "C" const char mojimend_readings[];
extern "C" const char mojimend_readings_end[];

namespace mojimend {
namespace {

std::uint64_t key(char32_t character, Syllable syllable) {
  return static_cast<std::uint64_t>(character) << 16 | syllable;
}

}  // namespace

Readings::Readings() {
  const std::string_view table(mojimend_readings,
                               static_cast<std::size_t>(mojimend_readings_end - mojimend_readings));
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    const std::string_view line = table.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == line.npos) continue;
    const auto number = static_cast<Syllable>(syllables_.size());
    syllables_.emplace(to_utf32(line.substr(0, tab)), number);
    for (char32_t character : to_utf32(line.substr(tab + 1))) pairs_.push_back(key(character, number));
  }
  std::sort(pairs_.begin(), pairs_.end());
}

const Readings& Readings::mandarin() {
  static const Readings readings;
  return readings;
}

std::optional<Syllable> Readings::syllable(std::u32string_view spelled) const {
  std::u32string plain(spelled);
  for (char32_t& letter : plain) {
    if (letter == 0x0251) letter = U'a';
    if (letter == 0x0261) letter = U'g';
  }
  const auto found = syllables_.find(plain);
  if (found == syllables_.end()) return std::nullopt;
  return found->second;
}

bool Readings::reads(char32_t character, Syllable syllable) const {
  return std::binary_search(pairs_.begin(), pairs_.end(), key(character, syllable));
}

}  // namespace mojimend
