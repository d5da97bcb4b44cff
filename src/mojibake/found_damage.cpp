// Counts what is used apart from what may be mentioned: where a page is full of the one, it does not speak of
// the other.
#include "mojibake/found_damage.h"

#include "context/lost.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// So many stretches that are mended for sure say that the page came through the channel, and that what stands
// between quotes is used, too, unless there is so much more of that; of a page that speaks of encodings more
// is asked. Files of messages have most of their words between quotes, and few examples of damage.
constexpr std::size_t kUsed = 8, kMentionedEach = 4;
constexpr std::size_t kUsedWhereSpoken = 20, kUsedEachWhereSpoken = 3;

// Files of data have all of their words between quotes. So many different ones, of so many letters each, are
// no examples where hardly one is shown as it should be; and so many more are none where the page speaks of
// encodings, too.
constexpr std::size_t kDifferentWords = 8, kManyWords = 40, kWordLetters = 3, kWideWordLetters = 2;
constexpr std::size_t kShownEach = 16;

// Who shows damage in a line does not write the rest of it so: of what is likelier by so much, what stands
// between marks is a part, "--log=<...>   ...".
constexpr Cost kUsedInLine = 60 * kNat;

// Channels that compete for a page: the first ones that are sure somewhere in it.
constexpr std::size_t kMostChannels = 8;

// Who shows words does so among the first that are damaged; of many more some stand elsewhere by chance.
constexpr std::size_t kMostWords = 32;

bool is_loss(std::string_view seen) {
  std::size_t at = next_loss(seen, 0);
  while (at != seen.npos && loss_mark_at(seen, at) == 0) at = next_loss(seen, at + 1);
  return at != seen.npos;
}

bool is_word(const Damage& found) { return found.made >= (found.wide ? kWideWordLetters : kWordLetters); }

bool is_in_use(const Support& page, PageSpeaks speaks) {
  const std::size_t most = speaks == PageSpeaks::of_something_else ? kDifferentWords : kManyWords;
  if (speaks != PageSpeaks::of_damage && page.words.size() >= most &&
      page.shown * kShownEach <= page.mentioned)
    return true;
  if (speaks != PageSpeaks::of_something_else)
    return page.sure >= kUsedWhereSpoken && page.sure >= page.mentioned * kUsedEachWhereSpoken;
  return page.sure >= kUsed && page.sure * kMentionedEach >= page.mentioned;
}

}  // namespace

const PageTopics& FoundDamage::page_topics() {
  if (!page_topics_) page_topics_.emplace(page_.text);
  return *page_topics_;
}

// A page that speaks of encodings shows a word, and elsewhere what was made of it.
bool FoundDamage::shows_word(const Span& span, std::string_view after) {
  const auto is_letter = [this](std::size_t at) {
    return at < page_.text.size() && is_ascii_letter(static_cast<unsigned char>(page_.text[at]));
  };
  const bool is_part = (span.start > 0 && is_letter(span.start - 1)) || is_letter(span.end);
  if (!is_part || page_topics().speaks_near(span) == PageSpeaks::of_something_else ||
      words_sought_ == kMostWords)
    return false;
  ++words_sought_;
  if (!words_) words_.emplace(page_.text);
  return words_->show_right_form(span, after);
}

bool FoundDamage::is_of_page(const Damage& found) const {
  return channel_ && found.layers->modes.size() == 1 && same_channel(*channel_, found.layers->modes.front());
}

void FoundDamage::note_sure(const Damage& found, Support& support) {
  ++support.sure;
  if (found.layers->modes.size() != 1 || found.from_utf8 || legacy_.size() == kMostChannels) return;
  const Mode& mode = found.layers->modes.front();
  if (std::ranges::none_of(legacy_, [&](const Mode& each) { return same_channel(each, mode); }))
    legacy_.push_back(mode);
}

void FoundDamage::note_letters(std::string_view seen, Support& support) {
  for (const char32_t c : to_utf32(seen))
    if (c >= 0x80) support.letters.insert(c);
}

Decision FoundDamage::add(Damage found, const Letters& letters, std::size_t first, std::string_view line,
                          std::size_t offset) {
  const Span inside = letters.bytes(first + found.letters.start, first + found.letters.end);
  const std::string_view seen = line.substr(inside.start, inside.size());
  // Nothing is behind what stands for a loss.
  if (is_loss(seen)) return Decision::left;
  const Span span{offset + inside.start, offset + inside.end};
  if (!topics_ || topics_->line().data() != line.data()) topics_.emplace(line);
  Mention mention = mention_of(*topics_, inside, found.after, page_topics().speaks_near(span));
  if (mention == Mention::none && shows_word(span, found.after)) mention = Mention::likely;
  Support& support = support_[found.layers->name];
  if (mention != Mention::none) {
    ++support.mentioned;
    support.shown += mention == Mention::certain;
    if (is_word(found) && support.words.size() < kManyWords) support.words.insert(seen);
    keep({std::move(found), &support, span, mention, offset});
    return Decision::left;
  }
  // The same again says nothing new.
  if (known_.insert({&support, seen}).second) {
    support.gains += support_of(found);
    if (!found.from_utf8) note_letters(seen, support);
  }
  if (is_of_page(found)) support.page_came = PageCame::through_it;
  ++support.stretches;
  used_[{offset, &support}] += found.gain;
  Support nothing;
  nothing.home = home_;
  nothing.page_came = support.page_came;
  if (decide_guesses_aside(found, nothing) == Decision::safe) note_sure(found, support);
  const Decision decision = decide_guesses_aside(found, support);
  Stretch& added = keep({std::move(found), &support, span, mention, offset});
  for (const Guess& each : added.damage.guesses) {
    const Span bytes = letters.bytes(first + each.letters.start, first + each.letters.end);
    added.lost.push_back(page_.map->to_original(Span{offset + bytes.start, offset + bytes.end}));
  }
  return decision;
}

FoundDamage::Stretch& FoundDamage::keep(Stretch stretch) {
  stretch.damage.changed = {};
  return stretches_.emplace_back(std::move(stretch));
}

bool FoundDamage::is_left(const Stretch& stretch) {
  if (stretch.mention != Mention::likely) return stretch.mention == Mention::certain;
  const Support& support = *stretch.support;
  const PageSpeaks speaks = page_topics().speaks_near(stretch.span);
  if (is_in_use(support, speaks)) return false;
  const auto used = used_.find({stretch.line, &support});
  return speaks != PageSpeaks::of_something_else || used == used_.end() || used->second < kUsedInLine;
}

Edit FoundDamage::edit_of(const Stretch& stretch) {
  Edit edit = page_.edit(stretch.span, stretch.damage.after);
  edit.rule = Rule::mojibake;
  edit.safety = stretch.decision == Decision::safe ? Safety::safe : Safety::suggested;
  edit.evidence = evidence_for(stretch.damage, *stretch.support);
  return edit;
}

// The edit that leaves what is guessed lost, in the place of one that is safe but for that.
Edit FoundDamage::certain_edit_of(const Stretch& stretch, std::string evidence) const {
  Edit edit = page_.edit(stretch.span, stretch.certain->after);
  edit.rule = Rule::mojibake;
  edit.safety = Safety::safe;
  edit.evidence = std::move(evidence);
  edit.channel = stretch.certain->channel;
  const std::u32string after = to_utf32(stretch.damage.after);
  for (std::size_t each = 0; each < stretch.lost.size(); ++each)
    edit.losses.push_back({stretch.lost[each], "a character of which the reader lost a byte; perhaps " +
                                                   to_utf8(after[stretch.damage.guesses[each].at])});
  return edit;
}

// Mended in part, a line would be judged anew the next time.
std::set<std::size_t> FoundDamage::lines_in_doubt() {
  std::set<std::size_t> lines;
  for (Stretch& each : stretches_)
    if (!is_left(each) && each.decision != Decision::safe && !each.certain) lines.insert(each.line);
  return lines;
}

void FoundDamage::decide_all() {
  for (Stretch& each : stretches_) {
    each.support->home = home_;
    each.decision = decide(each.damage, *each.support);
    if (!each.damage.guesses.empty() && decide_guesses_aside(each.damage, *each.support) == Decision::safe)
      each.certain = certain_part_of(each.damage, seen(each));
  }
}

std::string_view FoundDamage::seen(const Stretch& stretch) const {
  return page_.text.substr(stretch.span.start, stretch.span.size());
}

Mojibake FoundDamage::decided() {
  decide_all();
  const std::set<std::size_t> in_doubt = lines_in_doubt();
  Mojibake made;
  for (Stretch& each : stretches_) {
    if (each.decision == Decision::left) continue;
    Edit edit = edit_of(each);
    edit.channel = std::move(each.damage.channel);
    if (is_left(each)) {
      made.suspects.push_back({edit.span, std::string(seen(each)), std::move(each.damage.after),
                               std::move(edit.evidence), std::move(edit.channel)});
    } else if (each.certain && !in_doubt.contains(each.line)) {
      made.edits.push_back(certain_edit_of(each, edit.evidence));
      edit.evidence +=
          "; " + std::to_string(each.lost.size()) + " of its characters inferred from the context";
      made.alternatives.push_back(std::move(edit));
    } else {
      made.edits.push_back(std::move(edit));
    }
  }
  return made;
}

}  // namespace mojimend
