// The training text as symbols: lines of weight, flag and text, and the folds that make one letter of several
// code points.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/letters.h"

namespace mojimend::training {

struct Fold {
  char32_t to;
  LetterCase letter_case;
};

// One line: `weight` TAB `flag` TAB text. The flag is "w" for a word that stands between letters (Chinese,
// Japanese, Thai) and "-" for what begins and ends behind a space.
struct Line {
  std::uint32_t weight;
  bool bounded;
  std::u32string letters;
};

class Corpus {
 public:
  // Reads both files; exits with a message that names the file, the line and the reason if one is not as it
  // should be. `least` is how often a letter must have been seen to be a symbol of its own.
  Corpus(const std::string& lines_path, const std::string& folds_path, double least);

  void each_line(const std::function<void(const Line&)>& use) const;
  std::uint16_t symbol(char32_t code_point) const;
  LetterCase letter_case(char32_t code_point) const;

  std::uint16_t symbols() const { return symbols_; }
  const std::vector<std::uint16_t>& symbol_of() const { return symbol_of_; }  // folded letters; 0: none
  char32_t folded(char32_t code_point) const;
  char32_t letter_of(std::uint16_t symbol) const { return letter_of_[symbol]; }
  // Letters of each class that are not symbols, and how often they were seen in all.
  struct Unseen {
    std::uint32_t letters = 0;
    double times = 0;
  };
  const std::array<Unseen, kUnseenClasses + 1>& unseen() const { return unseen_; }

 private:
  void read_folds(const std::string& path);
  void number_letters(double least);

  std::string text_;
  std::unordered_map<char32_t, Fold> folds_;
  std::vector<std::uint16_t> symbol_of_;
  std::vector<char32_t> letter_of_;
  std::uint16_t symbols_ = 0;
  std::array<Unseen, kUnseenClasses + 1> unseen_{};
};

}  // namespace mojimend::training
