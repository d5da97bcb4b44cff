// Tells the kinds of change apart.
#include "guard/encoding_change.h"

#include <algorithm>
#include <set>

#include "encoding/decode.h"
#include "encoding/utf8_scan.h"
#include "report/words.h"

namespace mojimend {
namespace {

bool is_utf8(const Side& side) { return side.found.encoding->kind == EncodingKind::utf8; }

// What somebody wrote down of the file allows the new encoding.
bool is_allowed(const Side& before, const Side& after, const Values& values) {
  if (values.word(Key::to) == "utf-8" && is_utf8(after) && after.found.invalid_utf8 == 0) return true;
  return is_named(values, *after.found.encoding) && !is_named(values, *before.found.encoding);
}

// Detection alone may err about which of the older encodings it was; that it was one is sure.
bool is_guess(const Side& before, const SameLines& same) { return before.is_legacy() && same.count == 0; }

std::string old_name(const Side& before, const SameLines& same) {
  const std::string name(before.found.encoding->name);
  return is_guess(before, same) ? "in an older encoding, likely " + name + "," : name;
}

std::string advice_for(const Side& before, const Side& after, const SameLines& same) {
  const std::string name(before.found.encoding->name);
  return "save it " + (is_guess(before, same) ? "in its old encoding" : "as " + name) + " again" +
         (is_utf8(after) ? ", or say to = \"utf-8\" for it in mojimend.toml if that was meant"
                         : ", or name its new encoding in mojimend.toml if that was meant");
}

// Lines that are no UTF-8 in a file that is. (Lines in UTF-8 in a file of another encoding are not told by
// their bytes: those of two letters of GBK are valid UTF-8 by chance once in a hundred times.
// judge_new_damage finds them, as text that makes no sense.)
void judge_new_lines(const Judged& change, std::vector<Refusal>& out) {
  const auto old_lines = byte_lines(change.before);
  const std::set<std::string_view> known(old_lines.begin(), old_lines.end());
  std::size_t first = 0, lines = 0, number = 0;
  for (const std::string_view each : byte_lines(change.after)) {
    ++number;
    if (valid_utf8_prefix(each) == each.size() || known.contains(each)) continue;
    if (lines++ == 0) first = number;
  }
  if (lines == 0) return;
  out.push_back({Rule::encoding, first,
                 counted(lines, "line that is", "lines that are") + " no UTF-8 came into a file that is",
                 "write what was added in UTF-8"});
}

// A file too short for its encoding to be told is still none of UTF-8.
void judge_from_unknown(const Side& before, const Side& after, const Values& values,
                        std::vector<Refusal>& out) {
  if (before.found.nature != Nature::unknown || !after.is_text || !is_utf8(after) || after.is_plain() ||
      after.found.invalid_utf8 > 0 || values.word(Key::to) == "utf-8")
    return;
  out.push_back(
      {Rule::encoding, 1, "the file was not utf-8 and is utf-8 now",
       "save it in its old encoding again, or say to = \"utf-8\" for it in mojimend.toml if that was meant"});
}

}  // namespace

void judge_encoding(const Judged& change, const Side& before, const Side& after, const Values& values,
                    std::vector<Refusal>& out) {
  if (!before.is_text) return judge_from_unknown(before, after, values, out);
  const std::string was(before.found.encoding->name);
  if (!after.is_text) {
    // What a file in one of the older encodings is in is told anew for each revision.
    if (after.found.nature == Nature::unknown && !before.is_legacy())
      out.push_back({Rule::encoding, 1, "the file was " + was + " and is in no encoding any more",
                     "save it as " + was + " again"});
    return;
  }
  const bool legacy_before = before.is_legacy(), legacy_after = after.is_legacy();
  if (after.is_plain() || (before.is_plain() && (is_utf8(after) || legacy_after))) return;
  if (is_allowed(before, after, values)) return;
  const bool other = before.found.encoding != after.found.encoding && !after.found.mixed;
  const SameLines same = other ? same_lines(before, after) : SameLines();
  // In a file of UTF-8, a line of another encoding does not make another encoding of the file.
  const bool is_line_only = is_utf8(before) && legacy_after && same.count == 0;
  if (other && !is_line_only && (same.count > 0 || !(legacy_before && legacy_after))) {
    out.push_back({Rule::encoding, same.first,
                   "the file was " + old_name(before, same) + " and is " +
                       std::string(after.found.encoding->name) + " now" +
                       (same.count > 0 ? "; " + counted(same.count, "line says", "lines say") +
                                             " the same in other bytes"
                                       : ""),
                   advice_for(before, after, same)});
    return;
  }
  const bool is_broken = is_utf8(before) && before.found.invalid_utf8 == 0 &&
                         (after.found.invalid_utf8 > 0 || after.found.mixed || is_line_only);
  if (!before.found.mixed && is_broken) judge_new_lines(change, out);
}

}  // namespace mojimend
