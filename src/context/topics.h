// What a text speaks of, by the words that stand in it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mojimend {

// Some words, made once to be looked for in many texts.
class Topics {
 public:
  // Each of three bytes or more, its letters of ASCII small. Refers to the words.
  explicit Topics(std::span<const std::string_view> words);

  // Whether one of them stands in the text, its letters of ASCII large or small. O(text), a byte at a time.
  bool are_spoken_of_in(std::string_view text) const;

 private:
  static constexpr unsigned kBits = 12;
  std::span<const std::string_view> words_;
  std::array<std::uint8_t, 1U << kBits> first_{};  // by a hash of three bytes: 1 + a word that begins so
  std::vector<std::uint8_t> next_;                 // of each word: 1 + another that begins so
};

// Whether a text speaks of encodings. O(text).
bool speaks_of_encodings(std::string_view text);

}  // namespace mojimend
