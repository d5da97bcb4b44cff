// Controls of the Unicode Bidirectional Algorithm (UAX #9) that reorder more than a reader sees: known as
// Trojan Source (Boucher and Anderson, 2021). They are reported, never removed: in Arabic and Hebrew text
// they have their uses, and only its writer knows.
#include <algorithm>
#include <vector>

#include "normalize/characters.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

constexpr char32_t kPopEmbedding = 0x202C, kPopIsolate = 0x2069;

const CharacterSet& controls() {
  static const CharacterSet set("[\\u202A-\\u202E\\u2066-\\u2069]");
  return set;
}

// A line end, and U+2029, end every effect (rule P1, as most programs apply it).
const CharacterSet& controls_and_ends() {
  static const CharacterSet set("[\\u202A-\\u202E\\u2066-\\u2069\\n\\r\\u0085\\u2029\\u001C-\\u001E]");
  return set;
}

bool is_override(char32_t control) { return control == 0x202D || control == 0x202E; }
bool is_isolate(char32_t control) { return control >= 0x2066 && control <= 0x2068; }

struct Control {
  std::size_t at;  // bytes
  char32_t value;
};

class Line {
 public:
  Line(const PolicyInput& input, std::vector<TextEdit>& edits) : input_(input), edits_(edits) {}

  void take(Control control) {
    if (input_.context == TextContext::code)
      report(control, "a control of text direction in code, which can make it read otherwise than it runs");
    else if (control.value == kPopEmbedding) close_embedding(control);
    else if (control.value == kPopIsolate) close_isolate(control);
    else open_.push_back(control);
    if (input_.context != TextContext::code && is_override(control.value))
      report(control, "it makes letters read in another order than they stand");
  }

  void end() {
    for (const Control& each : open_)
      if (!is_override(each.value)) report(each, "nothing ends it in its line");
    open_.clear();
  }

 private:
  // Rule X7: it ends the last embedding, but none that was opened outside of an isolate.
  void close_embedding(Control control) {
    if (open_.empty() || is_isolate(open_.back().value))
      return report(control, "there is nothing that it ends");
    open_.pop_back();
  }
  // Rule X6a: it ends the last isolate, and every embedding inside of that.
  void close_isolate(Control control) {
    const auto opener =
        std::find_if(open_.rbegin(), open_.rend(), [](Control each) { return is_isolate(each.value); });
    if (opener == open_.rend()) return report(control, "there is nothing that it ends");
    for (auto inner = opener.base(); inner != open_.end(); ++inner)
      if (!is_override(inner->value)) report(*inner, "nothing ends it but the isolate around it");
    open_.erase(opener.base() - 1, open_.end());
  }

  void report(Control control, std::string_view why) {
    edits_.push_back(
        {{control.at, control.at + 3},
         "",
         code_point_name(control.value) + " " + unicode_name(control.value) + ": " + std::string(why)});
  }

  const PolicyInput& input_;
  std::vector<TextEdit>& edits_;
  std::vector<Control> open_;
};

bool may_have_bidi(std::string_view text, const Policies&) { return controls().any_in(text); }

void report_bidi(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  Line line(input, edits);
  for (std::size_t at = controls().find(text); at < text.size();) {
    const CodePoint found = read_code_point(text, at);
    if (controls().has(found.value)) line.take({at, found.value});
    else line.end();
    at = controls_and_ends().find(text, at + found.size);
  }
  line.end();
}

}  // namespace

const Pass kBidiPass{Rule::bidi, PassKind::reports, PassScope::everywhere, may_have_bidi, report_bidi};

}  // namespace mojimend
