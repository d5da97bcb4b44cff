// Puts back the second halves of characters that a program took for the backslash of an escape: "侮ｦ" that
// was "表示". Nothing stands in their place; what is seen is that the text behind such a character is read
// out of step, and is far likelier with the byte put back.
#include "kin/lost_backslash.h"

#include <algorithm>
#include <optional>
#include <set>

#include "context/context.h"
#include "context/letters.h"
#include "kin/byte_escape.h"
#include "kin/kin.h"
#include "kin/letter_walk.h"
#include "kin/trail_bytes.h"
#include "model/text_model.h"
#include "text/letter_kinds.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// What the model looks at on either side of a stretch.
constexpr std::size_t kNear = 12;  // letters
// By so much the stretch has to gain to be suggested, and on a page that is proved.
constexpr std::int64_t kLikelyGain = 14 * kNat, kGainOnProvedPage = 7 * kNat;
// What a letter of it costs then, on average, with some before it: text does not reach this, and lists of
// characters, which are out of step whichever way they are read, cost more. A word may begin there, for which
// one letter more is allowed.
constexpr std::int64_t kMostForLetter = 7 * kNat;
constexpr std::size_t kBefore = 4;
// U+FFFD is no text to the model, and anything likelier.
constexpr std::int64_t kMarkCosts = 9 * kNat;
// What takes backslashes takes them all over a page: so many different characters that lost theirs
// are no chance.
constexpr std::size_t kDifferent = 3;
// Letters that a stretch has at most. In Big5 every other character ends one.
constexpr std::size_t kLongest = 40;

// The bytes of a letter as they are read on out of step.
struct Bytes {
  std::uint8_t first = 0, second = 0;  // second: 0 where there is one
};
std::optional<Bytes> bytes_of(char32_t c, std::size_t encoding) {
  const std::uint16_t bytes = c < 0x80 ? static_cast<std::uint16_t>(c) : escaped_bytes(encoding, c);
  if (bytes == 0 || c == U'\n' || c == U'\r') return std::nullopt;
  if (bytes <= 0xFF) return Bytes{static_cast<std::uint8_t>(bytes), 0};
  return Bytes{static_cast<std::uint8_t>(bytes >> 8), static_cast<std::uint8_t>(bytes & 0xFF)};
}

char32_t character(const DoubleByteTable& table, std::uint8_t lead, std::uint8_t trail) {
  const char32_t c = table.pair(lead, trail);
  return is_private(c) || c >= kTraitsOf ? 0 : c;
}

// "ャtト": a letter of ASCII that is no word, or one half width.
bool is_strange(char32_t next, char32_t behind) {
  return next != kReplacement && may_be_strange(next) &&
         (next >= 0x80 || !(is_ascii_letter(behind) || is_ascii_digit(behind)));
}

// Whether the letter may be a character that lost its second byte. Text has such seldom.
bool is_sight(std::u32string_view line, std::size_t at, std::size_t encoding) {
  const auto letter = [&](std::size_t i) { return i < line.size() ? line[i] : U'\n'; };
  const char32_t seen = letter(at), next = letter(at + 1), behind = letter(at + 2);
  if (std::max(seen, next) >= kTraitsOf) return false;
  const LosingTraits &here = traits_of_losing()[seen], &there = traits_of_losing()[next];
  if ((here.encodings >> encoding & 1) == 0) return false;
  if (next == kReplacement) return true;
  const auto bytes = bytes_of(seen, encoding), second = bytes_of(next, encoding);
  if (!second) return false;
  const DoubleByteTable& table = *escaped_encodings()[encoding].table;
  const char32_t lost = character(table, bytes->first, kBackslash),
                 follows = character(table, bytes->second, second->first);
  if (follows == 0) return false;
  if (is_strange(next, behind)) return true;
  const auto& costs = costs_alone();
  return (here.is_rare || there.is_rare) &&
         costs[seen] + costs[next] >= costs[lost] + costs[follows] + kFirstGain;
}

// A stretch of letters, [first, last), and what it was.
struct Sight {
  std::size_t first, last;
  std::u32string text;
  std::vector<std::size_t> lost;  // code points of the text whose second byte is gone
  bool ends_unseen = false;       // the last one's second byte is U+FFFD
  std::int64_t gain;
};

// In one line, whatever stands in the others: parts of a page are scanned by themselves.
class Search {
 public:
  Search(std::u32string_view line, std::size_t encoding, std::int64_t least)
      : line_(line), encoding_(encoding), least_(least), table_(*escaped_encodings()[encoding].table) {}

  // What begins at the letter, if it gains. O(kLongest²).
  std::optional<Sight> at(std::size_t first) {
    best_.reset();
    const Bytes bytes = *bytes_of(line_[first], encoding_);
    Sight sight{first, first, std::u32string(1, character(table_, bytes.first, kBackslash)), {0}, false, 0};
    std::uint8_t pending = bytes.second;
    for (std::size_t i = first + 1; i <= line_.size() && i - first < kLongest; ++i) {
      end_with_lost(sight, pending, i);
      if (i < line_.size() && line_[i] == kReplacement) end_unseen(sight, pending, i + 1);
      const auto next = i < line_.size() ? bytes_of(line_[i], encoding_) : std::nullopt;
      const char32_t c = next ? character(table_, pending, next->first) : 0;
      if (c == 0) break;
      sight.text.push_back(c);
      if (i == first + 1 && gain_of(sight, i + 1) < 0) break;
      if (next->second == 0) {
        end(sight, i + 1);
        break;
      }
      pending = next->second;
      if (table_.is_lead(pending)) continue;
      const char32_t single = pending < 0x80 ? pending : table_.single(pending);
      if (single == 0) break;
      sight.text.push_back(single);
      end(sight, i + 1);
      break;
    }
    return best_;
  }

 private:
  // In step again because another character lost its second byte.
  void end_with_lost(Sight sight, std::uint8_t pending, std::size_t last) {
    const char32_t lost = character(table_, pending, kBackslash);
    if (lost == 0) return;
    sight.lost.push_back(sight.text.size());
    sight.text.push_back(lost);
    end(std::move(sight), last);
  }

  // The last character's second byte begins none with what stands behind it: the likeliest one.
  void end_unseen(const Sight& sight, std::uint8_t pending, std::size_t last) {
    for (unsigned trail = 0x80; trail < 0xFF; ++trail) {
      const char32_t c = character(table_, pending, static_cast<std::uint8_t>(trail));
      if (c == 0) continue;
      Sight ended = sight;
      ended.ends_unseen = true;
      ended.text.push_back(c);
      end(std::move(ended), last);
    }
  }

  void end(Sight sight, std::size_t last) {
    sight.last = last;
    sight.gain = gain_of(sight, last) - (sight.ends_unseen ? kMarkCosts : 0);
    if (sight.gain < least_ || !is_text(sight)) return;
    if (!best_ || sight.gain > best_->gain) best_ = std::move(sight);
  }

  bool is_text(const Sight& sight) const {
    std::size_t from = sight.first;
    while (from > 0 && sight.first - from < kBefore) --from;
    const std::u32string now = std::u32string(line_.substr(from, sight.first - from)) + sight.text;
    const std::int64_t cost =
        cost_among(line_, from, line_.size(), now) - cost_among(line_, from, line_.size(), {});
    return cost <= kMostForLetter * static_cast<std::int64_t>(now.size() + 1);
  }

  std::int64_t gain_of(const Sight& sight, std::size_t last) const {
    return cost_among(line_, sight.first, last, line_.substr(sight.first, last - sight.first)) -
           cost_among(line_, sight.first, last, sight.text);
  }

  const std::u32string_view line_;
  const std::size_t encoding_;
  const std::int64_t least_;
  const DoubleByteTable& table_;
  std::optional<Sight> best_;
};

// Of the line, what the search looks at around a byte.
struct Near {
  std::u32string letters;
  std::size_t at = 0;  // of the letters: the one that begins there
};
Near near_of(std::string_view text, std::size_t byte) {
  std::size_t from = byte;
  for (std::size_t back = 0; from > 0 && text[from - 1] != '\n' && back < kNear; ++back) {
    --from;
    while (from > 0 && is_continuation(text[from])) --from;
  }
  Near near;
  LetterWalk walk(text, from);
  for (; walk.at() < byte; ++near.at) near.letters += walk.next();
  for (char32_t c = walk.next(); c != U'\n' && near.letters.size() < near.at + kLongest + kNear;
       c = walk.next())
    near.letters += c;
  return near;
}

struct Findings {
  std::vector<Sight> sights;
  std::int64_t gain = 0;
  std::set<char32_t> different;
};

void search_line(std::u32string_view line, std::size_t start, std::size_t encoding, std::int64_t least,
                 std::vector<Sight>& sights) {
  Search search(line, encoding, least);
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (!is_sight(line, i, encoding)) continue;
    auto sight = search.at(i);
    if (!sight) continue;
    sight->first += start;
    sight->last += start;
    // Of two that share letters the likelier one.
    if (!sights.empty() && sights.back().last > sight->first) {
      if (sight->gain <= sights.back().gain) continue;
      sights.pop_back();
    }
    sights.push_back(std::move(*sight));
  }
}

Findings search(const Letters& letters, std::size_t encoding, std::int64_t least) {
  Findings found;
  const std::u32string_view text = letters.points;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(U'\n', start), text.size());
    search_line(text.substr(start, end - start), start, encoding, least, found.sights);
    start = end + 1;
  }
  for (const Sight& each : found.sights) {
    found.gain += each.gain;
    for (const std::size_t lost : each.lost) found.different.insert(each.text[lost]);
  }
  return found;
}

Edit edit_of(const Page& page, const Letters& letters, const Sight& sight, const EscapedEncoding& encoding) {
  const Span span = letters.bytes(sight.first, sight.last);
  const std::string now = to_utf8(sight.text);
  Edit edit = page.edit(span, now);
  edit.rule = Rule::byte_escape;
  Step step;
  step.written = step.read = encoding.name;
  for (const std::size_t lost : sight.lost) {
    const auto lead = static_cast<char>(encoding.table->bytes_of(sight.text[lost]) >> 8);
    step.stood.push_back({lost, std::string(1, lead)});
  }
  if (sight.ends_unseen) step.unreadable = Unreadable::replacement;
  edit.channel = {std::move(step)};
  edit.evidence = "a byte 5C was taken out of a character of " + std::string(encoding.name) +
                  "; with it the text is likelier by " + std::to_string(sight.gain / kNat) + " nats";
  return edit;
}

}  // namespace

bool is_unescaped_at(std::string_view text, std::size_t at) {
  LetterWalk walk(text, at);
  const char32_t letters[] = {walk.next(), walk.next(), walk.next()};
  std::optional<Near> near;
  for (std::size_t i = 0; i < kEscapedEncodings; ++i) {
    if (!is_sight({letters, std::size(letters)}, 0, i)) continue;
    if (!near) near = near_of(text, at);
    if (is_sight(near->letters, near->at, i) && Search(near->letters, i, kLikelyGain).at(near->at))
      return true;
  }
  return false;
}

std::vector<Edit> lost_backslash_edits(const Page& page, const Letters& letters) {
  std::uint8_t whole = 0;  // encodings of which some character has its byte: none was taken
  for (const char32_t c : letters.points)
    if (c >= 0x80) whole = static_cast<std::uint8_t>(whole | encodings_with_trail(c, kBackslash));
  Findings best;
  std::size_t encoding = 0;
  for (std::size_t i = 0; i < kEscapedEncodings; ++i) {
    if ((whole >> i & 1) != 0) continue;
    Findings found = search(letters, i, kLikelyGain);
    if (found.gain <= best.gain) continue;
    best = std::move(found);
    encoding = i;
  }
  const bool proved = best.different.size() >= kDifferent;
  if (proved) best = search(letters, encoding, kGainOnProvedPage);
  std::vector<Edit> edits;
  for (const Sight& sight : best.sights) {
    Edit edit = edit_of(page, letters, sight, escaped_encodings()[encoding]);
    const std::string_view seen = std::string_view(page.text).substr(
        letters.bytes(sight.first, sight.last).start, letters.bytes(sight.first, sight.last).size());
    if (!keep_replayed(edit, to_utf8(sight.text), seen)) continue;
    if (sight.ends_unseen) edit.evidence += "; its last character is inferred from the context";
    edit.safety = proved && !sight.ends_unseen ? Safety::safe : Safety::suggested;
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace mojimend
