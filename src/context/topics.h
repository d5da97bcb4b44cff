// What a text speaks of, by the words that stand in it.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
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

  // Whether one of them stands in the text, its letters of ASCII large or small. O(text), a byte at a time.
  bool are_spoken_of_in(std::string_view text) const {
    return find(text, [](std::size_t, Span) { return true; });
  }
  // The same, where the number of the word and its place satisfy `ends`.
  template <typename Ends>
  bool find(std::string_view text, Ends ends) const {
    for (std::size_t at = 0; at + kLook <= text.size(); ++at)
      for (std::size_t word = first_[hash_of(text, at)]; word != 0; word = next_[word - 1])
        if (begins_with(text.substr(at), words_[word - 1]) &&
            ends(word - 1, Span{at, at + words_[word - 1].size()}))
          return true;
    return false;
  }

 private:
  static constexpr unsigned kBits = 12;
  // A search for each word by itself would go over the text a hundred times.
  static constexpr std::size_t kLook = 3;  // bytes
  // Of the three bytes there. Bytes that differ in the bit that makes letters of ASCII large are taken for
  // one. Knuth's multiplier, The Art of Computer Programming 3, 6.4: 2^32 by the golden ratio.
  static unsigned hash_of(std::string_view text, std::size_t at) {
    std::uint32_t bytes = 0;
    // Four bytes are fetched at once, and the fourth dropped.
    if (at + sizeof bytes <= text.size()) std::memcpy(&bytes, text.data() + at, sizeof bytes);
    else std::memcpy(&bytes, text.data() + at, kLook);
    bytes = std::endian::native == std::endian::little ? bytes & 0xFFFFFFU : bytes >> 8;
    return (bytes | 0x202020U) * 2654435769U >> (32 - kBits);
  }
  static bool begins_with(std::string_view text, std::string_view word);

  std::span<const std::string_view> words_;
  std::array<std::uint8_t, 1U << kBits> first_{};  // by a hash of three bytes: 1 + a word that begins so
  std::vector<std::uint8_t> next_;                 // of each word: 1 + another that begins so
};

// Whether a text speaks of mojibake, of encodings or of neither. That it declares its own, as pages and
// programs do ("charset=utf-8"), says nothing.
enum class PageSpeaks { of_damage, of_encodings, of_something_else };

class PageTopics {
 public:
  // O(text).
  explicit PageTopics(std::string_view text);

  // What is said near the place. Who shows mojibake says so beside it, and of encodings on the same screen or
  // two; on a long page of something else the words may stand anywhere. O(log words).
  PageSpeaks speaks_near(const Span& place) const;

 private:
  // Words, in order; of the second some of those that stand close.
  std::vector<Span> of_damage_, of_encodings_;
};

// Whether a line speaks of letters or signs, and of how they are shown: "the accents are broken", "instead of
// quotation marks". In some languages. O(line).
bool speaks_of_shown_letters(std::string_view line);

// The same, asked of the line once, if at all.
class LineTopics {
 public:
  explicit LineTopics(std::string_view line) : line_(line) {}
  std::string_view line() const { return line_; }
  bool are_shown_letters() const {
    if (!shown_letters_) shown_letters_ = speaks_of_shown_letters(line_);
    return *shown_letters_;
  }

 private:
  std::string_view line_;
  mutable std::optional<bool> shown_letters_;
};

}  // namespace mojimend
