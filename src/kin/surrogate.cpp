// Joins the halves of UTF-16 pairs. In UTF-8 the decoder has given up on them, so they are looked for in the
// original bytes; a half that stands alone says nothing and stays lost.

#include "context/context.h"
#include "encoding/cesu8.h"
#include "encoding/escape_digits.h"
#include "encoding/references.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::string_view kUnreadable = "\uFFFD";

void take_if_proved(std::vector<Edit>& edits, Edit edit, std::string_view before) {
  edit.rule = Rule::surrogate;
  const std::string now = edit.replacement;
  edit.safety = keep_replayed(edit, now, before) ? Safety::safe : Safety::suggested;
  edits.push_back(std::move(edit));
}

// The character whose pair became the marks that begin at `at`, or 0.
char32_t pair_at(const Page& page, std::size_t at) {
  for (std::size_t i = 0; i < 2 * kCesu8Surrogate; ++i)
    if (!page.text.substr(at + i * kUnreadable.size()).starts_with(kUnreadable)) return 0;
  const Span bytes = page.map->to_original({at, at + 2 * kCesu8Surrogate * kUnreadable.size()});
  if (bytes.size() != 2 * kCesu8Surrogate) return 0;
  const std::size_t from = bytes.start - page.map->base();
  const char32_t high = cesu8_surrogate(page.original, from),
                 low = cesu8_surrogate(page.original, from + kCesu8Surrogate);
  return is_high_surrogate(high) && is_low_surrogate(low) ? joined(high, low) : 0;
}

void find_cesu8(const Page& page, std::vector<Edit>& edits) {
  const std::size_t size = 2 * kCesu8Surrogate * kUnreadable.size();
  for (std::size_t at = 0; (at = page.text.find(kUnreadable, at)) != page.text.npos;) {
    const char32_t character = pair_at(page, at);
    if (character == 0) {
      at += kUnreadable.size();
      continue;
    }
    Edit edit = page.edit({at, at + size}, to_utf8(character));
    Step step;
    step.written = "cesu-8";
    step.read = "utf-8";
    step.unreadable = Unreadable::replacement;
    edit.channel = {std::move(step)};
    edit.evidence = "two surrogates, each written in three bytes, are one character";
    take_if_proved(edits, std::move(edit), page.text.substr(at, size));
    at += size;
  }
}

void find_references(const Page& page, std::vector<Edit>& edits) {
  for (std::size_t at = 0; (at = page.text.find("&#", at)) != page.text.npos; ++at) {
    const auto pair = read_reference_pair(page.text, at);
    if (!pair || is_mention(page.text, {at, at + pair->size})) continue;
    const std::string_view before = page.text.substr(at, pair->size);
    Edit edit = page.edit({at, at + pair->size}, to_utf8(pair->value));
    Step step;
    step.stood.push_back({0, std::string(before)});
    step.written = "html-entities";
    step.read = "us-ascii";
    edit.channel = {std::move(step)};
    edit.evidence = "two references to surrogates are one character";
    take_if_proved(edits, std::move(edit), before);
    at += pair->size - 1;
  }
}

}  // namespace

std::vector<Edit> surrogate_edits(const Page& page) {
  std::vector<Edit> edits;
  if (!page.original.empty()) find_cesu8(page, edits);
  find_references(page, edits);
  return edits;
}

}  // namespace mojimend
