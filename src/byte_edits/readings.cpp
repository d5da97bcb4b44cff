// Parses the table of scripts/make-readings: a syllable, a tab, the characters that are read so as a rule, a
// tab, the others; "#" begins a comment line.
#include "byte_edits/readings.h"

#include <algorithm>

#include "text/utf8.h"

extern "C" const char mojimend_readings[];
extern "C" const char mojimend_readings_end[];

namespace mojimend {
namespace {

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

void Readings::add(const std::u32string& spelled, std::u32string_view usual, std::u32string_view others) {
  const auto number = static_cast<Syllable>(syllables_.size());
  const Syllable syllable = syllables_.try_emplace(spelled, number).first->second;
  if (syllable == number) characters_.emplace_back(), usual_.emplace_back();
  characters_[syllable].append(usual).append(others);
  usual_[syllable] += usual;
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
    const std::size_t second = std::min(line.find('\t', tab + 1), line.size() - 1);
    const std::u32string spelled = to_utf32(line.substr(0, tab)),
                         usual = to_utf32(line.substr(tab + 1, second - tab - 1)),
                         others = to_utf32(line.substr(second + 1));
    const Untoned untoned = without_tone(spelled);
    add(spelled, usual, others);
    for (const std::u32string& plain : spelled_plainly(untoned.plain)) {
      add(plain, usual, others);
      add(plain + static_cast<char32_t>(U'0' + (untoned.tone == 0 ? 5 : untoned.tone)), usual, others);
    }
  }
  for (std::vector<std::u32string>* all : {&characters_, &usual_})
    for (std::u32string& each : *all) {
      std::ranges::sort(each);
      each.erase(std::ranges::unique(each).begin(), each.end());
    }
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

bool Readings::is_usual(char32_t character, Syllable syllable) const {
  return std::ranges::binary_search(usual_[syllable], character);
}

bool Readings::reads(char32_t character, Syllable syllable) const {
  return std::ranges::binary_search(characters_[syllable], character);
}

}  // namespace mojimend
