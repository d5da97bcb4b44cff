// Chooses encoding and reader by what they explain, learns, and looks again.
#include "byte_edits/page_search.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "channel/double_byte_text.h"

namespace mojimend {
namespace {

// Thousandths of a nat by which the repaired stretch must be likelier than what stands there.
constexpr Cost kSuggestedGain = 5 * kNat;
// A stretch that gains more than this beyond that proves that bytes were put in; what is read by chance gains
// less.
constexpr Cost kChance = 10 * kNat;
// The same where the page shows in step that it puts the same in.
constexpr Cost kShownChance = 5 * kNat;
// The double-byte encodings that pages are written in, commonest first.
constexpr std::string_view kWritten[] = {"gbk", "big5", "shift_jis", "euc-kr", "euc-jp"};
// A page that gains so much is read rightly, and rare readers need not be tried.
constexpr Cost kClear = 100 * kNat;
// An encoding that explains so little more than another may be the wrong one, and its repairs are suggested.
constexpr Cost kSureEncoding = 8 * kNat;
// Ranges by which encodings and readers are compared.
constexpr std::size_t kCompared = 6;

// Where the search for a trigger begins, in step: before what is put before marks and the glosses that may
// stand in front of it.
std::size_t begin_of(const Letters& page, const Evidence& evidence, std::size_t trigger) {
  const auto& glosses = evidence.glosses;
  std::size_t from = trigger;
  for (const PutBefore::Text& each : evidence.put_before.texts) {
    const std::size_t size = each.text.size();
    if (size > from || page.points.compare(from - size, size, each.text) != 0) continue;
    from -= size;
    break;
  }
  const auto gloss = std::lower_bound(glosses.begin(), glosses.end(), from,
                                      [](const Gloss& each, std::size_t end) { return each.end < end; });
  if (gloss != glosses.end() && gloss->end == from) return gloss->character;
  return from > 0 && page[from - 1] != U'\n' ? from - 1 : from;
}

// So many marks in a row say nothing of what stood there.
bool is_hopeless(const Letters& page, std::size_t trigger) {
  constexpr std::size_t kLongestRun = 4;
  std::size_t first = trigger, last = trigger;
  while (first > 0 && page[first - 1] == page[trigger] && last - first < kLongestRun) --first;
  while (page[last + 1] == page[trigger] && last - first < kLongestRun) ++last;
  return last - first >= kLongestRun;
}

// Letters in which a race is decided, or not at all. The longest stretch of the specimen has ten.
constexpr std::size_t kLongestRace = 200;

std::vector<SearchRange> ranges(const Letters& page, const Evidence& evidence) {
  std::vector<SearchRange> out;
  for (std::size_t trigger : evidence.triggers) {
    if (is_hopeless(page, trigger)) continue;
    // What was garbled may go on in the next line: a line end may have been put in, and is a byte like
    // others.
    out.push_back(
        {begin_of(page, evidence, trigger), trigger, std::min(page.size(), trigger + kLongestRace)});
  }
  return out;
}

// Whether anything is seen of what the stretch is read as: half of a character, or what was put in. Two marks
// that took a line end and a sign of ASCII with them say nothing but that something is gone, which may have
// been two characters that the page's encoding lacked, as no-break spaces are. Where lines are cut after so
// many bytes, that is why.
bool is_seen(const Stretch& stretch, const SearchSetting& setting) {
  if (setting.evidence.line_width.bytes() != 0) return true;
  if (setting.evidence.reader.takes != PageReader::Takes::pair || !stretch.replaced.empty()) return true;
  if (std::ranges::any_of(stretch.inserted, [](const Insertion& each) { return each.bytes.size() > 1; }))
    return true;
  return std::ranges::any_of(characters_of(stretch.bytes, setting.table), [&](const EncodedCharacter& each) {
    const auto sources = std::span(stretch.sources).subspan(each.start, each.size);
    return each.size > 1 &&
           std::ranges::any_of(sources, [](ByteSource source) { return source != ByteSource::chosen; });
  });
}

// What is found, and which triggers stood in a stretch or before what may have been put in: the others are
// marks of the text itself, and need no second look.
struct Look {
  std::vector<Stretch> found;
  std::vector<SearchRange> promising;
  std::size_t next = 0;     // the first range that was not looked at
  std::size_t settled = 0;  // letters before this one are
};

// Goes on behind what was looked at already.
Look look(const SearchSetting& setting, const std::vector<SearchRange>& ranges, std::size_t most_ranges,
          Look seen = {}) {
  ByteSearch search(setting);
  std::size_t looked = 0;
  for (; seen.next < ranges.size(); ++seen.next) {
    SearchRange range = ranges[seen.next];
    if (range.trigger < seen.settled) continue;
    if (looked++ == most_ranges) break;
    range.from = std::max(range.from, seen.settled);
    const auto outcome = search.run(range);
    const std::size_t found = seen.found.size();
    for (const Stretch& stretch : outcome ? outcome->stretches : std::vector<Stretch>{})
      if (stretch.out_of_step && stretch.gain() >= kSuggestedGain && is_seen(stretch, setting))
        seen.found.push_back(stretch);
    if (seen.found.size() > found || bracketed(setting.letters, range.trigger, Bracket::eaten))
      seen.promising.push_back(ranges[seen.next]);
    if (outcome) seen.settled = std::max(seen.settled, outcome->end);
  }
  return seen;
}

Cost gain_of(const std::vector<Stretch>& found) {
  Cost gain = 0;
  for (const Stretch& each : found) gain += each.gain();
  return gain;
}

// The page without what was found and without glosses and doubled marks.
std::u32string sure_text(const Letters& page, const Evidence& evidence, const std::vector<Stretch>& found) {
  std::vector<Span> gone;
  for (const Stretch& each : found) gone.push_back({each.first, each.last});
  for (const Gloss& each : evidence.glosses) gone.push_back({each.character + 1, each.end});
  for (std::size_t comma : evidence.commas) gone.push_back({comma, comma + 1});
  std::sort(gone.begin(), gone.end());
  std::u32string sure;
  auto next = found.begin();
  std::size_t at = 0;
  const auto& points = page.points;
  for (Span each : gone) {
    if (each.end <= at) continue;
    if (each.start > at) sure.append(points, at, each.start - at);
    // What stands on both sides of a stretch that was garbled is no pair of the text. Both lists go by place.
    while (next != found.end() && next->first < each.start) ++next;
    if (next != found.end() && next->first == each.start) sure.push_back(kReplacement);
    at = each.end;
  }
  return sure.append(points, at);
}

// Whether the page puts it behind characters, or such things by all that is seen of it.
bool is_put_behind(const Words& words, std::string_view bytes, const DoubleByteTable& table) {
  if (words.odds >= kSuspected && bytes.starts_with('(') && bytes.ends_with(')')) return true;
  return std::ranges::any_of(words.texts,
                             [&](const auto& each) { return encoded(each.first, table) == bytes; });
}

// Whether the page shows by itself that it puts such a thing in, by what stands in step.
bool is_shown(const Evidence& evidence, const Stretch& stretch, const DoubleByteTable& table) {
  return std::ranges::any_of(stretch.inserted, [&](const Insertion& each) {
    return (evidence.words.odds >= kSuspected && is_put_behind(evidence.words, each.bytes, table)) ||
           (evidence.put_before.is_habit && evidence.put_before.has(each.bytes, table));
  });
}

// What the first look found out about the page: who carries glosses, and that bytes were put in.
void learn(Evidence& evidence, const Letters& page, const std::vector<Stretch>& found,
           const DoubleByteTable& table) {
  for (const Stretch& each : found) {
    const bool shown = is_shown(evidence, each, table);
    const Cost chance = shown ? kShownChance : kChance;
    // What the page has elsewhere as well is no mention where it stands in a quotation.
    if ((each.inserted.empty() && each.replaced.empty()) || each.gain() < chance ||
        (evidence.mentioned[each.first] && !shown))
      continue;
    evidence.found_odds += each.gain() - chance;
    for (const char32_t c : each.glossed) {
      ++evidence.glossed[c];
      evidence.proves_words |= evidence.words.behind.contains(c);
    }
    for (const Insertion& inserted : each.inserted) {
      ++evidence.parting[inserted.bytes];
      evidence.proves_words |= is_put_behind(evidence.words, inserted.bytes, table);
      evidence.proves_put_before |= evidence.put_before.has(inserted.bytes, table);
    }
  }
  std::vector<Span> garbled;
  for (const Stretch& each : found) garbled.push_back({each.first, each.last});
  evidence.words = learn_words(page, evidence.glosses, evidence.mentioned, garbled);
  judge(evidence);
}

// Whether the page has letters of the encoding, and hardly any that it lacks.
bool has_letters(const DoubleByteTable& table, const Letters& page) {
  std::size_t lacking = 0, all = 0;
  for (const char32_t c : page.points) {
    if (c < kFirstIdeograph || c == kReplacement || c == kBrokenBytes) continue;
    ++all;
    lacking += table.bytes_of(c) == 0;
  }
  constexpr std::size_t kFew = 50;  // one in so many may have come to the page in another way
  return all > 0 && lacking * kFew <= all;
}

// An encoding and a reader, and what they explain of the first places.
struct Choice {
  PageFindings page;
  Look first;
};

// The encoding and the reader that explain most.
std::optional<Choice> choose(const Letters& page) {
  std::optional<Choice> best;
  constexpr Cost kNothing = -100 * kNat;
  Cost most = kNothing, others = kNothing;  // by the best encoding, and by the next
  const std::vector<PageReader> readers = readers_of(page.points);
  for (const std::string_view name : kWritten) {
    const Encoding& encoding = *find_encoding(name);
    const DoubleByteTable& table = *DoubleByteTable::of(encoding);
    if (!has_letters(table, page)) continue;
    for (const PageReader& reader : readers) {
      if (reader.rare > 0 && most >= kClear) continue;
      Evidence evidence = examine(page, encoding, reader);
      const DocumentModel model;
      Look first =
          look({page, evidence, table, survey_of(encoding), model}, ranges(page, evidence), kCompared);
      const Cost gain = gain_of(first.found) - reader.rare;
      const bool same = best && best->page.encoding == &encoding;
      if (gain <= most) {
        if (!same) others = std::max(others, gain);
        continue;
      }
      if (!same) others = most;
      most = gain;
      best = Choice{{&encoding, &table, {}, std::move(evidence), {}}, std::move(first)};
    }
  }
  if (best) best->page.evidence.encoding_is_sure = most - others >= kSureEncoding;
  return best;
}

}  // namespace

std::optional<PageFindings> search_page(const Letters& page) {
  auto chosen = choose(page);
  if (!chosen) return std::nullopt;
  PageFindings& found = chosen->page;
  look_at_lines(page, *found.table, found.evidence);
  const SearchSetting setting{page, found.evidence, *found.table, survey_of(*found.encoding), found.model};
  // The width of lines is not known until now, and says what the first places are.
  if (found.evidence.line_width.bytes() != 0) chosen->first = {};
  const Look first = look(setting, ranges(page, found.evidence), page.size(), std::move(chosen->first));
  learn(found.evidence, page, first.found, *found.table);
  if (!first.found.empty() && found.evidence.out_of_step != Verdict::clean) {
    found.model.learn(sure_text(page, found.evidence, first.found));
    found.stretches = look(setting, first.promising, page.size()).found;
  }
  return std::move(found);
}

}  // namespace mojimend
