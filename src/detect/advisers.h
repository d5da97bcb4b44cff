// Advisers: other detectors' opinions of a sample, in our names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"

namespace mojimend {

struct Advice {
  const Encoding* encoding;  // never null: encodings that we do not have are left out
  double weight;             // 0 to 1; what its word is worth
  std::string words;         // "uchardet says windows-1251"
};

// The order is fixed. O(sample); neither adviser is asked about an empty sample.
std::vector<Advice> ask_advisers(std::string_view sample);

}  // namespace mojimend
