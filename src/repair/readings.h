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
  // The table in the program, parsed on first use (about a millisecond); thread-safe.
  static const Readings& mandarin();

  // The syllable that a gloss spells, or none. GBK's own letters for a and g (U+0251, U+0261) count as a and
  // g.
  std::optional<Syllable> syllable(std::u32string_view spelled) const;
  // Whether `character` has this reading; polyphones have several. O(log n).
  bool reads(char32_t character, Syllable syllable) const;

  // Letters of the longest syllable.
  static constexpr std::size_t kLongest = 6;

 private:
  Readings();
  std::unordered_map<std::u32string, Syllable> syllables_;
  std::vector<std::uint64_t> pairs_;  // character << 16 | syllable, sorted
};

}  // namespace mojimend
