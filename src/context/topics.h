// What a text speaks of, by the words that stand in it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace mojimend {

// Some words, made once to be looked for in many texts.
class Topics {
 public:
  // Each of three bytes or more, its letters of ASCII small. Refers to the words.
  explicit Topics(std::span<const std::string_view> words);

  // Whether one of them stands in the text, its letters of ASCII large or small, in a place that counts.
  // O(text), a byte at a time.
  using Counts = bool (*)(std::string_view text, Span word);
  bool are_spoken_of_in(
      std::string_view text, Counts counts = [](std::string_view, Span) { return true; }) const;

 private:
  static constexpr unsigned kBits = 12;
  std::span<const std::string_view> words_;
  std::array<std::uint8_t, 1U << kBits> first_{};  // by a hash of three bytes: 1 + a word that begins so
  std::vector<std::uint8_t> next_;                 // of each word: 1 + another that begins so
};

// Whether a text speaks of mojibake, of encodings or of neither. That it declares its own, as pages and
// programs do ("charset=utf-8"), says nothing. O(text).
enum class PageSpeaks { of_damage, of_encodings, of_something_else };
PageSpeaks what_page_speaks_of(std::string_view text);
bool speaks_of_damage(std::string_view text);

// Whether a line speaks of letters or signs, and of how they are shown: "the accents are broken", "instead of
// quotation marks". In some languages. O(line).
bool speaks_of_shown_letters(std::string_view line);

}  // namespace mojimend
