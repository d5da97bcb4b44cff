// The byte order mark at the start of a document, and the ends of its lines.
#include <algorithm>

#include "normalize/characters.h"
#include "normalize/pass.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

bool may_have_bom(std::string_view text, const Policies& policies) {
  return policies.bom() == BomStyle::add || text.find(kByteOrderMark) != text.npos;
}

void mend_bom(const PolicyInput& input, std::vector<TextEdit>& edits) {
  if (input.place != PagePlace::start_of_document) return;
  const bool there = input.text.starts_with(kByteOrderMark);
  // Where several stand in a row, the second is one as soon as the first is gone.
  std::size_t end = 0;
  while (input.text.substr(end).starts_with(kByteOrderMark)) end += kByteOrderMark.size();
  if (input.policies.bom() == BomStyle::remove && there)
    edits.push_back({{0, end}, "", "a byte order mark, not wanted by the policy"});
  if (input.policies.bom() == BomStyle::add && !there)
    edits.push_back({{0, 0}, std::string(kByteOrderMark), "a byte order mark, wanted by the policy"});
}

constexpr std::string_view kNativeNewline =
#ifdef _WIN32
    "\r\n";
#else
    "\n";
#endif

const CharacterSet& separators() {
  static const CharacterSet set("[\\u2028\\u2029\\u0085]");
  return set;
}

// What a line is to end in; empty where a document's own first line end is to say.
std::string_view wanted(NewlineStyle style) {
  switch (style) {
    case NewlineStyle::lf:
      return "\n";
    case NewlineStyle::crlf:
      return "\r\n";
    case NewlineStyle::native:
      return kNativeNewline;
    case NewlineStyle::mixed:
      break;
  }
  return "";
}

std::string_view line_end_at(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return "\n";
  return text.substr(at).starts_with("\r\n") ? "\r\n" : "\r";
}

std::string_view name_of(std::string_view line_end) {
  return line_end == "\n" ? "LF" : line_end == "\r" ? "CR" : "CR LF";
}

// The next CR or LF at or behind `at`; only a CR where lines are to end in LF.
std::size_t next_line_end(std::string_view text, std::size_t at, std::string_view newline) {
  const std::size_t found = newline == "\n" ? text.find('\r', at) : text.find_first_of("\r\n", at);
  return std::min(found, text.size());
}

bool ends_all_lines_in_pairs(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; ++at)
    if (at == 0 || text[at - 1] != '\r') return false;
  for (std::size_t at = 0; (at = text.find('\r', at)) != text.npos; ++at)
    if (at + 1 == text.size() || text[at + 1] != '\n') return false;
  return true;
}

bool may_have_other_line_ends(std::string_view text, const Policies& policies) {
  if (policies.line_separators() == SeparatorStyle::newline && separators().any_in(text)) return true;
  const std::string_view newline = wanted(policies.newline());
  if (newline == "\n") return text.find('\r') != text.npos;
  if (newline.empty() && text.find('\r') == text.npos) return false;
  return !ends_all_lines_in_pairs(text);
}

void mend_line_ends(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  std::string newline(wanted(input.policies.newline()));
  if (newline.empty()) {
    observe_newline(text, input.habits);
    newline = input.habits.newline;
  }
  if (!newline.empty()) {
    for (std::size_t at = next_line_end(text, 0, newline); at < text.size();) {
      const std::string_view end = line_end_at(text, at);
      if (end != newline)
        edits.push_back(
            {{at, at + end.size()},
             std::string(newline),
             std::string(name_of(end)) + " becomes " + std::string(name_of(newline)) + " by the policy"});
      at = next_line_end(text, at + end.size(), newline);
    }
  }
  if (input.policies.line_separators() == SeparatorStyle::keep) return;
  const std::string_view instead = newline.empty() ? "\n" : std::string_view(newline);
  for (std::size_t at = separators().find(text); at < text.size();) {
    const CodePoint separator = read_code_point(text, at);
    edits.push_back({{at, at + separator.size},
                     std::string(instead),
                     unicode_name(separator.value) + " becomes a line end by the policy"});
    at = separators().find(text, at + separator.size);
  }
}

}  // namespace

void observe_newline(std::string_view text, DocumentHabits& habits) {
  if (!habits.newline.empty()) return;
  if (const std::size_t first = next_line_end(text, 0, ""); first < text.size())
    habits.newline = line_end_at(text, first);
}

const Pass kBomPass{Rule::bom, PassKind::changes, PassScope::everywhere, may_have_bom, mend_bom};
const Pass kNewlinePass{Rule::newline, PassKind::changes, PassScope::everywhere, may_have_other_line_ends,
                        mend_line_ends};

}  // namespace mojimend
