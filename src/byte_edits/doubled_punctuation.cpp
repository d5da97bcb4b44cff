// Takes out the comma that a blind replacement put before the marks of Chinese text.
#include "byte_edits/passes.h"
#include "channel/double_byte_text.h"
#include "channel/replay.h"
#include "text/chinese.h"

namespace mojimend {

namespace {

// What else stands before marks: taken out for good only where the search found it inside of characters too,
// for people put spaces there.
std::vector<Edit> other_edits(const PassInput& input) {
  std::vector<Edit> edits;
  const Evidence& evidence = input.evidence;
  if (evidence.put_in_before == Verdict::clean) return edits;
  const bool is_proved = evidence.put_in_before == Verdict::proved;
  std::vector<Span> places = evidence.put_before.places;
  places.insert(places.end(), evidence.put_before.elsewhere.begin(), evidence.put_before.elsewhere.end());
  for (const Span each : places) {
    const std::u32string stood = input.letters.points.substr(each.start, each.size() + 1);
    const auto bytes = encoded(stood.substr(0, each.size()), input.table);
    if (!bytes) continue;
    Step step;
    step.written = step.read = input.encoding.name;
    step.inserted.push_back({0, *bytes});
    const std::u32string mark(1, input.letters[each.end]);
    Edit edit = input.page.edit(input.letters.bytes(each.start, each.end + 1), to_utf8(mark));
    edit.rule = Rule::doubled_punctuation;
    edit.channel = {std::move(step)};
    edit.safety = is_proved && replay(mark, edit.channel) == stood ? Safety::safe : Safety::suggested;
    edit.evidence = "the same stands before " + std::to_string(evidence.put_before.places.size()) +
                    " marks of this page" + (is_proved ? ", and inside of characters" : "");
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace

std::vector<Edit> doubled_punctuation_edits(const PassInput& input) {
  std::vector<Edit> edits = other_edits(input);
  const Evidence& evidence = input.evidence;
  if (evidence.punctuation == Verdict::clean) return edits;
  for (std::size_t comma : evidence.commas) {
    const std::u32string_view seen = std::u32string_view(input.letters.points).substr(comma, 2);
    // Of three marks in a row nobody knows which were one, and what is left would look doubled again.
    const bool behind_another = comma > 0 && is_mark(input.letters[comma - 1]);
    if (behind_another || is_mark(input.letters[comma + 2])) continue;
    const bool folded = seen[1] < 0x80;
    // ",," may be an empty field; only a page that is proved to double its marks makes it one.
    if (folded && evidence.punctuation != Verdict::proved) continue;
    Step step;
    step.written = step.read = input.encoding.name;
    step.inserted.push_back({0, ","});
    if (folded) {
      step.full_width.push_back(0);
      step.folded = true;
    }
    const std::string mark = to_utf8(seen.substr(1));
    Edit edit = input.page.edit(input.letters.bytes(comma, comma + 2), mark);
    edit.rule = Rule::doubled_punctuation;
    edit.channel = {std::move(step)};
    const bool proved =
        evidence.punctuation == Verdict::proved && replay(seen.substr(1), edit.channel) == seen;
    edit.safety = proved ? Safety::safe : Safety::suggested;
    edit.evidence = "a comma before " + mark + "; " + std::to_string(evidence.commas.size()) +
                    (evidence.commas.size() == 1 ? " mark is" : " marks are") + " doubled so on this page";
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace mojimend
