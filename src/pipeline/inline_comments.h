// What comments in a text say of its own findings: `mojimend: ignore`, `mojimend: ignore gloss, entity`,
// `mojimend: off` and `mojimend: on`, whatever the comments of the language look like.
#pragma once

#include <string_view>
#include <vector>

#include "repair/repair.h"
#include "text/page.h"
#include "text/rule.h"

namespace mojimend {

// Reads a document's comments page by page. An `ignore` holds for its line: for the rules that it names, or
// for all where none is named. A word behind it that is no rule's name makes it hold for nothing, so that a
// mistyped name is seen by the finding that it should have silenced; a reason stands behind a mark, as in
// "ignore (quoted)". From the line of an `off` to that of the next `on`, both included, nothing is told.
// The rule `encoding` is about a whole document and cannot be silenced.
class InlineComments {
 public:
  // The comments of the next page. Pages in which nothing else is looked for must be given as well, because
  // an `off` holds on. O(text), at memory speed.
  void read(std::string_view text);

  // Whether the page that was read last has any that silence.
  bool empty() const { return silent_.empty(); }
  // What is left of findings of that page. O(findings × comments).
  EditList left(const Page& page, EditList edits) const;
  std::vector<Loss> left(const Page& page, std::vector<Loss> losses) const;
  std::vector<Suspect> left(const Page& page, std::vector<Suspect> suspects) const;

 private:
  // Lines, in bytes of the page's text, and what is silent there.
  struct Silence {
    Span lines;
    RuleSet rules;
  };

  void read_comment(std::string_view text, std::size_t comment, std::size_t words);
  bool silences(const Page& page, Span original, Rule rule) const;

  std::vector<Silence> silent_;
  bool is_off_ = false;        // where reading has come to
  std::size_t off_since_ = 0;  // in the page
};

}  // namespace mojimend
