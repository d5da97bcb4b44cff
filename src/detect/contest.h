// A contest between encodings over the same bytes: the language model reads on in all of them at once, and
// who falls far behind drops out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "detect/byte_letters.h"
#include "encoding/double_byte_reader.h"
#include "encoding/encoding.h"
#include "model/text_model.h"

namespace mojimend {

// A sequence that cannot be read: about the odds of noise among text, times those of just these bytes.
inline constexpr Cost kUnreadable = 20 * kNat;
// A byte that a single-byte encoding does not have: nobody wrote it in that encoding, and noise of this kind
// is rarer than a byte lost or added.
inline constexpr Cost kUndefined = 26 * kNat;
// An unreadable sequence at either end of the bytes, where a cut may have gone through a character.
inline constexpr Cost kCutOff = 12 * kNat;
// Who is so far behind has odds of one in 10^15 against him; what the model does not know of a text is in it.
inline constexpr Cost kHopeless = 36 * kNat;

class Contestant {
 public:
  // `encoding` is single-byte, double-byte or UTF-8; `handicap` is added to its cost. The bytes must outlive
  // it.
  Contestant(std::string_view bytes, const Encoding& encoding, Cost handicap);

  // Reads on until `end`, or past it by the rest of a character.
  void read_to(std::size_t end);
  // Takes the first byte for the end of a character that was cut off. Before anything is read.
  void skip_first();

  const Encoding& encoding() const { return *encoding_; }
  Cost cost() const { return cost_; }
  Cost handicap() const { return handicap_; }
  std::size_t read() const { return at_; }  // bytes
  std::size_t unreadable() const { return unreadable_; }
  std::size_t longest() const { return longest_; }  // bytes of the longest sequence that was read

 private:
  void read_single(std::size_t end);
  void read_double(std::size_t end);
  void read_utf8(std::size_t end);
  void take_sequence(char32_t character, std::size_t size);
  void take_unreadable(Cost cost);

  std::string_view bytes_;
  const Encoding* encoding_;
  const ByteLetters* letters_ = nullptr;    // of a single-byte encoding
  std::optional<DoubleByteReader> reader_;  // of a double-byte one
  TextModel::State state_;
  Cost cost_, handicap_;
  std::size_t at_ = 0, unreadable_ = 0, longest_ = 1;
};

// Reads until the bytes end or one is left that has read `enough` of them. Gives the contestants by cost, the
// lowest first; ties keep their order. O(bytes × contestants).
std::vector<Contestant> contest(std::vector<Contestant> contestants, std::size_t size, std::size_t enough);

}  // namespace mojimend
