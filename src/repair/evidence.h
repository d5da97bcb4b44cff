// Evidence: what a page as a whole says about blind replacements in it. One line proves little; which
// characters carry glosses, and how, is the same all through a page, and that tells a damaged page from
// teaching text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "encoding/double_byte.h"
#include "model/model.h"
#include "repair/chinese.h"
#include "repair/letters.h"
#include "repair/readings.h"

namespace mojimend {

// "國(guó)": a character with one of its readings in brackets behind it; or, where the pair of bytes that was
// glossed lies across two characters and the reader stayed in step, "性](zhù)" (D4 5D is read so).
struct Gloss {
  std::size_t character;  // the letter before the bracket
  std::size_t end;        // one past the closing bracket
  Syllable reading;
  char32_t glossed;  // what the bytes before the bracket are read as; the letter itself where in step
};

// Reads "(" syllable ")" or, with the bracket eaten, syllable ")" at `at`.
struct Spelled {
  Syllable reading;
  std::size_t end;  // one past the ")"
};
std::optional<Spelled> spelled_reading(const Letters& page, std::size_t at);

enum class Verdict {
  clean,      // no evidence, or evidence against
  suspected,  // edits are suggested
  proved,     // edits are safe
};

enum class Width { full, folded };

// How often a full-width mark stands on the page, and how often behind a comma that doubles it.
struct MarkCount {
  std::uint32_t all = 0, doubled = 0;
};

struct Evidence {
  std::unordered_map<char32_t, MarkCount> marks;      // by the full-width mark, folded ones too
  std::vector<Gloss> glosses;                         // in step, in order
  std::unordered_map<char32_t, std::size_t> glossed;  // how often each character carries one
  std::vector<std::size_t> commas;    // indices of commas that stand before a mark they double
  std::vector<std::size_t> triggers;  // indices of "?" that may be two eaten bytes
  // Before each letter and at the end: the brackets that its line has opened by then, and those that must be
  // open there because the rest of the line closes them.
  std::vector<OpenBrackets> open, due;
  Verdict gloss = Verdict::clean;
  Verdict punctuation = Verdict::clean;
  Verdict out_of_step = Verdict::clean;
  Width width = Width::folded;  // whether the page's full-width ASCII was folded
  Cost gloss_odds = 0;          // log-odds for "a blind replacement put them there", in thousandths of a nat
};

// Reads the page once for single characters and once for what is around them. O(page).
Evidence examine(const Letters& page, const DoubleByteTable& table, const Readings& readings);

}  // namespace mojimend
