// Turns what the byte search finds into edits: looks twice (the second time with what the document's sure
// text taught), weighs every byte that had to be chosen, and proves each edit by replay.
#include <algorithm>

#include "repair/byte_search.h"
#include "repair/chinese.h"
#include "repair/passes.h"
#include "repair/replay.h"

namespace mojimend {
namespace {

// Thousandths of a nat by which the repaired stretch must be likelier than what stands there, on a page that
// is proved to be damaged so. Stretches of clean text gain nothing at all; true ones gain 40 and more, short
// ones with a lost character some 15.
constexpr Cost kSafeGain = 10 * kNat;
constexpr Cost kSuggestedGain = 6 * kNat;
// A byte that is gone may be put back when every other choice is a thousand times less likely.
constexpr Cost kSureChoice = 7 * kNat;
// The same for marks and brackets: they are few and stand everywhere, so the model knows them better than it
// knows rare characters.
constexpr Cost kSureMark = 3 * kNat;
// The same for readings that have a character more, which the reader dropped without a trace.
constexpr Cost kSureComplete = 5 * kNat;

// Where the search for a trigger begins, in step: before the comma and the glosses that may stand in front of
// it.
std::size_t begin_of(const PassInput& input, std::size_t trigger) {
  const auto& glosses = input.evidence.glosses;
  std::size_t from = trigger;
  if (from > 0 && input.letters[from - 1] == U',') --from;
  const auto gloss = std::lower_bound(glosses.begin(), glosses.end(), from,
                                      [](const Gloss& each, std::size_t end) { return each.end < end; });
  if (gloss != glosses.end() && gloss->end == from) return gloss->character;
  return from > 0 && input.letters[from - 1] != U'\n' ? from - 1 : from;
}

std::vector<SearchRange> ranges(const PassInput& input) {
  const auto& points = input.letters.points;
  std::vector<SearchRange> out;
  std::size_t line_end = 0;
  for (std::size_t trigger : input.evidence.triggers) {
    if (trigger >= line_end) line_end = std::min(points.find(U'\n', trigger), points.size());
    out.push_back({begin_of(input, trigger), trigger, line_end});
  }
  return out;
}

std::vector<Stretch> look(const PassInput& input, const DocumentModel& model) {
  ByteSearch search(input.letters, input.evidence, input.table, model);
  std::vector<Stretch> found;
  std::size_t settled = 0;
  for (SearchRange range : ranges(input)) {
    if (range.trigger < settled) continue;
    range.from = std::max(range.from, settled);
    const auto outcome = search.run(range);
    if (!outcome) continue;
    for (const Stretch& stretch : outcome->stretches)
      if (stretch.out_of_step && stretch.literal - stretch.cost >= kSuggestedGain) found.push_back(stretch);
    settled = std::max(settled, outcome->end);
  }
  return found;
}

// The page without what was found and without glosses and doubled marks.
std::u32string sure_text(const PassInput& input, const std::vector<Stretch>& found) {
  std::vector<Span> gone;
  for (const Stretch& each : found) gone.push_back({each.first, each.last});
  for (const Gloss& each : input.evidence.glosses) gone.push_back({each.character + 1, each.end});
  for (std::size_t comma : input.evidence.commas) gone.push_back({comma, comma + 1});
  std::sort(gone.begin(), gone.end());
  std::u32string sure;
  auto next = found.begin();
  std::size_t at = 0;
  const auto& points = input.letters.points;
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

// The clean text of a stretch, with what its channel needs to know of it.
struct CleanText {
  std::u32string text;
  std::vector<std::size_t> full_width;   // code points
  std::vector<std::size_t> byte_starts;  // of each code point
  std::size_t index_of(std::size_t byte) const {
    return static_cast<std::size_t>(std::upper_bound(byte_starts.begin(), byte_starts.end(), byte) -
                                    byte_starts.begin()) -
           1;
  }
};

CleanText clean_text(const Stretch& stretch, const PassInput& input) {
  CleanText clean;
  for (std::size_t i = 0; i < stretch.bytes.size();) {
    const auto lead = static_cast<std::uint8_t>(stretch.bytes[i]);
    const bool pairs = input.table.is_lead(lead) && i + 1 < stretch.bytes.size();
    char32_t c = pairs ? input.table.pair(lead, static_cast<std::uint8_t>(stretch.bytes[i + 1])) : lead;
    if (input.evidence.width == Width::folded && to_half_width(c) != c) {
      clean.full_width.push_back(clean.text.size());
      c = to_half_width(c);
    }
    clean.byte_starts.push_back(i);
    clean.text.push_back(c);
    i += pairs ? 2 : 1;
  }
  return clean;
}

class EditMaker {
 public:
  EditMaker(const PassInput& input, const Stretch& stretch)
      : input_(input), stretch_(stretch), clean_(clean_text(stretch, input)) {}

  void add_to(OutOfStepEdits& out) const {
    const std::u32string_view seen =
        std::u32string_view(input_.letters.points).substr(stretch_.first, stretch_.last - stretch_.first);
    Edit full = make({});
    if (replay(clean_.text, full.channel) != seen) return;  // a guess that does not even explain what is seen
    const std::vector<std::size_t> unsure = unsure_characters();
    const bool plausible = gain() >= kSafeGain && input_.evidence.out_of_step == Verdict::proved &&
                           stretch_.missing_odds >= kSureComplete;
    // Each "?" stands for something that is gone; more doubts than that, and the search has lost its way.
    const auto marks = static_cast<std::size_t>(std::count(seen.begin(), seen.end(), U'?'));
    if (plausible && unsure.empty()) {
      full.safety = Safety::safe;
      out.edits.push_back(std::move(full));
      return;
    }
    full.evidence += "; " + std::to_string(unsure.size()) + " of its characters inferred from the context";
    if (!plausible || unsure.size() > marks) {
      out.edits.push_back(std::move(full));
      return;
    }
    out.alternatives.push_back(std::move(full));
    Edit partial = make(unsure);
    partial.safety = Safety::safe;
    out.edits.push_back(std::move(partial));
  }

 private:
  Cost gain() const { return stretch_.literal - stretch_.cost; }

  // The characters that another reading could explain nearly as well.
  std::vector<std::size_t> unsure_characters() const {
    std::vector<std::size_t> unsure;
    for (std::size_t i = 0; i < clean_.text.size(); ++i) {
      const char32_t c = to_full_width(clean_.text[i]);
      const Cost bar = is_mark(c) || bracket_bit(c) != 0 ? kSureMark : kSureChoice;
      Cost odds = Stretch::kNoRival;
      for (std::size_t b = clean_.byte_starts[i]; b < end_of(i); ++b) odds = std::min(odds, stretch_.odds[b]);
      if (odds < bar) unsure.push_back(i);
    }
    return unsure;
  }

  std::size_t end_of(std::size_t character) const {
    return character + 1 < clean_.byte_starts.size() ? clean_.byte_starts[character + 1]
                                                     : stretch_.bytes.size();
  }

  // The edit of the stretch, in which the characters `unsure` stay lost.
  Edit make(const std::vector<std::size_t>& unsure) const {
    Step step;
    step.written = step.read = input_.encoding.name;
    step.full_width = clean_.full_width;
    step.inserted = stretch_.inserted;
    step.unreadable = Unreadable::question_pair;
    step.user_defined = stretch_.dropped_pair ? UserDefined::dropped : UserDefined::kept;
    step.folded = input_.evidence.width == Width::folded;
    std::u32string text = clean_.text;
    std::vector<Loss> losses;
    for (std::size_t index : unsure) {
      const std::size_t start = clean_.byte_starts[index];
      const Span where = place(stretch_.letters[start]);
      const auto& swallowed = stretch_.swallowed;
      if (std::find(swallowed.begin(), swallowed.end(), start) != swallowed.end()) {
        // The "?" that stands there keeps standing: any byte below 0x40 replays as it does.
        text[index] = U'?';
        losses.push_back({where, "an ASCII character that the reader swallowed"});
        continue;
      }
      text[index] = kReplacement;
      step.stood.push_back({index, stretch_.bytes.substr(start, end_of(index) - start)});
      std::erase(step.full_width, index);
      losses.push_back({where, "a character of which the reader swallowed a byte; perhaps " +
                                   to_utf8(clean_.text.substr(index, 1))});
    }
    Edit edit = input_.page.edit(input_.letters.bytes(stretch_.first, stretch_.last), to_utf8(text));
    edit.rule = Rule::out_of_step;
    edit.channel = {std::move(step)};
    edit.losses = std::move(losses);
    edit.evidence = evidence();
    return edit;
  }

  Span place(std::size_t letter) const {
    return input_.page.map->to_original(input_.letters.bytes(letter, letter + 1));
  }

  std::string evidence() const {
    std::string words;
    for (const Insertion& each : stretch_.inserted) {
      const std::size_t index = clean_.index_of(each.at == 0 ? 0 : each.at - 1);
      const bool inside = clean_.byte_starts[index] + 1 == each.at && each.at < stretch_.bytes.size();
      if (!words.empty()) words += ", ";
      words += hex(each.bytes) + (inside ? " stood inside " : " stood before or behind ") +
               to_utf8(clean_.text.substr(index, 1));
    }
    if (words.empty()) words = "bytes were dropped";
    return words + "; the repair replays and is " + std::to_string(gain() / kNat) +
           " nats likelier than what stands here";
  }

  const PassInput& input_;
  const Stretch& stretch_;
  const CleanText clean_;
};

}  // namespace

OutOfStepEdits out_of_step_edits(const PassInput& input) {
  OutOfStepEdits out;
  if (input.evidence.out_of_step == Verdict::clean) return out;
  DocumentModel model;
  const std::vector<Stretch> first_look = look(input, model);
  if (first_look.empty()) return out;
  model.learn(sure_text(input, first_look));
  for (const Stretch& stretch : look(input, model)) EditMaker(input, stretch).add_to(out);
  return out;
}

}  // namespace mojimend
