// Bytes that a reader could not read: how many a mark stands for, and what a character of UTF-8 with such
// bytes may be, by its structure, by what the reader would have read after all, and by the model.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "channel/reader_bytes.h"
#include "channel/written.h"
#include "model/text_model.h"
#include "mojibake/guessed_marks.h"
#include "mojibake/lattice.h"
#include "text/channel.h"

namespace mojimend {

// Whether `letter` is what a reader of this kind leaves.
bool is_mark(Unreadable unreadable, char32_t letter);

// How many bytes a mark stands for before `next`.
std::uint8_t lost_bytes(Unreadable unreadable, bool double_byte, char32_t next);

// The margin where nothing else fits.
inline constexpr Cost kNoOther = 40 * kNat;

struct LostReading {
  char32_t letter;
  Cost margin;  // how much dearer the next reading is; for others than the first, how much dearer they are,
                // negated
};

// Places at which bytes were lost before the same letter, for all hypotheses that come by.
class LostPlace {
 public:
  // `next` is the letter seen behind the last of the bytes. Refers to the mode.
  LostPlace(const Mode& mode, char32_t next);

  // The likeliest characters of the complete bytes in `pending`, a dozen at most, best first.
  std::vector<LostReading> readings(const Pending& pending, const TextModel::State& before,
                                    const MarkPlace& marks);

 private:
  struct Fitting {
    char32_t character;
    Letter letter;
  };
  const std::vector<Fitting>& letters(const Pending& pending);
  bool fits(const Pending& pending, char32_t letter) const;
  bool is_taken_out(unsigned char byte) const;
  bool is_unreadable_pair(const Pending& pending, std::string_view bytes, unsigned at) const;
  bool is_unreadable(const Pending& pending, std::string_view bytes, unsigned at) const;

  const Mode& mode_;
  const ReaderBytes& reader_;
  unsigned char next_ = 0;
  bool knows_next_ = false;
  // What was found before, by the bytes.
  std::unordered_map<std::uint64_t, std::vector<Fitting>> known_;
};

// Those of one line, made when they are asked for.
class LostPlaces {
 public:
  // Refers to the modes.
  explicit LostPlaces(std::span<const Mode> modes) : modes_(modes) {}

  // In a mode, before a letter seen.
  LostPlace& at(std::int16_t mode, char32_t next) {
    return places_.try_emplace({mode, next}, modes_[static_cast<std::size_t>(mode)], next).first->second;
  }

 private:
  std::span<const Mode> modes_;
  std::map<std::pair<std::int16_t, char32_t>, LostPlace> places_;
};

}  // namespace mojimend
