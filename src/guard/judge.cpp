// Compares both sides by what their lines say, so that a line that only moved, or only has other bytes, is no
// new one.
#include "guard/judge.h"

#include <algorithm>

#include "guard/encoding_change.h"
#include "guard/new_damage.h"
#include "guard/side.h"

namespace mojimend {
namespace {

void judge_mark(const Side& before, const Side& after, const RuleSet& rules, std::vector<Refusal>& out) {
  const bool had = before.found.bom > 0, has = after.found.bom > 0;
  if (had == has || (had && rules.has(Rule::bom))) return;
  out.push_back(
      {Rule::bom, 1, had ? "the byte order mark at the start is gone" : "a byte order mark came to the start",
       had ? "save the file with it again, or select the rule bom for it" : "save the file without it"});
}

// The first line that ends in another way than `kind`, from 1.
std::size_t first_other_end(const Side& side, std::string_view kind) {
  for (std::size_t i = 0; i + 1 < side.lines.size() || i < side.ends.count(); ++i) {
    const char* end = side.lines[i].data() + side.lines[i].size();
    const std::string_view rest(end, static_cast<std::size_t>(side.text.data() + side.text.size() - end));
    const std::string_view this_kind = rest.starts_with("\r\n") ? "CRLF"
                                       : rest.starts_with("\n") ? "LF"
                                                                : "CR";
    if (this_kind != kind) return i + 1;
  }
  return 1;
}

void judge_line_ends(const Side& before, const Side& after, const RuleSet& rules, std::vector<Refusal>& out) {
  const std::string_view old_kind = before.ends.kind(), new_kind = after.ends.kind();
  if (old_kind.empty() || new_kind.empty() || old_kind == new_kind || old_kind == "mixed") return;
  if (new_kind == "LF" && rules.has(Rule::newline)) return;
  const std::string kind(old_kind);
  out.push_back({Rule::newline, first_other_end(after, old_kind),
                 new_kind == "mixed" ? "not all lines end in " + kind + " any more"
                                     : "the lines end in " + std::string(new_kind) + ", no longer in " + kind,
                 "make the line ends " + kind + " again" +
                     (new_kind == "LF" ? ", or select the rule newline for the file" : "")});
}

}  // namespace

std::vector<Refusal> judge(const Judged& change, const Values& values) {
  std::vector<Refusal> out;
  const std::vector<std::string> from = values.words(Key::encodings), ignored = values.words(Key::ignore);
  Side before, after;
  read_side(change.before, from, before);
  read_side(change.after, from, after);
  read_alike(change.before, after, before);
  read_alike(change.after, before, after);
  const RuleSet rules = values.rules();
  if (!change.before.empty()) judge_encoding(change, before, after, values, out);
  if (after.is_text) {
    const bool same_encoding = out.empty();
    if (before.is_text) {
      if (same_encoding) judge_mark(before, after, rules, out);
      judge_line_ends(before, after, rules, out);
      judge_question_marks(before, after, out);
    }
    judge_new_damage(before, after, values, out);
  }
  std::erase_if(out, [&](const Refusal& each) {
    return std::ranges::find(ignored, info(each.rule).name) != ignored.end();
  });
  // Text that came in another encoding than the file's is read as mojibake; it is told once.
  if (std::ranges::find(out, Rule::encoding, &Refusal::rule) != out.end())
    std::erase_if(out, [](const Refusal& each) { return each.rule == Rule::mojibake; });
  std::ranges::stable_sort(out, {}, &Refusal::line);
  // The first finding of a line says enough.
  const auto same = [](const Refusal& a, const Refusal& b) { return a.line == b.line && a.rule == b.rule; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace mojimend
