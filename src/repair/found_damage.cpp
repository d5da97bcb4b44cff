// Counts what is used apart from what may be mentioned: where a page is full of the one, it does not speak of
// the other.
#include "repair/found_damage.h"

#include <utility>

#include "repair/lost.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// So many stretches that are mended for sure say that the page came through the channel, and that what stands
// between quotes is used, too, unless there is so much more of that; of a page that speaks of encodings more
// is asked. Files of messages have most of their words between quotes, and few examples of damage.
constexpr std::size_t kUsed = 8, kMentionedEach = 4;
constexpr std::size_t kUsedWhereSpoken = 20, kUsedEachWhereSpoken = 3;

bool is_loss(std::string_view seen) {
  std::size_t at = next_loss(seen, 0);
  while (at != seen.npos && loss_mark_at(seen, at) == 0) at = next_loss(seen, at + 1);
  return at != seen.npos;
}

bool is_in_use(const Support& page, PageSpeaks speaks) {
  if (speaks == PageSpeaks::of_encodings)
    return page.sure >= kUsedWhereSpoken && page.sure >= page.mentioned * kUsedEachWhereSpoken;
  return page.sure >= kUsed && page.sure * kMentionedEach >= page.mentioned;
}

// What comes of it if what it guesses were sure.
Decision decide_guesses_aside(Damage& found, const Support& page) {
  const Cost margin = std::exchange(found.margin, kNothingLost);
  const Decision decision = decide(found, page);
  found.margin = margin;
  return decision;
}

}  // namespace

PageSpeaks FoundDamage::page_speaks() {
  if (!speaks_)
    speaks_ = speaks_of_encodings(page_.text) ? PageSpeaks::of_encodings : PageSpeaks::of_something_else;
  return *speaks_;
}

Decision FoundDamage::add(Damage found, const Letters& letters, std::size_t first, std::string_view line,
                          std::size_t offset) {
  const Span inside = letters.bytes(first + found.letters.start, first + found.letters.end);
  const std::string_view seen = line.substr(inside.start, inside.size());
  // Nothing is behind what stands for a loss.
  if (is_loss(seen)) return Decision::left;
  const Mention mention = mention_of(line, inside, found.after, page_speaks());
  const Span span{offset + inside.start, offset + inside.end};
  Support& support = support_[found.name];
  if (mention != Mention::none) {
    ++support.mentioned;
    stretches_.push_back({std::move(found), span, mention, offset, {}, Decision::left, {}});
    return Decision::left;
  }
  // The same again says nothing new.
  if (known_.insert(found.name + '\n' + std::string(seen)).second) support.gains += support_of(found);
  ++support.stretches;
  for (const char32_t c : to_utf32(seen))
    if (c >= 0x80) support.letters.insert(c);
  Support nothing;
  nothing.home = home_;
  // A byte that is lost says nothing against the channel.
  support.sure += decide_guesses_aside(found, nothing) == Decision::safe;
  const Decision decision = decide_guesses_aside(found, support);
  std::vector<Loss> guesses;
  const std::u32string after = to_utf32(found.after);
  for (const Guess& each : found.guesses) {
    const Span bytes = letters.bytes(first + each.letters.start, first + each.letters.end);
    guesses.push_back({page_.map->to_original(Span{offset + bytes.start, offset + bytes.end}),
                       "a character of which the reader lost a byte; perhaps " + to_utf8(after[each.at])});
  }
  stretches_.push_back({std::move(found), span, mention, offset, std::move(guesses), Decision::left, {}});
  return decision;
}

bool FoundDamage::is_left(Mention mention, const Support& support) {
  if (mention == Mention::none) return false;
  return mention == Mention::certain || !is_in_use(support, page_speaks());
}

Edit FoundDamage::edit_of(const Stretch& stretch, const Support& support) const {
  Edit edit = page_.edit(stretch.span, stretch.damage.after);
  edit.rule = Rule::mojibake;
  edit.safety = stretch.decision == Decision::safe ? Safety::safe : Safety::suggested;
  edit.evidence = evidence_for(stretch.damage, support);
  edit.channel = stretch.damage.channel;
  return edit;
}

// The edit that leaves what is guessed lost, in the place of one that is safe but for that.
Edit FoundDamage::certain_edit_of(const Stretch& stretch, const Edit& full) const {
  Edit edit = page_.edit(stretch.span, stretch.certain->after);
  edit.rule = full.rule;
  edit.safety = Safety::safe;
  edit.evidence = full.evidence;
  edit.channel = stretch.certain->channel;
  edit.losses = stretch.guesses;
  return edit;
}

// Mended in part, a line would be judged anew the next time.
std::set<std::size_t> FoundDamage::lines_in_doubt() {
  std::set<std::size_t> lines;
  for (Stretch& each : stretches_)
    if (!is_left(each.mention, support_[each.damage.name]) && each.decision == Decision::suggested &&
        !each.certain)
      lines.insert(each.line);
  return lines;
}

void FoundDamage::decide_all() {
  for (Stretch& each : stretches_) {
    Support& support = support_[each.damage.name];
    support.home = home_;
    each.decision = decide(each.damage, support);
    if (each.decision == Decision::suggested && decide_guesses_aside(each.damage, support) == Decision::safe)
      each.certain = certain_part_of(each.damage, page_.text.substr(each.span.start, each.span.size()));
  }
}

Mojibake FoundDamage::decided() {
  decide_all();
  const std::set<std::size_t> in_doubt = lines_in_doubt();
  Mojibake made;
  for (Stretch& each : stretches_) {
    if (each.decision == Decision::left) continue;
    const Support& support = support_[each.damage.name];
    Edit edit = edit_of(each, support);
    if (is_left(each.mention, support)) {
      made.suspects.push_back({edit.span, std::string(page_.text.substr(each.span.start, each.span.size())),
                               each.damage.after, std::move(edit.evidence), std::move(edit.channel)});
      continue;
    }
    if (each.certain && !in_doubt.contains(each.line)) {
      made.edits.push_back(certain_edit_of(each, edit));
      edit.evidence +=
          "; " + std::to_string(each.guesses.size()) + " of its characters inferred from the context";
      made.alternatives.push_back(std::move(edit));
    } else {
      made.edits.push_back(std::move(edit));
    }
  }
  return made;
}

}  // namespace mojimend
