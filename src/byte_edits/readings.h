// Which Han character is read how: the Mandarin readings of Unihan, for glosses in pinyin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mojimend {

// A syllable with its tone, as a number.
using Syllable = std::uint16_t;

class Readings {
 public:
  // The table in the program, parsed on first use (about two milliseconds); thread-safe.
  static const Readings& mandarin();

  // The syllable that a gloss spells, or none. Without a mark of tone it stands for the syllable in any tone;
  // ü may be ü, v or u, as programs write it that cannot write ü. A tone may be a digit behind the letters.
  // GBK's own letters for a and g (U+0251, U+0261) count as a and g.
  std::optional<Syllable> syllable(std::u32string_view spelled) const;
  // Whether `character` has this reading; polyphones have several. O(log n).
  bool reads(char32_t character, Syllable syllable) const;
  // Whether it is a reading that the character has in text, and not in dictionaries alone. O(log n).
  bool is_usual(char32_t character, Syllable syllable) const;
  // The characters that have this reading, in the order of their code points. O(1).
  std::u32string_view characters(Syllable syllable) const { return characters_[syllable]; }
  // How its readings may be spelled. O(syllables).
  std::vector<std::u32string> spellings(char32_t character) const;

  // Letters of the longest spelling: six and a digit.
  static constexpr std::size_t kLongest = 7;

 private:
  Readings();
  void add(const std::u32string& spelled, std::u32string_view usual, std::u32string_view others);
  std::unordered_map<std::u32string, Syllable> syllables_;
  std::vector<std::u32string> characters_, usual_;  // of each syllable, in order
};

}  // namespace mojimend
