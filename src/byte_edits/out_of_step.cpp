// Turns what the byte search finds into edits: weighs every byte that had to be chosen, and proves each edit
// by replay.
#include <algorithm>

#include "byte_edits/byte_search.h"
#include "byte_edits/clean_stretch.h"
#include "byte_edits/passes.h"
#include "channel/replay.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// Thousandths of a nat by which the repaired stretch must be likelier than what stands there, on a page that
// is proved to be damaged so. Stretches of clean text gain nothing at all; true ones gain 40 and more, short
// ones with a lost character some 15; of those that gain 6 to 12 one in fifty is wrong.
constexpr Cost kSafeGain = 6 * kNat;
// A line end or a tag inside of a character may be read into more texts than a reading of the very character.
constexpr Cost kSafeGainUnnamed = 12 * kNat;
// A byte that is gone may be put back when every other choice is a hundred and fifty times less likely.
constexpr Cost kSureChoice = 5 * kNat;
// The same for marks and brackets: they are few and stand everywhere, so the model knows them better than it
// knows rare characters.
constexpr Cost kSureMark = 3 * kNat;
// The same for kana: the model knows these better than ideographs. Just above it as many are wrong, one in
// fifty, as are of others just above their bar.
constexpr Cost kSureKana = 3500;
// The same for hangul, whether one byte is seen or none: the search has tried nearly all syllables that there
// are, so that its rivals tell how sure it is; of ideographs and kana they do not. Of a thousand errors in
// pages of short lines one character is wrong above this bar, two above that of kana.
constexpr Cost kSureHangul = 6 * kNat;
// The same for a character half of which became a no-break space: the same half of the same characters is
// gone all over a page, so that what surrounds one may be wrong in the same way.
constexpr Cost kSureReplaced = 9 * kNat;
// The same for what closes a bracket or a quotation that its line opened.
constexpr Cost kSureClosing = 2 * kNat;
// The same for readings that have a character more, which the reader dropped without a trace. Such a reading
// is a character dearer than one that has none, and may be right: on pages of Traditional text one pair in
// seven that is read out of step is dropped.
constexpr Cost kSureComplete = 4600;

// What parts so many characters of a page elsewhere is what the page puts in; one may be this place itself.
constexpr std::size_t kTimesParting = 3;

class EditMaker {
 public:
  EditMaker(const PassInput& input, const Stretch& stretch)
      : input_(input), stretch_(stretch), clean_(stretch, input.table, input.evidence.width) {}

  void add_to(OutOfStepEdits& out) const {
    const std::u32string_view seen =
        std::u32string_view(input_.letters.points).substr(stretch_.first, stretch_.last - stretch_.first);
    Edit full = make({}, UserDefined::kept);
    const UserDefined user_defined = treats_user_defined(full.channel, seen);
    full.channel[0].user_defined = user_defined;
    if (replay(clean_.text, full.channel) != seen) return;  // a guess that does not even explain what is seen
    const std::vector<std::size_t> unsure = unsure_characters(full.channel, seen);
    const bool plausible = stretch_.gain() >= (is_named() ? kSafeGain : kSafeGainUnnamed) &&
                           input_.evidence.out_of_step == Verdict::proved &&
                           stretch_.missing_odds >= kSureComplete && !leaves_reading();
    constexpr std::size_t kLong = 4;  // characters; of fewer one may well be all
    // Each mark stands for a character that is gone, and for what was swallowed; more doubts than that, or
    // than what is sure, and the search has lost its way.
    const auto marks =
        static_cast<std::size_t>(std::count(seen.begin(), seen.end(), input_.evidence.reader.mark));
    const std::size_t gone = marks + stretch_.swallowed.size();
    if (plausible && unsure.empty()) {
      full.safety = Safety::safe;
      out.edits.push_back(std::move(full));
      return;
    }
    full.evidence += "; " + std::to_string(unsure.size()) + " of its characters inferred from the context";
    if (!plausible || unsure.size() > gone ||
        (clean_.text.size() >= kLong && 2 * unsure.size() > clean_.text.size())) {
      out.edits.push_back(std::move(full));
      return;
    }
    out.alternatives.push_back(std::move(full));
    Edit partial = make(unsure, user_defined);
    partial.safety = Safety::safe;
    out.edits.push_back(std::move(partial));
  }

 private:
  // What was put in stands elsewhere on the page as well: a reading, a comma before a mark, or what parts
  // other characters.
  bool is_named() const {
    return !stretch_.glossed.empty() || std::ranges::any_of(stretch_.inserted, [&](const Insertion& each) {
      const auto found = input_.evidence.parting.find(each.bytes);
      return each.bytes == "," || (found != input_.evidence.parting.end() && found->second >= kTimesParting);
    });
  }

  // What stands behind the stretch is a reading, and none of its last character: the search has lost its way.
  bool leaves_reading() const {
    const std::size_t at = stretch_.last;
    if (input_.letters[at] != U'(') return false;
    const auto text = bracketed(input_.letters, at, Bracket::seen);
    return text && text->reading && text->toned &&
           !input_.evidence.stands_behind(input_.letters, clean_.text.back(), *text);
  }

  // The characters that another reading could explain nearly as well.
  std::vector<std::size_t> unsure_characters(const Channel& channel, std::u32string_view seen) const {
    std::vector<std::size_t> unsure;
    for (std::size_t i = 0; i < clean_.text.size(); ++i)
      if (odds_of(i, channel, seen) < bar_of(i)) unsure.push_back(i);
    return unsure;
  }

  // By how much every other character costs more that could stand there: among those that the beam met, and
  // among all that have the byte which is seen and replay, for the beam may have lost one. Where no byte is
  // seen, only the beam's word counts, and that only of hangul.
  Cost odds_of(std::size_t index, const Channel& channel, std::u32string_view seen) const {
    const std::size_t start = clean_.byte_starts[index], end = clean_.end_of(index);
    if (is_unseen(index) && !is_hangul_syllable(clean_.text[index])) return 0;
    Cost odds = Stretch::kNoRival;
    for (std::size_t b = start; b < end; ++b) odds = std::min(odds, stretch_.odds[b]);
    for (const CleanStretch::Other& each : clean_.others(index, stretch_, input_)) {
      if (each.odds >= odds) continue;
      Channel other = channel;
      stand(other[0], index, each.bytes);
      if (replay(clean_.text, other) == seen) odds = each.odds;
    }
    return odds;
  }

  // Whether none of the two bytes of the character is seen.
  bool is_unseen(std::size_t index) const {
    const std::size_t start = clean_.byte_starts[index];
    const auto is_chosen = [&](std::size_t b) { return stretch_.sources[b] == ByteSource::chosen; };
    return clean_.end_of(index) == start + 2 && is_chosen(start) && is_chosen(start + 1);
  }

  Cost bar_of(std::size_t index) const {
    const char32_t c = to_full_width(clean_.text[index]);
    if (clean_.closes(index, stretch_, input_.evidence)) return kSureClosing;
    const auto is_here = [&](std::size_t at) { return clean_.index_of(at) == index; };
    if (std::ranges::any_of(stretch_.replaced, is_here)) return kSureReplaced;
    if (is_mark(c) || bracket_bit(c) != 0) return kSureMark;
    if (is_hangul_syllable(c)) return kSureHangul;
    return is_kana(c) ? kSureKana : kSureChoice;
  }

  // How the reader must have treated what users may define, where the encoding has such areas.
  UserDefined treats_user_defined(Channel channel, std::u32string_view seen) const {
    if (!input_.evidence.is_gbk) return UserDefined::kept;
    for (const UserDefined each :
         {UserDefined::dropped, UserDefined::unreadable, UserDefined::code_page_936}) {
      channel[0].user_defined = each;
      if (replay(clean_.text, channel) == seen) return each;
    }
    return UserDefined::kept;
  }

  // The edit of the stretch, in which the characters `unsure` stay lost.
  Edit make(const std::vector<std::size_t>& unsure, UserDefined user_defined) const {
    Step step;
    step.written = step.read = input_.encoding.name;
    step.full_width = clean_.full_width;
    step.inserted = stretch_.inserted;
    for (Insertion& each : step.inserted) each.at += longer_by(each.at);
    step.unreadable = input_.evidence.reader.unreadable;
    step.user_defined = user_defined;
    step.folded = input_.evidence.width == Width::folded;
    std::u32string text = clean_.text;
    std::vector<Loss> losses;
    for (const std::size_t at : stretch_.replaced) {
      const std::size_t index = clean_.index_of(at);
      if (!std::ranges::binary_search(unsure, index)) stand(step, index, bytes_of(index));
    }
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
      stand(step, index, bytes_of(index));
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

  std::string bytes_of(std::size_t index) const {
    const std::size_t start = clean_.byte_starts[index];
    return stretch_.bytes.substr(start, clean_.end_of(index) - start);
  }

  // The character was these bytes, which the encoding would write otherwise, or a program had changed.
  void stand(Step& step, std::size_t index, std::string bytes) const {
    std::erase_if(step.stood, [&](const Stood& stood) { return stood.at == index; });
    const auto place = std::ranges::lower_bound(step.stood, index, {}, &Stood::at);
    step.stood.insert(place, {index, as_stood(index, std::move(bytes))});
    std::erase(step.full_width, index);
  }

  // The bytes of a character as they stood when a program had replaced half of them.
  std::string as_stood(std::size_t index, std::string bytes) const {
    for (const std::size_t at : stretch_.replaced)
      if (clean_.index_of(at) == index) bytes.replace(at - clean_.byte_starts[index], 1, kNoBreakSpace);
    return bytes;
  }

  // By how much what was replaced before this byte made the bytes longer.
  std::size_t longer_by(std::size_t byte) const {
    return (kNoBreakSpace.size() - 1) * static_cast<std::size_t>(std::ranges::count_if(
                                            stretch_.replaced, [&](std::size_t at) { return at < byte; }));
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
    for (const std::size_t at : stretch_.replaced)
      words += (words.empty() ? "" : ", ") + hex(std::string_view(&kNoBreakByte, 1)) + " inside " +
               to_utf8(clean_.text.substr(clean_.index_of(at), 1)) + " became " + std::string(kNoBreakSpace);
    if (words.empty()) words = "bytes were dropped";
    return words + "; the repair replays and is " + std::to_string(stretch_.gain() / kNat) +
           " nats likelier than what stands here";
  }

  const PassInput& input_;
  const Stretch& stretch_;
  const CleanStretch clean_;
};

}  // namespace

OutOfStepEdits out_of_step_edits(const PassInput& input, const std::vector<Stretch>& stretches) {
  OutOfStepEdits out;
  for (const Stretch& stretch : stretches) EditMaker(input, stretch).add_to(out);
  return out;
}

}  // namespace mojimend
