// CleanStretch: the clean text of a stretch, character by character, with what its channel needs to know of
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "byte_edits/byte_search.h"

namespace mojimend {

struct CleanStretch {
  std::u32string text;
  std::vector<std::size_t> full_width;   // code points
  std::vector<std::size_t> byte_starts;  // of each code point
  std::size_t bytes = 0;                 // of them all

  CleanStretch(const Stretch& stretch, const DoubleByteTable& table, Width width);

  // The code point to which the byte belongs.
  std::size_t index_of(std::size_t byte) const;
  // One past its last byte.
  std::size_t end_of(std::size_t index) const;

  // Another character that has the bytes which are seen of this one, and how much more it costs between the
  // letters around it.
  struct Other {
    std::string bytes;
    Cost odds;
  };
  // All of them for one of two bytes, one of which was chosen; dearest ones too. O(256).
  std::vector<Other> others(std::size_t index, const Stretch& stretch, const SearchSetting& setting) const;
  // Whether it closes what its line opened.
  bool closes(std::size_t index, const Stretch& stretch, const Evidence& evidence) const;

 private:
  // What brackets cost that are opened twice or closed for nothing, with another character at `index`.
  Cost unbalanced(std::size_t index, char32_t other, const Stretch& stretch, const Evidence& evidence) const;
};

}  // namespace mojimend
