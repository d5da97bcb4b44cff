// Counts, and puts the counts into sentences.
#include "report/story.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "report/channel_words.h"
#include "report/words.h"

namespace mojimend {
namespace {

// Things that happened, one by one; a document to which more happened is told by its commonest.
constexpr std::size_t kToldChannels = 4;

}  // namespace

void Story::begin(const DocumentHead& head) {
  *this = Story();
  head_ = head;
}

void Story::add(const Block& block) {
  for (const Change& change : block.changes) {
    const Edit& edit = change.edit;
    if (edit.rule == Rule::encoding) {
      ++transcoded_;
      guessed_ += edit.safety != Safety::safe;
      continue;
    }
    ++by_rule_[static_cast<std::size_t>(edit.rule)];
    ++by_safety_[static_cast<std::size_t>(edit.safety)];
    if (!edit.channel.empty()) ++by_channel_[channel_phrase(edit.channel)];
  }
  if (first_loss_.empty() && !block.losses.empty()) first_loss_ = block.losses.front().what;
}

std::string Story::what_it_is() const {
  std::string out = "The text is " + encoding_words(head_.encoding) + " (confidence " +
                    confidence_words(head_.confidence) + ")";
  if (head_.bom > 0) out += " with a byte order mark";
  std::vector<std::string> mixed;
  for (const ReportSegment& each : head_.segments)
    if (std::ranges::find(mixed, encoding_words(each.encoding)) == mixed.end())
      mixed.push_back(encoding_words(each.encoding));
  if (mixed.size() > 1) out += ", a mixture of " + joined(mixed);
  if (guessed_ > 0) out += ", which is a guess; so it would become UTF-8 in " + counted(transcoded_, "place");
  else if (transcoded_ > 0) out += ", and becomes UTF-8 in " + counted(transcoded_, "place");
  return out + ".";
}

std::string Story::what_happened() const {
  std::vector<std::pair<std::size_t, std::string>> channels;
  for (const auto& [phrase, count] : by_channel_) channels.emplace_back(count, phrase);
  std::ranges::stable_sort(channels, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> told;
  for (const auto& [count, phrase] : channels) {
    if (told.size() == kToldChannels) break;
    told.push_back(phrase + " (" + counted(count, "change") + ")");
  }
  if (channels.size() > told.size()) told.push_back(counted(channels.size() - told.size(), "other thing"));
  std::string out;
  if (channels.size() == 1) out += " This happened to it: " + told.front() + ".";
  if (channels.size() > 1)
    out += " Several things happened to it, the commonest first: " + joined(told) + ".";
  std::vector<std::string> rules;
  for (const RuleInfo& rule : all_rules())
    if (const std::size_t count = by_rule_[static_cast<std::size_t>(rule.rule)]; count > 0)
      rules.push_back(std::string(rule.name) + " " + std::to_string(count));
  if (!rules.empty()) out += " By rule: " + joined(rules) + ".";
  return out;
}

std::string Story::how_sure(const Totals& totals) const {
  const auto [safe, suggested, reported] = by_safety_;
  if (safe + suggested + reported == 0) return "";
  if (safe + suggested == 0) return " " + counted(reported, "place is", "places are") + " for you to judge.";
  std::string out = " " + counted(safe, "change is", "changes are") + " safe" +
                    (by_channel_.empty() || safe == 0
                         ? ""
                         : ": what happened, run again on the repaired text, gives what stands here") +
                    ".";
  if (suggested > 0) out += " " + counted(suggested, "change is", "changes are") + " only suggested.";
  if (reported > 0) out += " " + counted(reported, "place is", "places are") + " for you to judge.";
  const std::size_t applied = totals.applied - std::min(totals.applied, transcoded_);
  return out + " With these options, fix makes " + std::to_string(applied) + ".";
}

std::string Story::what_is_lost(const Totals& totals) const {
  if (totals.losses == 0) return " Nothing is lost.";
  return " " + counted(totals.losses, "place is", "places are") + " lost for good" +
         (totals.losses == 1 ? ": " : ", the first: ") + printable(first_loss_) + ".";
}

std::string Story::what_is_left(const Totals& totals) {
  if (totals.suspects == 0) return "";
  return " " + counted(totals.suspects, "place looks", "places look") + " damaged, but the text shows " +
         (totals.suspects == 1 ? "it" : "them") + ": left.";
}

std::string Story::text(const Totals& totals) const {
  if (totals.findings() == 0) return what_it_is() + " No damage was found." + what_is_left(totals);
  return what_it_is() + what_happened() + how_sure(totals) + what_is_lost(totals) + what_is_left(totals);
}

}  // namespace mojimend
