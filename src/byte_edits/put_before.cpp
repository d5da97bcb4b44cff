// Looks before each full-width mark, and counts.
#include "byte_edits/put_before.h"

#include <algorithm>
#include <map>

#include "channel/double_byte_text.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// What stands before so many of a page's full-width marks, and before every fourth, may have been put there.
constexpr std::size_t kTimes = 2, kShare = 4;
// Before so many, every second one, and nearly nowhere else: nobody writes so.
constexpr std::size_t kHabitTimes = 4, kHabitShare = 2, kExceptions = 8;
constexpr std::size_t kLongestTag = 40;  // letters

struct Places {
  std::vector<Span> behind_characters, elsewhere;
};

// What may have been put before the mark at `at`: a tag, or a sign that does not stand there by itself; empty
// if there is none.
Span put_before(const Letters& page, std::size_t at) {
  std::size_t start = at - 1;
  if (page[start] == U'>')
    while (start > 0 && at - start < kLongestTag && page[start] != U'<') --start;
  const char32_t c = page[start];
  const bool is_sign = c == U' ' || c == U'*' || c == U'#' || c == U'~' || c == U'|' || c == U'`' ||
                       (c >= 0x2500 && c < 0x2800);
  const bool is_tag = c == U'<' && at - start > 2;
  const char32_t before = start > 0 ? page[start - 1] : U'\n';
  const bool alone = before != c && before != U' ' && before != U'\n';
  return (is_sign || is_tag) && alone ? Span{start, at} : Span{at, at};
}

// How often it stands on the page.
std::size_t times(const Letters& page, const std::u32string& text) {
  std::size_t count = 0;
  for (std::size_t at = page.points.find(text); at != page.points.npos; at = page.points.find(text, at + 1))
    ++count;
  return count;
}

}  // namespace

// By Laplace's rule, so that what was not seen is not ruled out.
void PutBefore::price(std::size_t commas) {
  texts[0].times = commas;
  std::size_t all = 0;
  for (const Text& each : texts) all += each.times + 1;
  for (Text& each : texts)
    each.cost = negative_log(static_cast<std::uint32_t>(each.times + 1), static_cast<std::uint32_t>(all));
}

bool PutBefore::has(std::string_view bytes, const DoubleByteTable& table) const {
  return std::ranges::any_of(
      texts, [&](const Text& each) { return each.text != U"," && encoded(each.text, table) == bytes; });
}

PutBefore learn_put_before(const Letters& page) {
  std::map<std::u32string, Places> by_text;
  std::size_t marks = 0;
  for (std::size_t i = 1; i < page.size(); ++i) {
    if (!is_mark(page[i])) continue;
    ++marks;
    const Span put = put_before(page, i);
    if (put.size() == 0) continue;
    Places& places = by_text[page.points.substr(put.start, put.size())];
    (page[put.start - 1] >= kFirstIdeograph ? places.behind_characters : places.elsewhere).push_back(put);
  }
  PutBefore found;
  for (const auto& [text, places] : by_text) {
    const auto& [behind, elsewhere] = places;
    if (behind.size() < kTimes || behind.size() * kShare < marks) continue;
    found.texts.push_back({text, behind.size()});
    found.places.insert(found.places.end(), behind.begin(), behind.end());
    found.elsewhere.insert(found.elsewhere.end(), elsewhere.begin(), elsewhere.end());
    // Spaces stand between words of other languages.
    const std::size_t others = text == U" " ? 0 : times(page, text) - behind.size() - elsewhere.size();
    const bool closes = text.starts_with(U"</");  // what is marked up ends before a mark
    found.is_habit |= !closes && behind.size() >= kHabitTimes && behind.size() * kHabitShare >= marks &&
                      others * kExceptions <= behind.size();
  }
  std::ranges::sort(found.places);
  return found;
}

}  // namespace mojimend
