// One row for each letter that any single-byte encoding has.
#include "channel/reader_masks.h"

#include "channel/reader_bytes.h"
#include "text/code_point_map.h"

namespace mojimend {
namespace {

class Masks {
 public:
  Masks() {
    for (std::size_t index = 0; index < reader_count(); ++index)
      if (!reads_double_bytes(index)) add(index, reader(index));
  }

  const LetterMasks& of(char32_t letter) const { return masks_[letter]; }

 private:
  void add(std::size_t index, const ReaderBytes& reader) {
    const ReaderMask bit = ReaderMask{1} << index;
    for (unsigned byte = 0x80; byte < 256; ++byte) {
      const auto value = static_cast<unsigned char>(byte);
      add(reader.character(value) != 0 ? reader.character(value) : byte, value, bit);
    }
    if (!reader.undefined().empty())
      for (const unsigned char byte : reader.undefined()) add(0xFFFD, byte, bit);
  }

  void add(char32_t letter, unsigned char byte, ReaderMask bit) {
    LetterMasks& masks = masks_.at(letter);
    if (byte < 0xC0) masks.continuation |= bit;
    else if (byte >= 0xC2 && byte < 0xE0) masks.lead2 |= bit;
    else if (byte >= 0xE0 && byte < 0xF0) masks.lead3 |= bit;
    else if (byte >= 0xF0 && byte < 0xF5) masks.lead4 |= bit;
  }

  CodePointMap<LetterMasks> masks_;
};

}  // namespace

const LetterMasks& masks_of(char32_t letter) {
  static const Masks masks;
  return masks.of(letter);
}

}  // namespace mojimend
