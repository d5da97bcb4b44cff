// Finds text of encodings that shift between ASCII and pairs of seven-bit bytes, where the shifts were not
// read: HZ's "~{…~}", and ISO-2022-JP whose escape characters a program took out: "$B…(B".
#include <algorithm>
#include <optional>

#include "context/context.h"
#include "encoding/decode.h"
#include "kin/kin.h"
#include "text/parts.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Against pairs of letters and digits of code that happen to be characters.
constexpr std::size_t kFewest = 2;  // characters in a run
constexpr std::size_t kFewestSafe = 4;
constexpr std::int64_t kLeastGain = 20'000;   // thousandths of a nat; false ones gain less than 15
constexpr std::int64_t kMostALetter = 9'000;  // thousandths of a nat; random characters cost more
constexpr std::size_t kKanaShare = 4;         // of Japanese text one in so many at least is kana
constexpr std::size_t kLongest = 2000;        // bytes of a run; a paragraph

struct ShiftedRun {
  std::size_t size = 0;  // bytes
  std::string says;
  std::string_view name;  // of the encoding
  bool plain = false;     // of the characters that its language writes with
};

bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FE; }
bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool is_east_asian_mark(char32_t c) { return (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF5E); }

// The bytes of pairs from `from` on, up to `close`, which stands where a pair would begin.
std::optional<std::string_view> pairs_until(std::string_view text, std::size_t from, std::string_view close,
                                            std::string_view other_close) {
  const std::size_t most = std::min(text.size(), from + kLongest);
  for (std::size_t at = from; at + 1 < most; at += 2) {
    const std::string_view pair = text.substr(at, 2);
    if (pair == close || pair == other_close) return text.substr(from, at - from);
    for (const char each : pair)
      if (each < 0x21 || each > 0x7E) return std::nullopt;
  }
  return std::nullopt;
}

// Hanzi of level 1 in GB 2312, rows 16 to 55, are those that text is written with; marks are in rows 1 to 3.
bool is_common_gb2312(std::string_view pairs) {
  for (std::size_t at = 0; at < pairs.size(); at += 2) {
    const int row = pairs[at] - 0x20;
    if (!(row >= 16 && row <= 55) && !(row >= 1 && row <= 3)) return false;
  }
  return true;
}

std::optional<ShiftedRun> hz_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("~{")) return std::nullopt;
  const auto pairs = pairs_until(text, at + 2, "~}", "~}");
  if (!pairs || pairs->size() < 2 * kFewest) return std::nullopt;
  const std::string_view run = text.substr(at, pairs->size() + 4);
  auto decoded = decode_strict(run, *find_encoding("hz-gb-2312"));
  if (!decoded) return std::nullopt;
  return ShiftedRun{run.size(), std::move(decoded->text), "hz-gb-2312", is_common_gb2312(*pairs)};
}

// Source code writes the escape character so.
bool ends_with_escape(std::string_view text) {
  for (const std::string_view each : {"\\x1b", "\\x1B", "\\033", "\\e", "\\u001b", "\\u001B", "\x1B"})
    if (text.ends_with(each)) return true;
  return false;
}

std::optional<ShiftedRun> iso_2022_jp_at(std::string_view text, std::size_t at) {
  const std::string_view opening = text.substr(at, 2);
  if ((opening != "$B" && opening != "$@") || ends_with_escape(text.substr(0, at))) return std::nullopt;
  const auto pairs = pairs_until(text, at + 2, "(B", "(J");
  if (!pairs || pairs->size() < 2 * kFewest) return std::nullopt;
  const std::string_view closing = text.substr(at + 2 + pairs->size(), 2);
  std::string bytes = "\x1B";
  bytes.append(opening).append(*pairs).append("\x1B").append(closing);
  auto decoded = decode_strict(bytes, *find_encoding("iso-2022-jp"));
  if (!decoded) return std::nullopt;
  const std::u32string says = to_utf32(decoded->text);
  const auto kana = static_cast<std::size_t>(std::ranges::count_if(says, is_kana));
  const bool japanese =
      std::ranges::all_of(says, [](char32_t c) { return is_kana(c) || is_han(c) || is_east_asian_mark(c); });
  return ShiftedRun{pairs->size() + 4, std::move(decoded->text), "iso-2022-jp",
                    japanese && kana * kKanaShare >= says.size()};
}

std::optional<ShiftedRun> run_at(std::string_view text, std::size_t at) {
  return text[at] == '~' ? hz_at(text, at) : iso_2022_jp_at(text, at);
}

std::optional<Edit> edit_of(const Page& page, std::size_t at, const ShiftedRun& run) {
  const Span span{at, at + run.size};
  const std::string_view before = page.text.substr(at, run.size);
  if (is_mention(page.text, span) || cost_a_letter(page.text, span, run.says) > kMostALetter)
    return std::nullopt;
  const std::int64_t gained = gain(page.text, span, before, run.says);
  if (gained < kLeastGain) return std::nullopt;
  Edit edit = page.edit(span, run.says);
  edit.rule = Rule::mojibake;
  Step step;
  step.written = run.name;
  step.read = "us-ascii";
  const bool stripped = run.name == "iso-2022-jp";
  if (stripped) {
    step.read = "printable-ascii";
    step.unreadable = Unreadable::dropped_byte;
  }
  edit.channel = {std::move(step)};
  edit.evidence = stripped ? "ISO-2022-JP whose escape characters were taken out" : "HZ that nobody decoded";
  const bool proved = keep_replayed(edit, run.says, before) && run.plain && !is_in_literal(page.text, span) &&
                      count_code_points(run.says) >= kFewestSafe;
  edit.safety = proved ? Safety::safe : Safety::suggested;
  return edit;
}

}  // namespace

bool is_seven_bit_run(std::string_view text, std::size_t at) { return run_at(text, at).has_value(); }

std::vector<Edit> seven_bit_edits(const Page& page) {
  std::vector<Edit> edits;
  const auto begins = [&](std::size_t at) {
    return at + 1 < page.text.size() && may_begin_seven_bit(&page.text[at]);
  };
  const auto may = [](const char* at) { return may_begin_seven_bit(at); };
  for (std::size_t at = 0; (at = find_in_parts(page.text, at, may, begins)) != page.text.npos;) {
    const auto run = run_at(page.text, at);
    auto edit = run ? edit_of(page, at, *run) : std::nullopt;
    at += edit ? run->size : 1;
    if (edit) edits.push_back(std::move(*edit));
  }
  return edits;
}

}  // namespace mojimend
