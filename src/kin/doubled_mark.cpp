// Takes out one of two full-width marks that stand side by side where one belongs: "，，", "、，", "，。",
// "？。".
//
// Writers double marks on purpose as well ("！！", "？！", "。。。"), so that a single place is only a
// suggestion, and proof is a page that does it to all of its marks.
#include <algorithm>
#include <array>

#include "context/context.h"
#include "context/letters.h"
#include "kin/kin.h"
#include "model/cost.h"
#include "text/chinese.h"
#include "text/parts.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Marks that end or part a sentence. Two of the last kind are style, in either order.
constexpr std::u32string_view kParting = U"，、；：", kEnding = U"。", kLoud = U"！？";
bool is_loud(char32_t c) { return kLoud.find(c) != kLoud.npos; }

// So many marks of a page, each doubled and none single, are a habit of what wrote it.
constexpr std::size_t kProof = 4;
// Of two same marks, one place on a page that has so many times as many single ones is a slip; more of them
// are the writer's way.
constexpr std::size_t kSingleForOne = 4;
// By so much the line has to be likelier with one mark.
constexpr std::int64_t kGain = 4 * kNat;

// What a mark may stand behind; behind an opening bracket or a blank it is shown, not used.
bool ends_words(char32_t c) {
  return is_double_byte_letter(c) || is_ascii_letter(c) || (c >= U'0' && c <= U'9') ||
         kClosing.find(c) != kClosing.npos;
}
bool begins_words(char32_t c) {
  return ends_words(c) || c == U'\n' || c == U'\r' || kOpening.find(c) != kOpening.npos;
}

// Every mark has as many bytes, and so has an ellipsis.
constexpr std::size_t kMarkSize = 3;

// The bytes of a mark: E3 80 or EF BC, and a last one.
[[gnu::always_inline]] inline bool may_be_mark_at(const char* at) {
  return is_one_of(static_cast<unsigned char>(at[0]), 0xE3, 0xEF) &
         is_one_of(static_cast<unsigned char>(at[1]), 0x80, 0xBC) &
         is_within(static_cast<unsigned char>(at[2]), 0x81, 0x9F);
}

std::size_t next_mark(std::string_view text, std::size_t from) {
  const auto may = [](const char* at) { return may_be_mark_at(at); };
  return find_in_parts(text, from, may, [text](std::size_t at) {
    return at + kMarkSize <= text.size() && may_be_mark_at(text.data() + at) &&
           is_mark(character_at(text, at));
  });
}

struct Pair {
  std::size_t first;  // byte of the page
  char32_t one, two;
  Span span() const { return {first, first + 2 * kMarkSize}; }
};

class DoubledMarks {
 public:
  explicit DoubledMarks(const Page& page) : page_(page) { count(); }

  std::vector<Edit> edits() const {
    std::vector<Edit> edits;
    for (const Pair& each : pairs_) {
      if (!is_slip(each) && !is_habit()) continue;
      const std::int64_t with_both = cost(each, std::u32string{each.one, each.two});
      const std::int64_t first = cost(each, std::u32string{each.one}),
                         second = cost(each, std::u32string{each.two});
      // A mark that was put in stands before another, so that the first goes where both would do.
      const bool keeps_first = is_loud(each.one) || (!is_loud(each.two) && first + kGain < second);
      if (with_both - (keeps_first ? first : second) < kGain) continue;
      edits.push_back(edit(each, keeps_first));
    }
    return edits;
  }

 private:
  void count() {
    const std::string_view text = page_.text;
    for (std::size_t at = next_mark(text, 0); at != text.npos;) {
      std::size_t end = at + kMarkSize;
      while (is_mark(character_at(text, end)) || character_at(text, end) == U'…') end += kMarkSize;
      const char32_t one = character_at(text, at), two = character_at(text, at + kMarkSize);
      const bool meant = end != at + 2 * kMarkSize || !is_mark(two) || (is_loud(one) && is_loud(two));
      if (end == at + kMarkSize) ++single_[kind(one)];
      else if (meant) ++style_;
      else if (at > 0 && ends_words(character_before(text, at)) && begins_words(character_at(text, end))) {
        pairs_.push_back({at, one, two});
        ++doubled_[kind(two)];
      }
      at = next_mark(text, end);
    }
  }

  static std::size_t kind(char32_t mark) { return kMarks.find(mark); }

  // Nothing but doubled marks.
  bool is_habit() const {
    std::size_t single = 0;
    for (const std::size_t each : single_) single += each;
    return pairs_.size() >= kProof && single == 0 && style_ == 0;
  }

  bool is_slip(const Pair& pair) const {
    // A stop behind another mark or before one: nobody's style, but for the dots of those who trail off.
    if (pair.one != pair.two) return style_ == 0 || kParting.find(pair.one) != kParting.npos;
    const std::size_t mark = kind(pair.two);
    return style_ == 0 && single_[mark] >= kSingleForOne * doubled_[mark];
  }

  std::int64_t cost(const Pair& pair, std::u32string_view marks) const {
    return cost_among(page_.text, pair.span(), marks);
  }

  Edit edit(const Pair& pair, bool keeps_first) const {
    const Span span = pair.span();
    const std::string one = to_utf8(pair.one), two = to_utf8(pair.two);
    const std::string& now = keeps_first ? one : two;
    Edit made = page_.edit(span, now);
    made.rule = Rule::doubled_punctuation;
    Step step;
    step.written = step.read = "utf-8";
    step.inserted.push_back({keeps_first ? now.size() : 0, keeps_first ? two : one});
    made.channel = {std::move(step)};
    made.evidence = is_habit()
                        ? "every one of this page's " + std::to_string(pairs_.size()) + " marks is doubled"
                        : "two marks where one belongs";
    const bool replayed = keep_replayed(made, now, page_.text.substr(span.start, span.size()));
    made.safety = replayed && is_habit() ? Safety::safe : Safety::suggested;
    return made;
  }

  const Page& page_;
  std::vector<Pair> pairs_;
  std::array<std::size_t, kMarks.size()> single_{}, doubled_{};
  std::size_t style_ = 0;  // runs of marks that are meant
};

// The last byte of a mark, and the first two of another.
[[gnu::always_inline]] inline bool may_be_doubled_at(const char* at) {
  return may_be_mark_at(at - 2) & is_one_of(static_cast<unsigned char>(at[1]), 0xE3, 0xEF) &
         is_one_of(static_cast<unsigned char>(at[2]), 0x80, 0xBC);
}

}  // namespace

bool may_have_doubled_marks(std::string_view text) {
  const auto is = [text](std::size_t at) {
    return at >= 2 && at + 2 < text.size() && may_be_doubled_at(text.data() + at) &&
           is_mark(character_before(text, at + 1)) && is_mark(read_code_point(text, at + 1).value);
  };
  const auto may = [](const char* at) { return may_be_doubled_at(at); };
  return find_in_parts(text, 2, may, is) != text.npos;
}

std::vector<Edit> doubled_mark_edits(const Page& page) { return DoubledMarks(page).edits(); }

}  // namespace mojimend
