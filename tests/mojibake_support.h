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

// The text came through the step, and comes back as a whole by safe edits, which replay.
inline void check_mended_from(const std::string& text, const Step& step) {
  const std::string seen = to_utf8(replay(to_utf32(text), {step}).value());
  BOOST_TEST_CONTEXT(step.read << ": " << seen) {
    const Mended found = mend(seen);
    BOOST_TEST(found.safe == text);
    BOOST_TEST(first_that_does_not_replay(seen, found.repairs) == "");
  }
}

}  // namespace mojimend
