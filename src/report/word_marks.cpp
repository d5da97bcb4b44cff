// A longest common subsequence of words.
#include "report/word_marks.h"

#include <unicode/uspoof.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "report/columns.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Words of each side, beside what both ends share: a table of 64 KiB, and a few lines of text.
constexpr std::size_t kMostWords = 256;

bool joins(CodePoint point) {
  return point.value < 0x80 && point.valid && point.value != ' ' && point.value != '\n';
}

// ASCII between spaces is a word, and so is every other character.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    const bool goes_on = open && joins(point);
    if (goes_on) out.back() = {out.back().data(), out.back().size() + point.size};
    else out.push_back(text.substr(at, point.size));
    open = joins(point);
    at += point.size;
  }
  return out;
}

void add(std::vector<MarkedPiece>& pieces, std::string_view text, Part part) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().part == part)
    pieces.back().text = {pieces.back().text.data(), pieces.back().text.size() + text.size()};
  else pieces.push_back({text, part});
}

std::string changed_text(const std::vector<MarkedPiece>& pieces) {
  std::string out;
  for (const MarkedPiece& each : pieces)
    if (each.part == Part::changed) out += each.text;
  return out;
}

// What Unicode technical standard 39 makes of all texts that look alike; the text itself where ICU fails.
std::string skeleton(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const USpoofChecker* const checker = uspoof_open(&status);  // kept: its tables are large
  // Room for a character that becomes a phrase; with less than it needs, ICU fails.
  std::string out(text.size() * 20 + 1, '\0');
  const int32_t size = uspoof_getSkeletonUTF8(checker, 0, text.data(), static_cast<int32_t>(text.size()),
                                              out.data(), static_cast<int32_t>(out.size()), &status);
  if (U_FAILURE(status)) return text;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// What differs in width is told apart by it: U+FF21 is no A.
bool look_alike(const MarkedSides& sides) {
  constexpr std::size_t kLongest = 1024;  // bytes; so much that looks alike nobody compares by eye
  const std::string before = changed_text(sides.before), after = changed_text(sides.after);
  if (before.empty() || after.empty() || before.size() > kLongest || after.size() > kLongest) return false;
  return columns_of(before) == columns_of(after) && skeleton(before) == skeleton(after);
}

using Words = std::vector<std::string_view>;

void compare(const Words& before, const Words& after, MarkedSides& out) {
  const std::size_t columns = after.size() + 1;
  std::vector<std::uint16_t> longest((before.size() + 1) * columns);
  for (std::size_t i = before.size(); i-- > 0;)
    for (std::size_t j = after.size(); j-- > 0;)
      longest[i * columns + j] = before[i] == after[j]
                                     ? static_cast<std::uint16_t>(longest[(i + 1) * columns + j + 1] + 1)
                                     : std::max(longest[(i + 1) * columns + j], longest[i * columns + j + 1]);
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      add(out.before, before[i++], Part::kept);
      add(out.after, after[j++], Part::kept);
    } else if (j == after.size() ||
               (i < before.size() && longest[(i + 1) * columns + j] >= longest[i * columns + j + 1])) {
      add(out.before, before[i++], Part::changed);
    } else {
      add(out.after, after[j++], Part::changed);
    }
  }
}

}  // namespace

MarkedSides marked_sides(std::string_view before, std::string_view after) {
  Words old_words = words_of(before), new_words = words_of(after);
  const std::size_t most = std::min(old_words.size(), new_words.size());
  std::size_t front = 0, back = 0;
  while (front < most && old_words[front] == new_words[front]) ++front;
  while (back < most - front &&
         old_words[old_words.size() - 1 - back] == new_words[new_words.size() - 1 - back])
    ++back;
  MarkedSides out;
  for (std::size_t i = 0; i < front; ++i) {
    add(out.before, old_words[i], Part::kept);
    add(out.after, new_words[i], Part::kept);
  }
  const auto middle = [&](Words& words) {
    return Words(words.begin() + static_cast<std::ptrdiff_t>(front),
                 words.end() - static_cast<std::ptrdiff_t>(back));
  };
  const Words old_middle = middle(old_words), new_middle = middle(new_words);
  if (std::max(old_middle.size(), new_middle.size()) <= kMostWords) {
    compare(old_middle, new_middle, out);
  } else {
    for (const std::string_view each : old_middle) add(out.before, each, Part::changed);
    for (const std::string_view each : new_middle) add(out.after, each, Part::changed);
  }
  for (std::size_t i = back; i > 0; --i) {
    add(out.before, old_words[old_words.size() - i], Part::kept);
    add(out.after, new_words[new_words.size() - i], Part::kept);
  }
  if (look_alike(out))
    for (auto* side : {&out.before, &out.after})
      for (MarkedPiece& each : *side)
        if (each.part == Part::changed) each.part = Part::look_alike;
  return out;
}

}  // namespace mojimend
