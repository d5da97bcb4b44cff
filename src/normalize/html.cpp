// What of HTML is no prose (the WHATWG HTML standard's tokenizer, as far as it matters here): tags, comments,
// and elements whose text is code.
#include <algorithm>
#include <array>

#include "normalize/context.h"
#include "text/ascii.h"

namespace mojimend {
namespace {

constexpr std::array<std::string_view, 8> kCodeElements{"script", "style", "pre",      "code",
                                                        "kbd",    "samp",  "textarea", "math"};

bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

// Longer ones are no tags that anybody writes, but a "<" in prose (bytes).
constexpr std::size_t kLongestTag = 64 << 10;

// Where the tag ends whose name begins at `at`; npos if it does not end.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  char quote = 0;
  const std::string_view reach = text.substr(0, std::min(at + kLongestTag, text.size()));
  for (at = reach.find_first_of("\"'<>", at); at < reach.size();
       at = reach.find_first_of(quote ? "\"'" : "\"'<>", at + 1)) {
    if (!quote && reach[at] == '>') return at + 1;
    if (!quote && reach[at] == '<') return reach.npos;
    if (!quote && reach[at - 1] == '=') quote = reach[at];
    else if (reach[at] == quote) quote = 0;
  }
  return reach.npos;
}

// `needle` is in lower case and begins with a mark.
std::size_t find_lowered(std::string_view text, std::string_view needle, std::size_t from) {
  for (std::size_t at = text.find(needle[0], from); at != text.npos; at = text.find(needle[0], at + 1))
    if (ascii_lowered(text.substr(at, needle.size())) == needle) return at;
  return text.npos;
}

class Markup {
 public:
  // What is in `out` already is no markup.
  Markup(std::string_view text, ContextState& state, std::vector<Span>& out)
      : text_(text), state_(state), passed_over_(out), out_(out) {
    std::ranges::sort(passed_over_);
  }

  void read() {
    auto code = passed_over_.begin();
    std::size_t at = state_.element.empty() ? 0 : finish(0, 0);
    while ((at = text_.find('<', at)) < text_.size()) {
      while (code != passed_over_.end() && code->end <= at) ++code;
      at = code != passed_over_.end() && code->start <= at ? code->end : take(at);
    }
  }

 private:
  // Adds what is open from `start` on, up to its end behind `from`, and gives that.
  std::size_t finish(std::size_t start, std::size_t from) {
    std::size_t end = find_lowered(text_, state_.element, from);
    if (end == text_.npos) {
      out_.push_back({start, text_.size()});
      return text_.size();
    }
    end += state_.element.size();
    state_.element.clear();
    out_.push_back({start, end});
    return end;
  }

  std::size_t take(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("<!--")) return open("-->", at, at + 4);
    if (rest.starts_with("<![CDATA[")) return open("]]>", at, at + 9);
    if (rest.starts_with("<?")) return open("?>", at, at + 2);
    const bool closes = rest.starts_with("</");
    const std::size_t name = at + (closes ? 2 : 1);
    if (name >= text_.size() || !(is_letter(text_[name]) || text_[name] == '!')) return at + 1;
    const std::size_t end = end_of_tag(text_, name);
    if (end == text_.npos) return at + 1;
    out_.push_back({at, end});
    std::size_t name_end = name;
    while (name_end < end && is_letter(text_[name_end])) ++name_end;
    const std::string element = ascii_lowered(text_.substr(name, name_end - name));
    const bool is_empty = text_[end - 2] == '/';
    if (closes || is_empty || std::ranges::find(kCodeElements, element) == kCodeElements.end()) return end;
    return open("</" + element, end, end);
  }

  std::size_t open(std::string closer, std::size_t start, std::size_t from) {
    state_.element = std::move(closer);
    return finish(start, from);
  }

  std::string_view text_;
  ContextState& state_;
  std::vector<Span> passed_over_;
  std::vector<Span>& out_;
};

}  // namespace

void find_html(std::string_view text, ContextState& state, std::vector<Span>& out) {
  Markup(text, state, out).read();
}

}  // namespace mojimend
