// Parses the table of scripts/make-readings: a syllable, a tab, its characters; "#" begins a comment line.
#include "byte_edits/readings.h"

#include <algorithm>

#include "text/utf8.h"

extern "C" const char mojimend_readings[];
extern "C" const char mojimend_readings_end[];

namespace mojimend {
namespace {

std::uint64_t key(char32_t character, Syllable syllable) {
  return static_cast<std::uint64_t>(character) << 16 | syllable;
}

// Letters with the marks of tones, by the letter without and the number of the tone.
struct Toned {
  std::u32string_view letters;  // of tones 1 to 4
  char32_t plain;
};
constexpr Toned kToned[] = {{U"āáǎà", U'a'}, {U"ēéěè", U'e'}, {U"īíǐì", U'i'}, {U"ōóǒò", U'o'},
                            {U"ūúǔù", U'u'}, {U"ǖǘǚǜ", U'ü'}, {U"_ḿ__", U'm'}, {U"_ńňǹ", U'n'}};

// The spelling without its tone, which is 0 if there was none.
struct Untoned {
  std::u32string plain;
  unsigned tone = 0;
};
Untoned without_tone(std::u32string_view spelled) {
  Untoned made;
  for (const char32_t letter : spelled) {
    char32_t plain = letter;
    for (const Toned& each : kToned)
      if (const std::size_t tone = each.letters.find(letter); letter != U'_' && tone != each.letters.npos) {
        plain = each.plain;
        made.tone = static_cast<unsigned>(tone) + 1;
      }
    made.plain.push_back(plain);
  }
  return made;
}

// The ways in which programs write ü that cannot write it.
std::vector<std::u32string> spelled_plainly(const std::u32string& plain) {
  std::vector<std::u32string> ways{plain};
  if (plain.find(U'ü') == plain.npos) return ways;
  for (const char32_t other : {U'v', U'u'}) {
    ways.push_back(plain);
    std::ranges::replace(ways.back(), U'ü', other);
  }
  return ways;
}

}  // namespace

Syllable Readings::add(const std::u32string& spelled) {
  return syllables_.try_emplace(spelled, static_cast<Syllable>(syllables_.size())).first->second;
}

Readings::Readings() {
  const std::string_view table(mojimend_readings,
                               static_cast<std::size_t>(mojimend_readings_end - mojimend_readings));
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    const std::string_view line = table.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == line.npos) continue;
    const std::u32string spelled = to_utf32(line.substr(0, tab)), characters = to_utf32(line.substr(tab + 1));
    const Untoned untoned = without_tone(spelled);
    std::vector<Syllable> numbers{add(spelled)};
    for (const std::u32string& plain : spelled_plainly(untoned.plain)) {
      numbers.push_back(add(plain));
      numbers.push_back(add(plain + static_cast<char32_t>(U'0' + (untoned.tone == 0 ? 5 : untoned.tone))));
    }
    for (const Syllable number : numbers)
      for (const char32_t character : characters) pairs_.push_back(key(character, number));
  }
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  for (const std::uint64_t pair : pairs_) by_syllable_.push_back((pair & 0xFFFF) << 32 | pair >> 16);
  std::ranges::sort(by_syllable_);
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

std::vector<std::u32string> Readings::spellings(char32_t character) const {
  std::vector<std::u32string> all;
  for (const auto& [spelled, number] : syllables_)
    if (reads(character, number)) all.push_back(spelled);
  std::ranges::sort(all);
  return all;
}

std::u32string Readings::characters(Syllable syllable) const {
  std::u32string all;
  const std::uint64_t first = std::uint64_t{syllable} << 32;
  for (auto at = std::ranges::lower_bound(by_syllable_, first);
       at != by_syllable_.end() && *at >> 32 == syllable; ++at)
    all.push_back(static_cast<char32_t>(*at));
  return all;
}

bool Readings::reads(char32_t character, Syllable syllable) const {
  return std::binary_search(pairs_.begin(), pairs_.end(), key(character, syllable));
}

}  // namespace mojimend
