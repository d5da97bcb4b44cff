// Finds UTF-7 that was never decoded, "caf+AOk-", in text of another encoding.
#include <algorithm>
#include <optional>
#include <set>

#include "context/context.h"
#include "encoding/base64.h"
#include "encoding/decode.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// "+API-" is one too: words in capitals prove nothing, unless they say different characters.
constexpr std::size_t kRunsThatProve = 2;
// A wrong reading of "+word-" gives characters that no text has beside each other, of 14 nats and more each.
constexpr std::int64_t kMostALetter = 13'000;  // thousandths of a nat
// The shortest run: 16 bits are three letters of six.
constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 2000;  // letters; a paragraph

bool is_base64(char c) { return base64_digit(static_cast<unsigned char>(c)) >= 0; }

// Characters that every writer leaves as they are (RFC 2152, set D, and the blanks): no run says them alone.
bool is_direct(char32_t c) {
  return (c < 0x80 && (is_alphabetic(c) || is_ascii_digit(c))) ||
         (c < 0x80 &&
          std::string_view("'(),-./:? \t\r\n").find(static_cast<char>(c)) != std::string_view::npos);
}

// "+hyphen-": the odds that 16 bits and more are small letters alone are poor.
bool is_small_word(std::string_view letters) {
  return std::ranges::all_of(letters.substr(1), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "+AOk-" and what it says.
struct Utf7Run {
  std::size_t size = 0;  // bytes
  std::string says;
};

std::optional<Utf7Run> run_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  const std::size_t most = std::min(text.size(), at + kLongest);
  while (end < most && is_base64(text[end])) ++end;
  if (end - at - 1 < kShortest || end >= text.size() || text[end] != '-') return std::nullopt;
  if (is_small_word(text.substr(at + 1, end - at - 1))) return std::nullopt;
  const std::string_view run = text.substr(at, end + 1 - at);
  const auto decoded = decode_strict(run, *find_encoding("utf-7"));
  if (!decoded || decoded->text.empty()) return std::nullopt;
  const std::u32string says = to_utf32(decoded->text);
  const bool sensible = std::ranges::none_of(says, [](char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c == kReplacement;
  });
  if (!sensible || std::ranges::all_of(says, is_blank) || is_direct(says.front())) return std::nullopt;
  return Utf7Run{run.size(), decoded->text};
}

bool is_word(std::string_view run) {
  return std::ranges::all_of(run.substr(1, run.size() - 2), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Step step_of(const Utf7Run& run, std::string_view before) {
  Step step;
  step.written = "utf-7";
  step.read = "us-ascii";
  // Some writers escape characters that others do not.
  if (count_code_points(run.says) == 1) step.stood.push_back({0, std::string(before)});
  return step;
}

}  // namespace

bool is_utf7_run(std::string_view text, std::size_t at) { return run_at(text, at).has_value(); }

std::vector<Edit> utf7_edits(const Page& page) {
  std::vector<Edit> edits;
  std::set<std::string> said;
  std::size_t evident = 0;
  for (std::size_t at = 0; (at = page.text.find('+', at)) != page.text.npos;) {
    const auto run = run_at(page.text, at);
    if (!run) {
      ++at;
      continue;
    }
    const Span span{at, at + run->size};
    at = span.end;
    if (is_mention(page.text, span) || cost_a_letter(page.text, span, run->says) > kMostALetter) continue;
    const std::string_view before = page.text.substr(span.start, span.size());
    Edit edit = page.edit(span, run->says);
    edit.rule = Rule::mojibake;
    edit.channel = {step_of(*run, before)};
    edit.evidence = "UTF-7 that nobody decoded";
    const bool proved = keep_replayed(edit, run->says, before) && !is_in_literal(page.text, span);
    edit.safety = proved ? Safety::safe : Safety::suggested;
    said.insert(run->says);
    evident += !is_word(before) || run->says.size() == 1;
    edits.push_back(std::move(edit));
  }
  if (evident < kRunsThatProve && said.size() < kRunsThatProve) return {};
  return edits;
}

}  // namespace mojimend
