// Sums up over the stretches of each channel; the same stretch again says nothing new.
#include "repair/line_evidence.h"

#include <set>

#include "repair/letters.h"

namespace mojimend {
namespace {

// In a list a letter is no further behind the one before: some are left out.
constexpr char32_t kListStep = 2;
constexpr std::size_t kShortestList = 3;  // letters
// A few letters, over and over.
constexpr std::size_t kFew = 6, kRepetition = 6;
// The same letters in another word are another stretch.
constexpr std::size_t kBeside = 3;  // letters

// Whether letters follow the ones before in the order of code points, or all stand by themselves: "àáâãäå",
// "à é ü".
class ListOfLetters {
 public:
  void add(std::u32string_view line, std::size_t at) {
    const auto is_letter = [line](std::size_t there) {
      return there < line.size() && (line[there] >= 0x80 || is_ascii_letter(line[there]));
    };
    const char32_t c = line[at];
    apart_ += !is_letter(at + 1) && (at == 0 || !is_letter(at - 1));
    ++letters_;
    if (before_ != 0 && c != before_) {
      ++pairs_;
      steps_ += c > before_ && c - before_ <= kListStep;
    }
    before_ = c;
  }
  bool is_list() const {
    const bool in_order = steps_ + 1 >= kShortestList && 2 * steps_ >= pairs_;
    return letters_ >= kShortestList && (in_order || apart_ == letters_);
  }

 private:
  std::size_t letters_ = 0, pairs_ = 0, steps_ = 0, apart_ = 0;
  char32_t before_ = 0;
};

void join_one(Damage& one, const std::vector<Damage>& found, std::u32string_view seen) {
  std::set<std::u32string_view> known;
  std::set<char32_t> distinct;
  ListOfLetters list;
  bool repeats = false;
  std::set<char32_t> results;
  std::size_t all = 0;
  for (const Damage& each : found) {
    if (each.name != one.name) continue;
    const std::size_t start = each.letters.start > kBeside ? each.letters.start - kBeside : 0;
    if (!known.insert(seen.substr(start, each.letters.end + kBeside - start)).second) continue;
    one.joint.gain += each.gain;
    one.joint.excess += each.excess;
    ++one.joint.stretches;
    one.joint.crosses |= each.crosses;
    one.joint.wide |= each.wide;
    for (const char32_t c : to_utf32(each.after)) {
      if (c < 0x80) continue;
      results.insert(c);
      ++all;
    }
    for (std::size_t at = each.letters.start; at < each.letters.end; ++at) {
      if (seen[at] < 0x80) continue;
      distinct.insert(seen[at]);
      list.add(seen, at);
      repeats |= at + 1 < each.letters.end && seen[at] == seen[at + 1];
    }
  }
  one.joint.letters = distinct.size();
  one.joint.is_repetition =
      (distinct.size() == 1 && repeats) || (results.size() <= kFew && all >= kRepetition * results.size()) ||
      (results.size() == 1 && all >= kShortestList);
  one.joint.is_list = list.is_list();
}

}  // namespace

void join(std::vector<Damage>& found, std::u32string_view seen) {
  for (Damage& one : found) join_one(one, found, seen);
}

}  // namespace mojimend
