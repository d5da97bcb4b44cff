// Applies the policies that the user chose: a page in, edits out. Off unless chosen.
#pragma once

#include <string>
#include <string_view>

#include "normalize/context.h"
#include "text/edit_list.h"
#include "text/page.h"
#include "text/policy.h"
#include "text/rule.h"

namespace mojimend {

enum class PagePlace { start_of_document, later };

enum class Kana { not_asked, none, seen };

// What of a document has been seen that later pages of it go by.
struct DocumentHabits {
  std::string newline;  // what its first line ends in; empty: no line has ended yet
  // Full-width marks seen so far, which half-width ones go by.
  std::size_t curly = 0, corner = 0;                          // opening quotation marks
  std::size_t ideographic_commas = 0, full_width_commas = 0;  // 、 and ，
  std::size_t ideographic_stops = 0, full_width_stops = 0;    // 。 and ．
  Kana kana = Kana::not_asked;
};

// Whether any policy is among the rules.
bool has_policies(const RuleSet& rules);

// False is a promise: no policy of `rules` would find anything in `text`, nor in any part of it that is cut
// between characters, of which CR LF is one. True is a doubt. `text` is valid UTF-8. O(text), hundreds of MB
// a second.
bool may_be_changed_by_policies(std::string_view text, const RuleSet& rules, const Policies& policies);

struct Normalized {
  EditList changes;
  EditList reports;  // findings that nobody applies, of the text with the changes made
};

// The policies over one document, page by page. The order in which the rules run is fixed: each sees what
// those before it made, and all run again until none finds anything, so that a second run finds nothing.
class Normalizer {
 public:
  // `context`: what kind of text it is; Policies::context has been heeded already.
  Normalizer(const RuleSet& rules, const Policies& policies, TextContext context)
      : rules_(rules), policies_(policies), context_(context) {}

  // Every policy over a page. O(text).
  Normalized run(const Page& page, PagePlace place) const;
  // Goes on behind a page, whether or not there was anything to do in it: what it leaves open, and its
  // habits, count for the next one. O(text).
  void go_on(std::string_view text);

 private:
  EditList round(const Page& page, PagePlace place, DocumentHabits& habits) const;
  EditList reports(const Page& page, PagePlace place) const;

  RuleSet rules_;
  Policies policies_;
  TextContext context_;
  ContextState state_;
  DocumentHabits habits_;
};

}  // namespace mojimend
