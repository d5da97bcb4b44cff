// Reads quoted-printable that a mail program left: "don=E2=80=99t", "=3D", and lines that go on behind "=".
#include <algorithm>
#include <optional>

#include "context/context.h"
#include "encoding/decode.h"
#include "encoding/escape_digits.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// "=C3=A9" may be data once; so many make the page quoted-printable, and so does one with a soft line break.
constexpr std::size_t kRunsThatProve = 2;

// "Espa=F1a" gains more than 20 nats, "sig=AA8" or "a=b1" nothing.
constexpr std::int64_t kWordGain = 10'000;  // thousandths of a nat

struct Run {
  Span span;
  std::string bytes;
  bool beyond_ascii = false;
};

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_code_point(bytes, at);
    if (!point.valid) return false;
    at += point.size;
  }
  return true;
}

// Only capitals: writers must (RFC 2045, 6.7), and "a=b0" of code seldom has them.
std::optional<std::uint32_t> byte_at(std::string_view text, std::size_t at) {
  for (const char each : text.substr(std::min(at + 1, text.size()), 2))
    if (each >= 'a' && each <= 'f') return std::nullopt;
  const auto byte = hex_number(text, at + 1, 2);
  const bool is_written = byte && (*byte >= 0x80 || *byte == '=' || *byte == ' ' || *byte == '\t');
  return is_written ? byte : std::nullopt;
}

// The bytes of a soft line break at `at`, or 0.
std::size_t soft_break(std::string_view text, std::size_t at) {
  const std::string_view behind = text.substr(at + 1, 2);
  return behind == "\r\n" ? 3 : behind.starts_with('\n') ? 2 : 0;
}

class QuotedPrintable {
 public:
  explicit QuotedPrintable(const Page& page) : page_(page) {
    for (std::size_t at = 0; (at = page.text.find('=', at)) != page.text.npos;) {
      if (const std::size_t size = soft_break(page.text, at)) {
        if (page.text[at - (at > 0)] != '=') breaks_.push_back({at, at + size});
        at += size;
      } else {
        at = run(at);
      }
    }
  }

  std::vector<Edit> edits() const {
    const auto high = static_cast<std::size_t>(std::ranges::count_if(runs_, &Run::beyond_ascii));
    if (high == 0 || (high < kRunsThatProve && breaks_.empty())) return {};
    const bool utf8 = std::ranges::all_of(runs_, [](const Run& each) { return is_valid_utf8(each.bytes); });
    if (!utf8 && !has_western_letters(high)) return {};
    std::vector<Edit> edits;
    for (const Run& each : runs_)
      if (auto made = edit(each, utf8 ? "utf-8" : "windows-1252")) edits.push_back(std::move(*made));
    for (const Span each : breaks_) edits.push_back(joined_lines(each));
    return edits;
  }

 private:
  std::size_t run(std::size_t at) {
    Run found{{at, at}, {}, false};
    while (found.span.end < page_.text.size() && page_.text[found.span.end] == '=') {
      const auto byte = byte_at(page_.text, found.span.end);
      if (!byte) break;
      found.bytes += static_cast<char>(*byte);
      found.beyond_ascii |= *byte >= 0x80;
      found.span.end += 3;
    }
    if (found.bytes.empty()) return at + 1;
    const std::size_t end = found.span.end;
    runs_.push_back(std::move(found));
    return end;
  }

  // "C=DE" and "width=80" are no quoted-printable: most of the page's runs, and several, are letters of
  // words.
  bool has_western_letters(std::size_t high) const {
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(runs_, [&](const Run& each) {
      const char32_t before = character_before(page_.text, each.span.start),
                     behind = character_at(page_.text, each.span.end);
      const bool in_word = (before >= U'a' && before <= U'z') || (behind >= U'a' && behind <= U'z');
      const auto decoded = decode_strict(each.bytes, *find_encoding("windows-1252"));
      const std::string_view stands = page_.text.substr(each.span.start, each.span.size());
      return each.beyond_ascii && in_word && decoded && is_alphabetic(character_at(decoded->text, 0)) &&
             gain(page_.text, each.span, stands, decoded->text) >= kWordGain;
    }));
    return letters >= kRunsThatProve && letters * 2 > high;
  }

  static Edit escape(Edit edit, std::string evidence) {
    edit.rule = Rule::escape;
    edit.safety = Safety::suggested;
    edit.evidence = std::move(evidence);
    return edit;
  }

  std::optional<Edit> edit(const Run& run, std::string_view charset) const {
    const auto decoded = decode_strict(run.bytes, *find_encoding(charset));
    if (!decoded) return std::nullopt;
    Edit made = escape(page_.edit(run.span, decoded->text), "quoted-printable, in " + std::string(charset));
    Step text, escaped;
    text.written = charset;
    text.read = "iso-8859-1";
    for (std::size_t i = 0; i < run.bytes.size(); ++i)
      escaped.stood.push_back({i, std::string(page_.text.substr(run.span.start + 3 * i, 3))});
    escaped.written = "quoted-printable";
    escaped.read = "us-ascii";
    made.channel = {std::move(text), std::move(escaped)};
    keep_replayed(made, decoded->text, page_.text.substr(run.span.start, run.span.size()));
    return made;
  }

  Edit joined_lines(Span span) const {
    Edit made = escape(page_.edit(span, ""), "a soft line break of quoted-printable");
    Step step;
    step.written = "quoted-printable";
    step.inserted.push_back({0, std::string(page_.text.substr(span.start, span.size()))});
    step.read = "us-ascii";
    made.channel = {std::move(step)};
    return made;
  }

  const Page& page_;
  std::vector<Run> runs_;
  std::vector<Span> breaks_;
};

}  // namespace

std::vector<Edit> quoted_printable_edits(const Page& page) { return QuotedPrintable(page).edits(); }

}  // namespace mojimend
