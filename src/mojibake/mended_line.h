// A line on its way back through the channels that it came through: its letters as they read by now, where
// each came from, and through which channels.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "mojibake/lattice.h"

namespace mojimend {

// One layer that was taken off, and what had been taken off before it (the index of a link; 0 is none).
struct ChainLink {
  std::uint32_t outer = 0;
  Mode mode;
};

// All layers of a letter.
struct Layers {
  std::vector<Mode> modes;  // the outermost (the last damage) first
  std::string name;         // of their encodings, the innermost first, for people, and to tell channels apart
};

struct MendedLetter {
  char32_t letter;
  std::uint32_t start, end;  // letters of the line as it stood
  std::uint32_t chain = 0;   // index of the last link; 0: as it stood
  std::uint8_t marks = 0;    // PieceMark, of all layers
  Cost margin = 0;           // of the least certain lost byte
};

class MendedLine {
 public:
  explicit MendedLine(std::u32string_view seen);

  // What the line reads as by now.
  const std::u32string& text() const { return text_; }
  // None before a layer was taken off.
  const std::vector<MendedLetter>& letters() const { return letters_; }
  // The layers of a letter, made once for each chain. `chain` is not 0.
  const std::shared_ptr<const Layers>& layers(std::uint32_t chain) const;
  // The last of them.
  const Mode& innermost(std::uint32_t chain) const { return links_[chain - 1].mode; }

  // The letters of text() as the model reads them, and what each costs behind those before it. O(letters),
  // once for each text.
  const std::vector<Letter>& read() const;
  const std::vector<Cost>& costs() const;

  // Whether the letter is a picture, or belongs to one, that bytes of UTF-8 made.
  bool is_from_structure(std::size_t at) const;

  // Takes the layer off that a search found in text().
  void take_off(const LineReading& reading, std::span<const Mode> modes);

 private:
  MendedLetter made_of(const Piece& piece) const;
  std::uint32_t link(std::uint32_t outer, const Mode& mode);

  std::u32string text_;
  std::vector<MendedLetter> letters_;
  std::vector<ChainLink> links_;
  // Made when they are asked for.
  mutable std::vector<Letter> read_;
  mutable std::vector<Cost> costs_;
  mutable std::vector<std::shared_ptr<const Layers>> layers_;  // by chain
};

}  // namespace mojimend
