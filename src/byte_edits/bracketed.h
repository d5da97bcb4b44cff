// Bracketed: something short in brackets behind a character, which may be a reading of it.
#pragma once

#include <cstddef>
#include <optional>

#include "byte_edits/readings.h"
#include "context/letters.h"
#include "text/span.h"

namespace mojimend {

// "國(guó)": a character with one of its readings in brackets behind it; or, where the pair of bytes that was
// glossed lies across two characters and the reader stayed in step, "性](zhù)" (D4 5D is read so).
struct Gloss {
  std::size_t character;  // the letter before the bracket
  std::size_t end;        // one past the closing bracket
  char32_t glossed;       // what the bytes before the bracket are read as; the letter itself where in step
};

// Something short in brackets.
struct Bracketed {
  Span inside;                      // letters
  std::size_t end;                  // one past the closing bracket
  std::optional<Syllable> reading;  // the syllable of pinyin that it is
  bool toned = false;
};
// Reads what stands in brackets at `at`, or, with the opening bracket eaten, what one would close behind
// `at`.
enum class Bracket { seen, eaten };
std::optional<Bracketed> bracketed(const Letters& page, std::size_t at, Bracket bracket);

}  // namespace mojimend
