// The bytes of a single-byte encoding as letters of the model, so that judging a text is a look-up a byte.
#pragma once

#include <array>
#include <cstdint>

#include "encoding/encoding.h"
#include "model/text_model.h"

namespace mojimend {

struct ByteLetters {
  std::array<Letter, 256> letters;       // meaningless where nothing is read
  std::array<char32_t, 256> characters;  // 0: the byte is no character
  std::array<std::uint8_t, 256> small;   // number in the model's small table
};

// `encoding` is single-byte. Made on first use and kept. Thread-safe.
const ByteLetters& byte_letters(const Encoding& encoding);

}  // namespace mojimend
