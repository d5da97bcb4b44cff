// Runs the flow over the text of both sides.
#include "guard/new_damage.h"

#include <algorithm>
#include <map>
#include <set>

#include "encoding/utf8_scan.h"
#include "pipeline/pipeline.h"
#include "report/words.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Code points of what was found that are shown.
constexpr std::size_t kShown = 40;

struct Found {
  Rule rule;
  std::size_t offset;  // bytes of the text
  std::string what;    // tells it from others of its rule
  std::string words;
  Safety safety;
};

// The text as it stands, whatever it was decoded from; policies have nothing to do with damage.
Options options_for(const Values& values) {
  Options options = values.options();
  options.from = {"utf-8"};
  options.among.clear();
  for (const RuleInfo& each : all_rules())
    if (each.kind == RuleKind::policy) options.rules.remove(each.rule);
  return options;
}

std::vector<Found> findings_in(const Side& side, const Options& options) {
  std::vector<Found> out;
  if (side.text.empty()) return out;
  const auto report = process(side.text, options);
  if (!report) return out;
  for (const Change& each : report->changes)
    out.push_back(
        {each.edit.rule, each.edit.span.start, each.before,
         "`" + shortened(each.before, kShown) + "` (likely `" + shortened(each.after, kShown) + "`)",
         each.edit.safety});
  for (const Loss& each : report->losses)
    out.push_back({Rule::lost, each.span.start, std::string(side.text, each.span.start, each.span.size()),
                   printable(each.what), Safety::safe});
  return out;
}

// From 0.
std::size_t line_of(const Side& side, std::size_t offset) {
  const auto behind = std::ranges::upper_bound(side.lines, side.text.data() + offset, {},
                                               [](std::string_view line) { return line.data(); });
  return behind == side.lines.begin() ? 0 : static_cast<std::size_t>(behind - side.lines.begin()) - 1;
}

// Marks the lines of `after` that are not in `before`, each there as often as here.
std::vector<bool> added_lines(const Side& before, const Side& after) {
  LineCounts counts = count_lines(before);
  std::vector<bool> out;
  for (const std::string_view each : after.lines) {
    const auto known = counts.find(each);
    out.push_back(known == counts.end() || known->second == 0);
    if (!out.back()) --known->second;
  }
  return out;
}

// Marks the lines of UTF-8 in a file of an older encoding, which read as mojibake there.
std::vector<bool> foreign_lines(const Side& side) {
  std::vector<bool> out(side.lines.size());
  if (!side.is_legacy()) return out;
  // No older encoding has a line feed inside of a character.
  const auto lines = byte_lines(side.bytes);
  for (std::size_t i = 0; i < std::min(lines.size(), out.size()); ++i)
    out[i] = ascii_prefix(lines[i]) < lines[i].size() && valid_utf8_prefix(lines[i]) == lines[i].size();
  return out;
}

enum class Line { own, foreign };

Refusal refusal_of(const Side& side, const Found& found, std::size_t line, Line kind) {
  if (found.rule == Rule::lost)
    return {Rule::lost, line + 1, "text was lost: " + found.words,
            "put back what stood there, or take the line out"};
  if (found.rule == Rule::mojibake && kind == Line::foreign)
    return {Rule::encoding, line + 1,
            "a line in UTF-8 came into a file that is " + std::string(side.found.encoding->name),
            "write what was added in the encoding of the file"};
  return {found.rule, line + 1, "damage was added: " + found.words,
          "mend it with mojimend fix, or mark the line with a comment mojimend: ignore " +
              std::string(info(found.rule).name)};
}

enum class Marks { one_a_letter, one_a_byte };

std::string with_question_marks(std::string_view line, Marks marks) {
  std::string out;
  for (const char each : line) {
    const unsigned char byte = static_cast<unsigned char>(each);
    if (byte < 0x80) out += each;
    else if (marks == Marks::one_a_byte || byte >= 0xC0) out += '?';
  }
  return out;
}

}  // namespace

void judge_new_damage(const Side& before, const Side& after, const Values& values,
                      std::vector<Refusal>& out) {
  const Options options = options_for(values);
  const std::vector<Found> found = findings_in(after, options);
  if (found.empty()) return;
  std::map<std::pair<Rule, std::string>, std::size_t> known;
  for (const Found& each : findings_in(before, options)) ++known[{each.rule, each.what}];
  const bool is_sure = !after.is_legacy() || is_named(values, *after.found.encoding);
  const std::vector<bool> added = added_lines(before, after), foreign = foreign_lines(after);
  for (const Found& each : found) {
    auto& count = known[{each.rule, each.what}];
    if (count > 0) {
      --count;
      continue;
    }
    const std::size_t line = line_of(after, each.offset);
    const bool is_foreign = foreign[line] && each.rule == Rule::mojibake;
    // Of a line that is valid UTF-8 and is likelier read so, nobody needs a proof. Other damage counts only
    // where the encoding is sure: what detection took for another is no damage. And no older encoding has
    // U+FFFD: there it stands for bytes that a strict reader does not know.
    const bool is_damage =
        each.rule == Rule::lost ? !after.is_legacy() : each.safety == Safety::safe && is_sure;
    const bool counts = is_foreign || is_damage;
    if (added[line] && counts)
      out.push_back(refusal_of(after, each, line, is_foreign ? Line::foreign : Line::own));
  }
}

void judge_question_marks(const Side& before, const Side& after, std::vector<Refusal>& out) {
  const LineCounts there = count_lines(after);
  std::set<std::string> damaged;
  for (const std::string_view each : before.lines)
    if (!there.contains(each) && with_question_marks(each, Marks::one_a_letter) != each) {
      damaged.insert(with_question_marks(each, Marks::one_a_letter));
      damaged.insert(with_question_marks(each, Marks::one_a_byte));
    }
  const LineCounts old_lines = count_lines(before);
  std::size_t count = 0, first = 0;
  for (std::size_t i = 0; i < after.lines.size(); ++i) {
    if (old_lines.contains(after.lines[i]) || !damaged.contains(std::string(after.lines[i]))) continue;
    if (count++ == 0) first = i + 1;
  }
  if (count > 0)
    out.push_back({Rule::lost, first, "letters became question marks in " + counted(count, "line"),
                   "take those lines back from the revision before"});
}

}  // namespace mojimend
