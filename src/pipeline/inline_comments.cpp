// Finds the comments by their first word.
#include "pipeline/inline_comments.h"

#include <algorithm>
#include <cstring>

namespace mojimend {
namespace {

constexpr std::string_view kSign = "mojimend:";

RuleSet all() {
  RuleSet rules;
  for (const RuleInfo& each : all_rules()) rules.add(each.rule);
  return rules;
}

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Takes a word off the front; its hyphens stand between letters, so that "gloss --" ends with the word.
std::string_view take_word(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  std::size_t end = 0;
  while (end < rest.size() && (in_word(rest[end]) || (rest[end] == '-' && end > 0 && end + 1 < rest.size() &&
                                                      in_word(rest[end - 1]) && in_word(rest[end + 1]))))
    ++end;
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

// The rules behind "ignore"; none if one of the words names none.
RuleSet rules_named(std::string_view rest) {
  RuleSet rules;
  bool any = false;
  while (true) {
    const std::string_view word = take_word(rest);
    if (word.empty()) return any ? rules : all();
    const auto rule = rule_named(word);
    if (!rule) return RuleSet::none();
    rules.add(*rule);
    any = true;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!rest.starts_with(',')) return rules;
    rest.remove_prefix(1);
  }
}

Span line_at(std::string_view text, std::size_t at) {
  const std::size_t before = text.rfind('\n', at), behind = text.find('\n', at);
  return {before == text.npos ? 0 : before + 1, behind == text.npos ? text.size() : behind + 1};
}

}  // namespace

void InlineComments::read(std::string_view text) {
  silent_.clear();
  off_since_ = 0;
  std::size_t at = 0;
  // memmem is several times as fast as find, which stops at every "m".
  while (const void* found = ::memmem(text.data() + at, text.size() - at, kSign.data(), kSign.size())) {
    const std::size_t comment = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    at = comment + kSign.size();
    if (comment == 0 || !in_word(text[comment - 1])) read_comment(text, comment, at);
  }
  if (is_off_) silent_.push_back({{off_since_, text.size()}, all()});
}

void InlineComments::read_comment(std::string_view text, std::size_t comment, std::size_t words) {
  const Span line = line_at(text, comment);
  std::string_view rest = text.substr(words, line.end - words);
  const std::string_view word = take_word(rest);
  if (word == "ignore") {
    silent_.push_back({line, rules_named(rest)});
  } else if (word == "off" && !is_off_) {
    is_off_ = true;
    off_since_ = line.start;
  } else if (word == "on" && is_off_) {
    is_off_ = false;
    silent_.push_back({{off_since_, line.end}, all()});
  }
}

// What begins in a silent line, or reaches into it.
bool InlineComments::silences(const Page& page, Span original, Rule rule) const {
  if (rule == Rule::encoding) return false;
  const Span place = page.map->to_text(original);
  return std::ranges::any_of(silent_, [&](const Silence& each) {
    return each.rules.has(rule) && place.start < each.lines.end &&
           (place.end > each.lines.start || place.start >= each.lines.start);
  });
}

EditList InlineComments::left(const Page& page, EditList edits) const {
  std::vector<Edit> all_edits = std::move(edits).take();
  std::erase_if(all_edits, [&](const Edit& each) { return silences(page, each.span, each.rule); });
  return EditList(std::move(all_edits));
}

std::vector<Loss> InlineComments::left(const Page& page, std::vector<Loss> losses) const {
  std::erase_if(losses, [&](const Loss& each) { return silences(page, each.span, Rule::lost); });
  return losses;
}

std::vector<Suspect> InlineComments::left(const Page& page, std::vector<Suspect> suspects) const {
  std::erase_if(suspects, [&](const Suspect& each) { return silences(page, each.span, Rule::mojibake); });
  return suspects;
}

}  // namespace mojimend
