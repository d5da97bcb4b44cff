// Runs the passes over the kin of mojibake, and the scan that keeps clean text away from them.
#include "repair/kin.h"

#include "repair/escape_units.h"
#include "repair/parts.h"
#include "repair/replay.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

using Edits = std::vector<Edit>;

void take(Edits& edits, Edits more) {
  edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool may_escape(unsigned char byte) { return is_one_of(byte, kBackslash, '|') | is_one_of(byte, '`', '`'); }

// Without a branch: true wherever a sight begins, and seldom elsewhere.
bool may_begin(const char* at) {
  const auto here = static_cast<unsigned char>(at[0]), behind = static_cast<unsigned char>(at[1]);
  const bool control = (here == 0xC2) & is_within(behind, 0x80, 0x9F);
  const bool shift = ((here == '$') & is_one_of(behind, 'B', '@')) | ((here == '~') & (behind == '{'));
  const bool unreadable = (here == 0xEF) & (behind == 0xBF);
  const bool escaped = (here >= 0x80) & may_escape(behind);
  return control | shift | unreadable | escaped | is_one_of(here, '&', '+');
}

constexpr std::string_view kUnreadable = "\uFFFD";
constexpr std::string_view kUnreadablePair = "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";

bool is_sight(std::string_view text, std::size_t at, const RuleSet& rules) {
  switch (text[at]) {
    case '\xC2':
      return rules.has(Rule::c1_control) && is_c1_control(text, at);
    case '\xEF':
      if (rules.has(Rule::out_of_step) && text.substr(at).starts_with(kUnreadable)) return true;
      return rules.has(Rule::surrogate) && text.substr(at).starts_with(kUnreadablePair);
    case '&':
      return (rules.has(Rule::entity) || rules.has(Rule::surrogate)) && is_suspicious_entity(text, at);
    case '+':
      return rules.has(Rule::mojibake) && is_utf7_run(text, at);
    case '$':
    case '~':
      return rules.has(Rule::mojibake) && is_seven_bit_run(text, at);
    default:
      return rules.has(Rule::byte_escape) && static_cast<unsigned char>(text[at]) >= 0x80 &&
             at + 1 < text.size() && may_escape(static_cast<unsigned char>(text[at + 1])) &&
             is_byte_escape(text, at + 1);
  }
}

bool has_sight(std::string_view text, const RuleSet& rules) {
  const auto is = [&](std::size_t at) { return is_sight(text, at, rules); };
  return find_in_parts(text, 0, may_begin, is) != text.npos;
}

}  // namespace

bool may_have_kin(std::string_view text, const RuleSet& rules) {
  // Who chooses escapes pays for them: backslashes, "%" and "=" are in every other text.
  if (rules.has(Rule::escape)) return true;
  const bool looks = rules.has(Rule::c1_control) || rules.has(Rule::entity) || rules.has(Rule::surrogate) ||
                     rules.has(Rule::mojibake) || rules.has(Rule::byte_escape) ||
                     rules.has(Rule::out_of_step);
  if (rules.has(Rule::doubled_punctuation) && may_have_doubled_marks(text)) return true;
  return (looks && has_sight(text, rules)) || (rules.has(Rule::out_of_step) && may_be_byte_cased(text));
}

bool keep_replayed(Edit& edit, std::string_view now, std::string_view before) {
  const auto seen = replay(to_utf32(now), edit.channel);
  const bool replayed = seen && to_utf8(*seen) == before;
  if (!replayed) edit.channel.clear();
  return replayed;
}

std::vector<Edit> kin_edits(const Page& page, const RuleSet& rules, LazyLetters& letters) {
  // One rule's sight says nothing of the others, whose passes would read the page for nothing.
  const auto looks = [&](Rule rule) {
    RuleSet one = RuleSet::none();
    one.add(rule);
    return rules.has(rule) && may_have_kin(page.text, one);
  };
  Edits edits;
  if (looks(Rule::surrogate)) take(edits, surrogate_edits(page));
  if (looks(Rule::byte_escape)) take(edits, byte_escape_edits(page, letters.get()));
  if (looks(Rule::out_of_step)) take(edits, byte_case_edits(page, letters.get()));
  if (looks(Rule::doubled_punctuation)) take(edits, doubled_mark_edits(page, letters.get()));
  if (looks(Rule::entity)) {
    take(edits, entity_edits(page));
    take(edits, doubled_entity_edits(page));
  }
  if (looks(Rule::mojibake)) {
    take(edits, utf7_edits(page));
    take(edits, seven_bit_edits(page));
  }
  if (rules.has(Rule::escape)) {
    take(edits, mime_word_edits(page));
    take(edits, quoted_printable_edits(page));
    take(edits, backslash_edits(page));
    take(edits, percent_edits(page));
  }
  if (looks(Rule::c1_control)) take(edits, c1_control_edits(page, letters.get()));
  return edits;
}

}  // namespace mojimend
