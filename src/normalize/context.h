// Context: what of a text policies do not touch, because it is read by programs: addresses, code, markup.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/policy.h"
#include "text/span.h"

namespace mojimend {

enum class TextContext { plain, markdown, html, code, none };

// What was chosen, or what the name's ending says, or else what the text begins with. `path` may be any name;
// `text` is the beginning of the document.
TextContext context_of(ContextChoice choice, std::string_view path, std::string_view text);

// Where a text has got to: what a page leaves open goes on in the next.
struct ContextState {
  bool is_begun = false;
  std::string fence;    // Markdown: the marks that a block of code ends with; empty: none is open
  std::string element;  // HTML: what ends that which is open: "</script", "-->", ">"; empty: nothing is
  bool operator==(const ContextState&) const = default;
};

class Untouchable {
 public:
  // Reads the page, and leaves in `state` what it leaves open. O(text).
  Untouchable(std::string_view text, TextContext context, ContextState& state);

  // Whether some of `span`, in bytes of the text, is not to be touched. O(log spans).
  bool touches(Span span) const;
  const std::vector<Span>& spans() const { return spans_; }

 private:
  std::vector<Span> spans_;  // sorted and apart
};

// The same, read when somebody asks.
class LazyUntouchable {
 public:
  LazyUntouchable(std::string_view text, TextContext context, ContextState state)
      : text_(text), context_(context), state_(std::move(state)) {}
  bool touches(Span span) {
    if (!read_) read_.emplace(text_, context_, state_);
    return read_->touches(span);
  }

 private:
  std::string_view text_;
  TextContext context_;
  ContextState state_;
  std::optional<Untouchable> read_;
};

// The parts of the reading, each on a page of its own; they append spans in any order.
void find_addresses(std::string_view text, std::vector<Span>& out);
void find_markdown(std::string_view text, ContextState& state, std::vector<Span>& out);
void find_html(std::string_view text, ContextState& state, std::vector<Span>& out);

}  // namespace mojimend
