// Reads percent-encoded UTF-8 in prose, "caf%C3%A9%20noir". In addresses it stays: there it is right.
#include <algorithm>

#include "context/context.h"
#include "encoding/escape_digits.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A word: what stands between blanks and quotes.
Span word_around(std::string_view text, std::size_t at) {
  constexpr std::string_view kEnds = " \t\r\n\"'<>`";
  const std::size_t before = text.find_last_of(kEnds, at);
  return {before == text.npos ? 0 : before + 1, std::min(text.find_first_of(kEnds, at), text.size())};
}

// Of an address, a path, or a query in one.
bool is_address(std::string_view word) {
  return word.find_first_of("/=&?@\\#") != word.npos || word.find("www.") != word.npos ||
         word.starts_with("mailto:") || word.starts_with("urn:");
}

struct Percents {
  std::string bytes;
  Step step;  // the bytes, each as a character, and how they were written
};

// "%C3%A9%20" from `at` on: bytes and blanks.
Percents percents_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kOne = 3;  // bytes of "%C3"
  Percents found;
  for (; at < text.size() && text[at] == '%'; at += kOne) {
    const auto byte = hex_number(text, at + 1, 2);
    if (!byte || (*byte < 0x80 && *byte != ' ')) break;
    found.step.stood.push_back({found.bytes.size(), std::string(text.substr(at, kOne))});
    found.bytes += static_cast<char>(*byte);
  }
  return found;
}

bool is_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_code_point(bytes, at);
    if (!point.valid || (point.value >= 0x7F && point.value < 0xA0)) return false;
    at += point.size;
  }
  return true;
}

bool is_beyond_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

// The runs of one word; only if one of them says more than blanks.
void take_word(const Page& page, Span word, std::vector<Edit>& edits) {
  std::vector<Edit> made;
  bool beyond_ascii = false;
  for (std::size_t at = word.start; (at = page.text.find('%', at)) < word.end;) {
    Percents found = percents_at(page.text, at);
    const std::size_t size = 3 * found.bytes.size();
    if (found.bytes.empty()) {
      ++at;
      continue;
    }
    if (!is_text(found.bytes)) return;
    beyond_ascii |= std::ranges::any_of(found.bytes, is_beyond_ascii);
    Edit edit = page.edit({at, at + size}, found.bytes);
    edit.rule = Rule::escape;
    edit.safety = Safety::suggested;
    edit.evidence = "percent-encoding in prose";
    Step utf8;
    utf8.written = "utf-8";
    utf8.read = "iso-8859-1";
    found.step.written = "percent";
    found.step.read = "us-ascii";
    edit.channel = {std::move(utf8), std::move(found.step)};
    keep_replayed(edit, found.bytes, page.text.substr(at, size));
    made.push_back(std::move(edit));
    at += size;
  }
  if (beyond_ascii)
    edits.insert(edits.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
}

}  // namespace

std::vector<Edit> percent_edits(const Page& page) {
  std::vector<Edit> edits;
  for (std::size_t at = 0; (at = page.text.find('%', at)) != page.text.npos;) {
    const Span word = word_around(page.text, at);
    if (!is_address(page.text.substr(word.start, word.size())) && !is_mention(page.text, word))
      take_word(page, word, edits);
    at = word.end;
  }
  return edits;
}

}  // namespace mojimend
