// Reads the corpus into memory once and goes over it line by line.
#include "corpus.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text/utf8.h"

namespace mojimend::training {
namespace {

constexpr std::size_t kCodePoints = 0x110000;

[[noreturn]] void fail(const std::string& path, std::size_t line, const std::string& reason) {
  std::cerr << "train_model: " << path << ":" << line << ": " << reason << "\n";
  std::exit(2);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(path, 0, "cannot be read");
  std::ostringstream all;
  all << in.rdbuf();
  return std::move(all).str();
}

}  // namespace

Corpus::Corpus(const std::string& lines_path, const std::string& folds_path, double least) {
  read_folds(folds_path);
  text_ = read_file(lines_path);
  number_letters(least);
}

void Corpus::read_folds(const std::string& path) {
  std::istringstream in(read_file(path));
  std::uint32_t from = 0, to = 0, letter_case = 0;
  std::size_t line = 0;
  while (in >> from >> to >> letter_case) {
    ++line;
    if (from >= kCodePoints || to >= kCodePoints || letter_case > 3) fail(path, line, "is no fold");
    folds_[from] = {to, static_cast<LetterCase>(letter_case)};
  }
  if (!in.eof()) fail(path, line + 1, "expected three numbers: from, to, case");
}

char32_t Corpus::folded(char32_t code_point) const {
  const auto found = folds_.find(code_point);
  return found == folds_.end() ? code_point : found->second.to;
}

LetterCase Corpus::letter_case(char32_t code_point) const {
  const auto found = folds_.find(code_point);
  return found == folds_.end() ? LetterCase::none : found->second.letter_case;
}

std::uint16_t Corpus::symbol(char32_t code_point) const {
  const char32_t letter = folded(code_point);
  return symbol_of_[letter] != 0 ? symbol_of_[letter] : unseen_class(letter);
}

void Corpus::each_line(const std::function<void(const Line&)>& use) const {
  Line line;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text_.size();) {
    ++number;
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    char* flag = nullptr;
    line.weight = static_cast<std::uint32_t>(std::strtoul(text_.c_str() + at, &flag, 10));
    if (line.weight == 0 || *flag != '\t' || flag[2] != '\t')
      fail("corpus", number, "expected weight, flag, text");
    line.bounded = flag[1] != 'w';
    line.letters.clear();
    const std::string_view text(flag + 3, text_.c_str() + end);
    for (std::size_t place = 0; place < text.size();) {
      const CodePoint point = read_code_point(text, place);
      line.letters.push_back(point.value);
      place += point.size;
    }
    use(line);
    at = end + 1;
  }
}

void Corpus::number_letters(double least) {
  std::vector<double> times(kCodePoints, 0);
  each_line([&](const Line& line) {
    for (char32_t each : line.letters) times[folded(each)] += line.weight;
  });
  symbol_of_.assign(kCodePoints, 0);
  letter_of_.assign(kSpaceSymbol + 1, 0);
  letter_of_[kSpaceSymbol] = U' ';
  symbol_of_[U' '] = kSpaceSymbol;
  symbols_ = kSpaceSymbol + 1;
  for (char32_t each = 0; each < kCodePoints; ++each) {
    if (each == U' ' || folded(each) != each) continue;
    const std::uint16_t group = unseen_class(each);
    if (times[each] >= least && group > kNoTextClasses) {
      if (symbols_ > kMostSymbols) fail("corpus", 0, "it has more letters than symbols; raise --least");
      symbol_of_[each] = symbols_++;
      letter_of_.push_back(each);
    } else {
      ++unseen_[group].letters;
      unseen_[group].times += times[each];
    }
  }
}

}  // namespace mojimend::training
