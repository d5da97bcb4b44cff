// What of Markdown is not prose (CommonMark 0.31): front matter, blocks and spans of code, where links lead.
// HTML in it is the next page's.
#include <algorithm>
#include <array>

#include "normalize/context.h"

namespace mojimend {
namespace {

class Lines {
 public:
  Lines(std::string_view text, ContextState& state, std::vector<Span>& out)
      : text_(text), state_(state), out_(out) {}

  void read() {
    if (!state_.is_begun) open_front_matter();
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t feed = text_.find('\n', at);
      const std::size_t next = feed == text_.npos ? text_.size() : feed + 1;
      take({at, next});
      at = next;
    }
    end_paragraph(text_.size());
  }

 private:
  std::string_view words(Span line) const {
    std::string_view words = text_.substr(line.start, line.size());
    while (!words.empty() && (words.back() == '\n' || words.back() == '\r' || words.back() == ' '))
      words.remove_suffix(1);
    return words;
  }

  // Between two lines of --- or +++ at the very start.
  void open_front_matter() {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    const std::string_view first = words({0, end});
    if (first == "---" || first == "+++") state_.fence = first;
  }

  void take(Span line) {
    const std::string_view all = words(line);
    const std::size_t indent = std::min(all.find_first_not_of(' '), all.size());
    const std::string_view body = all.substr(indent);
    if (!state_.fence.empty()) {
      out_.push_back(line);
      const bool is_opener = line.start == 0 && !state_.is_begun && body == state_.fence;
      if (!is_opener && ends_fence(body)) state_.fence.clear();
      return end_paragraph(line.end);
    }
    if (body.empty()) {
      end_paragraph(line.end);
      return;
    }
    if (indent < 4 && opens_fence(body)) {
      out_.push_back(line);
      return end_paragraph(line.end);
    }
    // An indented block cannot break into a paragraph.
    if (paragraph_.empty() && (indent >= 4 || all.starts_with('\t'))) {
      out_.push_back(line);
      paragraph_ = {line.end, line.end};
      return;
    }
    paragraph_.end = line.end;
  }

  bool opens_fence(std::string_view body) {
    if (!body.starts_with("```") && !body.starts_with("~~~")) return false;
    const std::size_t size = std::min(body.find_first_not_of(body[0]), body.size());
    // ```code``` on one line is a span.
    if (body[0] == '`' && body.find('`', size) != body.npos) return false;
    state_.fence = body.substr(0, size);
    return true;
  }

  bool ends_fence(std::string_view body) const {
    if (state_.fence[0] == '-' || state_.fence[0] == '+') return body == state_.fence;
    return body.starts_with(state_.fence) && body.find_first_not_of(state_.fence[0]) == body.npos;
  }

  // Spans of code and links do not go beyond it.
  void end_paragraph(std::size_t next) {
    read_spans(text_.substr(paragraph_.start, paragraph_.size()), paragraph_.start);
    paragraph_ = {next, next};
  }

  void read_spans(std::string_view paragraph, std::size_t start) {
    std::array<std::size_t, kLongestRun + 1> none_behind{};
    none_behind.fill(paragraph.npos);
    for (std::size_t at = paragraph.find_first_of("`]\\"); at < paragraph.size();) {
      std::size_t end = at + 1;
      if (paragraph[at] == '\\') {
        ++end;
      } else if (paragraph[at] == '`') {
        const std::size_t run = std::min(paragraph.find_first_not_of('`', at), paragraph.size()) - at;
        end = at + run;
        if (const std::size_t close = end_of_code(paragraph, end, run, none_behind);
            close != paragraph.npos) {
          out_.push_back({start + at, start + close});
          end = close;
        }
      } else if (const std::size_t close = end_of_link(paragraph, at); close != paragraph.npos) {
        out_.push_back({start + at + 1, start + close});
        end = close;
      }
      at = paragraph.find_first_of("`]\\", end);
    }
  }

  // Longer runs of back-quotes than this are no code that anybody writes.
  static constexpr std::size_t kLongestRun = 16;

  // Where the run of `size` back-quotes ends that closes the span. `none_behind` remembers from where on
  // there is none, so that many runs without an end cost no more than one.
  std::size_t end_of_code(std::string_view paragraph, std::size_t from, std::size_t size,
                          std::array<std::size_t, kLongestRun + 1>& none_behind) const {
    if (size > kLongestRun || from >= none_behind[size]) return paragraph.npos;
    for (std::size_t at = paragraph.find('`', from); at < paragraph.size();) {
      const std::size_t end = std::min(paragraph.find_first_not_of('`', at), paragraph.size());
      if (end - at == size) return end;
      at = paragraph.find('`', end);
    }
    none_behind[size] = from;
    return paragraph.npos;
  }

  // "](where)" and, at a line's start, "]: where". A title behind it is prose, but few have one.
  std::size_t end_of_link(std::string_view paragraph, std::size_t at) const {
    if (paragraph.substr(at).starts_with("](")) {
      std::size_t depth = 0;
      for (std::size_t each = at + 1; each < paragraph.size() && paragraph[each] != '\n'; ++each) {
        if (paragraph[each] == '(' && ++depth > kDeepestBrackets) break;
        if (paragraph[each] == ')' && --depth == 0) return each + 1;
        if (paragraph[each] == ' ' && depth == 1) return each;
      }
    }
    if (paragraph.substr(at).starts_with("]: ")) return std::min(paragraph.find('\n', at), paragraph.size());
    return paragraph.npos;
  }

  // As many as other readers of Markdown take.
  static constexpr std::size_t kDeepestBrackets = 32;

  std::string_view text_;
  ContextState& state_;
  std::vector<Span>& out_;
  Span paragraph_;
};

}  // namespace

void find_markdown(std::string_view text, ContextState& state, std::vector<Span>& out) {
  Lines(text, state, out).read();
}

}  // namespace mojimend
