// What the tests of mojibake share beside those of all repairs: channels by their names.
#pragma once

#include "mojibake/lattice.h"
#include "repair_support.h"

namespace mojimend {

inline Mode mode_of(const char* written, const char* read, Cost entry = 3 * kNat) {
  std::size_t index = 0;
  while (reader(index).name() != read) ++index;
  return {index, Written(*find_encoding(written)), entry};
}

}  // namespace mojimend
