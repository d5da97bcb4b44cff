// Utf8Tally: how much of a document is valid UTF-8, counted as it goes by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mojimend {

// Whether the first half of à stands at `at`, which is less than bytes.size(), with neither its second one
// nor a letter of ASCII behind it.
bool is_half_of_a_grave(std::string_view bytes, std::size_t at);

class Utf8Tally {
 public:
  void feed(std::string_view bytes);
  // After the last piece: a sequence that the end cut off is invalid.
  void finish();

  std::uint64_t multi_byte() const { return multi_byte_; }  // valid characters above U+007F
  std::uint64_t pairs() const { return pairs_; }            // of surrogates of three bytes, as in CESU-8
  // Sequences that are no character, beside those pairs.
  std::uint64_t invalid() const { return invalid_; }
  // Of these, the first half of à alone before a blank, a mark or an end: A0 is a no-break space to those who
  // replace or strip blanks byte by byte, and à the only letter that is frequent and ends with it in
  // languages that have few others beyond ASCII.
  std::uint64_t halves() const { return halves_; }
  // And the first two bytes of a quotation mark or a dash alone, which say nothing in any other encoding.
  std::uint64_t cut_marks() const { return cut_marks_; }
  std::uint64_t first_invalid() const { return first_invalid_; }  // byte offset; meaningless if there is none

 private:
  enum class Rest { more_to_come, none };
  // Counts; what is left over, up to five bytes, is the beginning of a character. Returns the bytes counted.
  std::size_t count(std::string_view bytes, Rest rest);

  bool hopeless_ = false;
  std::string begun_;  // of a character that the last piece cut
  std::uint64_t offset_ = 0;
  std::uint64_t multi_byte_ = 0, pairs_ = 0, invalid_ = 0, halves_ = 0, cut_marks_ = 0, first_invalid_ = 0;
};

}  // namespace mojimend
