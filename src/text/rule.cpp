// The table of rules.
#include "text/rule.h"

#include <array>

namespace mojimend {
namespace {

constexpr std::array<RuleInfo, kRuleCount> kRules{{
    {Rule::encoding, "encoding", RuleKind::repair, "safe or suggested",
     "Text that is not UTF-8 becomes UTF-8 (off with --to keep); a suggestion where its encoding is a guess."},
    {Rule::mojibake, "mojibake", RuleKind::repair, "safe or suggested",
     "Text read in an encoding that it was not written in is read again, layer by layer."},
    {Rule::out_of_step, "out-of-step", RuleKind::repair, "safe or suggested",
     "Double-byte text that bytes inserted between two halves of a character threw out of step is put back."},
    {Rule::gloss, "gloss", RuleKind::repair, "safe or suggested",
     "Readings that a blind replacement put behind characters all over a page are taken out."},
    {Rule::doubled_punctuation, "doubled-punctuation", RuleKind::repair, "safe or suggested",
     "A mark that a blind replacement put before the marks of Chinese or Japanese text is taken out."},
    {Rule::byte_escape, "byte-escape", RuleKind::repair, "safe or suggested",
     "Backslashes that were put before bytes which are the second halves of characters are taken out."},
    {Rule::surrogate, "surrogate", RuleKind::repair, "safe",
     "A character that was written as the two halves of a UTF-16 pair becomes one again."},
    {Rule::c1_control, "c1-control", RuleKind::repair, "safe or suggested",
     "Control characters U+0080–009F that were quotation marks, dashes or letters of windows-1252 become "
     "those."},
    {Rule::entity, "entity", RuleKind::repair, "safe or suggested",
     "Character references that spell UTF-8 read wrongly, or were escaped twice, become what was meant."},
    {Rule::lost, "lost", RuleKind::report, "report only",
     "Places whose text is gone are counted and shown; nothing is invented for them."},
    {Rule::bom, "bom", RuleKind::policy, "safe",
     "A byte order mark at the start of the file is removed, or added."},
    {Rule::newline, "newline", RuleKind::policy, "safe", "Line ends become LF, or what was chosen."},
    {Rule::reference, "reference", RuleKind::policy, "safe",
     "Character references in text without markup become the characters that they stand for."},
    {Rule::unicode_form, "unicode-form", RuleKind::policy, "safe",
     "Characters that can be written in several ways are written in the one of a Unicode normalization "
     "form."},
    {Rule::width, "width", RuleKind::policy, "safe",
     "Full-width letters and digits and half-width katakana become ordinary ones."},
    {Rule::cjk_punctuation, "cjk-punctuation", RuleKind::policy, "safe",
     "Half-width marks and straight quotes in Chinese and Japanese prose become full-width ones."},
    {Rule::quotes, "quotes", RuleKind::policy, "safe",
     "Quotation marks and apostrophes become straight, or curly."},
    {Rule::ligature, "ligature", RuleKind::policy, "safe", "Ligatures become the letters that they join."},
    {Rule::invisible, "invisible", RuleKind::policy, "safe",
     "Invisible characters that have no effect where they stand are removed."},
    {Rule::control, "control", RuleKind::policy, "safe",
     "Control characters and the escape sequences of terminals are removed."},
    {Rule::space, "space", RuleKind::policy, "safe",
     "Spaces of other widths, and those that do not break, become U+0020."},
    {Rule::escape, "escape", RuleKind::policy, "suggested",
     "Escapes in prose become characters: \\u00e9, =C3=A9, %C3%A9, =?utf-8?Q?…?=."},
    {Rule::bidi, "bidi", RuleKind::policy, "report only",
     "Controls that turn the direction of text where a line does not end their effect, or inside a word or "
     "code."},
    {Rule::confusable, "confusable", RuleKind::policy, "report only",
     "Words in which letters of one script stand among look-alikes of another."},
}};

}  // namespace

std::span<const RuleInfo> all_rules() { return kRules; }

const RuleInfo& info(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }

std::optional<Rule> rule_named(std::string_view name) {
  for (const RuleInfo& each : kRules)
    if (each.name == name) return each.rule;
  return std::nullopt;
}

RuleSet RuleSet::defaults() {
  RuleSet set;
  for (const RuleInfo& each : kRules)
    if (each.kind != RuleKind::policy) set.add(each.rule);
  return set;
}

}  // namespace mojimend
