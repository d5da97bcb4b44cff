// Counts what is used apart from what may be mentioned: where a page is full of the one, it does not speak of
// the other.
#include "repair/found_damage.h"

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

}  // namespace

PageSpeaks FoundDamage::page_speaks() {
  if (!speaks_)
    speaks_ = speaks_of_encodings(page_.text) ? PageSpeaks::of_encodings : PageSpeaks::of_something_else;
  return *speaks_;
}

Decision FoundDamage::add(Damage found, std::string_view line, Span inside, std::size_t offset) {
  const std::string_view seen = line.substr(inside.start, inside.size());
  // Nothing is behind what stands for a loss.
  if (is_loss(seen)) return Decision::left;
  const Mention mention = mention_of(line, inside, found.after, page_speaks());
  const Span span{offset + inside.start, offset + inside.end};
  Support& support = support_[found.name];
  if (mention != Mention::none) {
    ++support.mentioned;
    stretches_.push_back({std::move(found), span, mention});
    return Decision::left;
  }
  // The same again says nothing new.
  if (known_.insert(found.name + '\n' + std::string(seen)).second) support.gains += support_of(found);
  ++support.stretches;
  for (const char32_t c : to_utf32(seen))
    if (c >= 0x80) support.letters.insert(c);
  Support nothing;
  nothing.home = home_;
  support.sure += decide(found, nothing) == Decision::safe;
  const Decision decision = decide(found, support);
  stretches_.push_back({std::move(found), span, mention});
  return decision;
}

bool FoundDamage::is_left(Mention mention, const Support& support) {
  if (mention == Mention::none) return false;
  return mention == Mention::certain || !is_in_use(support, page_speaks());
}

Mojibake FoundDamage::decided() {
  Mojibake made;
  for (auto& [damage, span, mention] : stretches_) {
    Support& support = support_[damage.name];
    support.home = home_;
    const Decision decision = decide(damage, support);
    if (decision == Decision::left) continue;
    Edit edit = page_.edit(span, damage.after);
    edit.rule = Rule::mojibake;
    edit.safety = decision == Decision::safe ? Safety::safe : Safety::suggested;
    edit.evidence = evidence_for(damage, support);
    edit.channel = std::move(damage.channel);
    if (!is_left(mention, support)) made.edits.push_back(std::move(edit));
    else
      made.suspects.push_back({edit.span, std::string(page_.text.substr(span.start, span.size())),
                               damage.after, std::move(edit.evidence), std::move(edit.channel)});
  }
  return made;
}

}  // namespace mojimend
