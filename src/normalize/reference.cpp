// Character references become the characters that they stand for, in text that has no markup: where there is
// a tag, they are markup themselves.
#include "encoding/escape_digits.h"
#include "encoding/references.h"
#include "normalize/pass.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Names and numbers are shorter than this (bytes).
constexpr std::size_t kLongest = 16;

bool is_text(char32_t value) {
  const bool is_control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
  return !is_control && value != 0x7F && !is_high_surrogate(value) && !is_low_surrogate(value);
}

// The reference at `at`, and what it is a reference to if that is a reference again: "&amp;amp;".
std::optional<Reference> innermost(std::string_view text, std::size_t at) {
  std::optional<Reference> found = read_reference(text, at);
  while (found && found->value == '&') {
    const std::string inner = "&" + std::string(text.substr(at + found->size, kLongest));
    const auto next = read_reference(inner, 0);
    if (!next) break;
    found = Reference{next->value, found->size + next->size - 1};
  }
  return found;
}

bool may_have_references(std::string_view text, const Policies&) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1))
    if (read_reference(text, at)) return true;
  return false;
}

void decode_references(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  if (text.find('<') != text.npos) return;
  for (std::size_t at = text.find('&'); at != text.npos;) {
    const auto found = innermost(text, at);
    if (found && is_text(found->value))
      edits.push_back({{at, at + found->size}, to_utf8(found->value), "a character reference"});
    at = text.find('&', at + (found ? found->size : 1));
  }
}

}  // namespace

const Pass kReferencePass{Rule::reference, PassKind::changes, PassScope::prose, may_have_references,
                          decode_references};

}  // namespace mojimend
