// Undoes tolower() or toupper() over the bytes of text in Big5, Shift_JIS or GBK. A second byte that is a
// letter of ASCII changed as well, so that its character became another one: each character that is left may
// be itself or the other, and the model says which.
//
// What proves it is that no character of the page has a second byte in the range that was changed, where in
// Traditional Chinese one in five has, and that the page as a whole is far likelier with the other readings.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include "context/letters.h"
#include "kin/byte_casing.h"
#include "kin/kin.h"
#include "kin/trail_bytes.h"
#include "model/letters.h"
#include "model/text_model.h"
#include "text/chinese.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// By so much the page has to gain, by different characters, each counted once, where it gains most: a rare
// word that a line has three times, or a column of lines of boxes, proves no more than one.
constexpr std::int64_t kPageGain = 32 * kNat;
// Tables of kana in the order of their codes lack such bytes too; text in kana alone is left.
constexpr std::size_t kFewestHan = 2;
// What a letter of it costs then, on average: text does not reach this, and lists of characters in the order
// of their codes, which lack whole rows of bytes, cost more whichever way they are read.
constexpr std::int64_t kMostForLetter = 7 * kNat + kNat / 2;
// And so much for each character in doubt: of two characters one is likelier in any text, in a list of
// characters by a nat or so.
constexpr std::int64_t kGainEach = 2 * kNat;
// By so much the best text with the character has to be likelier than the best without.
constexpr std::int64_t kSure = 4 * kNat;
// What the page says elsewhere of the same two characters, where it is sure, counts up to this.
constexpr std::int64_t kMostHabit = 3 * kNat;

// What is evidence: Han and katakana. Marks and boxes are no words, and no second byte of hiragana is a
// letter.
bool is_evidence(char32_t c) { return is_han(c) || (c >= 0x30A1 && c <= 0x30FA); }

// The casings, each a bit, that the page does not contradict.
class Possible {
 public:
  // False once nothing is possible any more.
  bool see(char32_t c) {
    for (const Cased how : {Cased::lower, Cased::upper}) {
      const std::size_t row = how == Cased::lower ? 0 : 1;
      if (c < 0x80) {
        if (is_changed(c, how)) possible_[row] = 0;
        continue;
      }
      possible_[row] &= ~unsigned{encodings_with_trail(c, range_before(how))};
      const unsigned doubt = encodings_with_trail(c, range_after(how)) & possible_[row];
      for (std::size_t i = 0; i < kEscapedEncodings; ++i) doubtful_[row][i] += doubt >> i & 1;
    }
    return (possible_[0] | possible_[1]) != 0;
  }

  std::vector<Casing> casings() const {
    std::vector<Casing> found;
    for (std::size_t row = 0; row < 2; ++row)
      for (std::size_t i = 0; i < kEscapedEncodings; ++i)
        if ((possible_[row] >> i & 1) != 0 && doubtful_[row][i] >= kFewestInDoubt)
          found.push_back({i, row == 0 ? Cased::lower : Cased::upper});
    return found;
  }

 private:
  static constexpr unsigned kAll = (1u << kEscapedEncodings) - 1;
  unsigned possible_[2] = {kAll, kAll};
  std::size_t doubtful_[2][kEscapedEncodings] = {};
};

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 4;

// The readings of a line as a graph: a node for each different state that the model can be in behind a
// letter, of which there are at most eight, since it knows three letters back.
class CaseGraph {
 public:
  CaseGraph(std::u32string_view line, const Casing& casing) : line_(line) {
    columns_.reserve(line.size() + 1);
    columns_.push_back({{Node{}}, {}});
    columns_.back().nodes[0].cost = 0;
    for (const char32_t c : line) {
      const char32_t other = before_casing(c, casing);
      others_.push_back(other);
      columns_.push_back({});
      Column &from = columns_[columns_.size() - 2], &to = columns_.back();
      step(from, to, c, Choice::as_seen);
      if (other != 0) step(from, to, other, Choice::other);
    }
    look_back();
  }

  // By how much the best text with the other character at `letter` is likelier than the best with the one
  // that stands there; kNever below 0 where there is no other.
  std::int64_t odds(std::size_t letter) const {
    if (others_[letter] == 0) return -kNever;
    std::int64_t best[2] = {kNever, kNever};
    const Column &from = columns_[letter], &to = columns_[letter + 1];
    for (const Edge& each : to.edges) {
      auto& one = best[each.choice == Choice::other ? 1 : 0];
      one = std::min(one, from.nodes[each.from].cost + each.cost + to.nodes[each.to].rest);
    }
    return best[0] - best[1];
  }
  char32_t other(std::size_t letter) const { return others_[letter]; }
  std::int64_t best() const { return columns_[0].nodes[0].rest; }
  std::int64_t as_seen() const { return TextModel::get().cost(line_); }

 private:
  enum class Choice : unsigned char { as_seen, other };
  struct Node {
    TextModel::State state;
    std::int64_t cost = kNever;  // of the best way here
    std::int64_t rest = kNever;  // of the best way on
  };
  struct Edge {
    unsigned char from, to;
    Choice choice;
    Cost cost;
  };
  struct Column {
    std::vector<Node> nodes;
    std::vector<Edge> edges;  // to these nodes
  };

  static void step(const Column& from, Column& to, char32_t c, Choice choice) {
    const TextModel& model = TextModel::get();
    const Letter letter = model.letter(c);
    for (std::size_t i = 0; i < from.nodes.size(); ++i) {
      Node next{from.nodes[i].state};
      const Cost cost = model.step(next.state, letter);
      auto known = std::ranges::find_if(to.nodes, [&](const Node& each) { return each.state == next.state; });
      if (known == to.nodes.end()) known = to.nodes.insert(to.nodes.end(), next);
      known->cost = std::min(known->cost, from.nodes[i].cost + cost);
      to.edges.push_back({static_cast<unsigned char>(i), static_cast<unsigned char>(known - to.nodes.begin()),
                          choice, cost});
    }
  }

  void look_back() {
    for (Node& each : columns_.back().nodes) each.rest = 0;
    for (std::size_t i = columns_.size() - 1; i > 0; --i)
      for (const Edge& each : columns_[i].edges) {
        auto& rest = columns_[i - 1].nodes[each.from].rest;
        rest = std::min(rest, columns_[i].nodes[each.to].rest + each.cost);
      }
  }

  std::u32string_view line_;
  std::u32string others_;
  std::vector<Column> columns_;
};

// How often a character is sure to be the other one, and to be itself.
class Habit {
 public:
  void learn(char32_t c, std::int64_t odds) {
    if (odds >= kSure) ++counts_[c].other;
    if (odds <= -kSure) ++counts_[c].itself;
  }
  // In favour of the other one; for what has been learned one is counted less. 0 where the page says nothing.
  std::int64_t favour(char32_t c) const {
    const auto found = counts_.find(c);
    if (found == counts_.end()) return 0;
    const double ratio = (found->second.other + 0.5) / (found->second.itself + 0.5);
    return std::clamp(std::int64_t(std::log(ratio) * kNat), -kMostHabit, kMostHabit);
  }

 private:
  struct Counts {
    std::uint32_t other = 0, itself = 0;
  };
  std::unordered_map<char32_t, Counts> counts_;
};

// A character that may have been changed.
struct Changed {
  std::size_t letter;
  char32_t character;
  std::int64_t odds;
};
struct Explanation {
  Casing casing;
  std::vector<Changed> changed;
  std::int64_t gain = 0;
  std::int64_t doubtful = 0;   // characters
  std::int64_t different = 0;  // the gain by different characters
  std::int64_t cost = 0;       // of the text
  std::size_t han = 0;         // different ones that were changed
};

Explanation explain(const Letters& letters, const Casing& casing) {
  Explanation made{casing, {}};
  Habit habit;
  const std::u32string_view text = letters.points;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(U'\n', start), text.size());
    const CaseGraph readings(text.substr(start, end - start), casing);
    made.cost += readings.best();
    made.gain += readings.as_seen() - readings.best();
    for (std::size_t i = start; i < end; ++i) {
      if (readings.other(i - start) == 0) continue;
      made.changed.push_back({i, readings.other(i - start), readings.odds(i - start)});
      habit.learn(text[i], made.changed.back().odds);
    }
    start = end + 1;
  }
  made.doubtful = std::ssize(made.changed);
  std::unordered_map<char32_t, std::int64_t> most;
  for (const Changed& each : made.changed)
    if (is_evidence(each.character)) most[each.character] = std::max(most[each.character], each.odds);
  for (const auto& [character, odds] : most) {
    made.different += odds;
    made.han += is_han(character);
  }
  for (Changed& each : made.changed)
    if (std::abs(each.odds) < kSure) each.odds += habit.favour(text[each.letter]);
  std::erase_if(made.changed, [](const Changed& each) { return each.odds <= 0; });
  return made;
}

std::vector<Edit> edits_of(const Page& page, const Letters& letters, const Explanation& found) {
  const std::string_view encoding = escaped_encodings()[found.casing.encoding].name;
  const std::string_view range = found.casing.how == Cased::lower ? "41–5A" : "61–7A";
  std::vector<Edit> edits;
  for (const Changed& each : found.changed) {
    const Span span = letters.bytes(each.letter, each.letter + 1);
    const std::string now = to_utf8(each.character);
    Edit edit = page.edit(span, now);
    edit.rule = Rule::out_of_step;
    Step step;
    step.written = step.read = encoding;
    step.cased_bytes = found.casing.how;
    edit.channel = {std::move(step)};
    edit.evidence = "no second byte of this page is one of " + std::string(range) + " in " +
                    std::string(encoding) + ", and it is likelier by " + std::to_string(found.gain / kNat) +
                    " nats with some that were; here by " + std::to_string(each.odds / kNat);
    const bool replayed = keep_replayed(edit, now, page.text.substr(span.start, span.size()));
    // One letter that training hardly saw is like another to the model.
    const bool is_known = TextModel::get().letter(each.character).symbol > kUnseenClasses;
    edit.safety = replayed && is_known && each.odds >= kSure ? Safety::safe : Safety::suggested;
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace

std::vector<Edit> byte_case_edits(const Page& page, const Letters& letters) {
  Possible possible;
  for (const char32_t c : letters.points)
    if (!possible.see(c)) return {};
  std::optional<Explanation> best;
  for (const Casing& each : possible.casings()) {
    Explanation found = explain(letters, each);
    if (!best || found.gain > best->gain) best = std::move(found);
  }
  if (!best || best->different < kPageGain || best->han < kFewestHan ||
      best->gain < kGainEach * best->doubtful)
    return {};
  if (best->cost > kMostForLetter * std::ssize(letters.points)) return {};
  return edits_of(page, letters, *best);
}

}  // namespace mojimend
