// The last stage: what the document is written in when the edits are made. Either it becomes UTF-8, and all
// that is not UTF-8 already is an edit of the rule `encoding`; or it keeps its encoding, and the edits are
// written in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/detect.h"
#include "encoding/encoding.h"
#include "pipeline/pipeline.h"
#include "pipeline/report.h"
#include "text/page.h"

namespace mojimend {

// A part of a page, in its text and in the original.
struct MappedSpan {
  Span text;
  Span original;
};

class Target {
 public:
  Target(const Options& options, const Detection& found);

  // What safety and options say of it, whatever a person decided.
  bool applies(const Edit& edit) const {
    const Safety safety = safety_of(edit.safety);
    return safety == Safety::safe || (safety == Safety::suggested && apply_ == ApplyLevel::with_suggested);
  }
  // Those of `edits` of which that holds: policies look at the same text, and so propose the same, before a
  // decision and after it.
  EditList applied(const EditList& edits) const;

  // Adds the `encoding` edits between the others (UTF-8), or writes the replacements in the document's
  // encoding (keep). `original` are the bytes of the page. Gives `out` changes that are sorted, and apart if
  // they apply; one that does not may lie over `encoding` edits, which begin no earlier and stand behind it.
  // O(page).
  void finish(const Page& page, std::string_view original, EditList edits, MappedSpan part,
              std::vector<Change>& out) const;

 private:
  enum class Mode { as_is, to_utf8, keep };
  // Whether the document's encoding is known, or only likelier than others.
  enum class Certainty { sure, guess };
  // Nothing is safe in a text that may be read wrongly.
  Safety safety_of(Safety safety) const {
    return safety == Safety::safe && certainty_ == Certainty::guess ? Safety::suggested : safety;
  }
  static Certainty certainty_of(const Options& options, const Detection& found);
  // `unshifted`: where the page's bytes can be exchanged for others.
  Change finished(const Page& page, Span text, Edit edit, const std::vector<Span>& unshifted) const;
  // Whether fix makes it: what a person decided, or else what safety and options say.
  bool is_made(const Edit& edit) const {
    if (edit.safety == Safety::reported) return false;
    return decisions_ ? decisions_->find(edit.span, edit.rule) != nullptr : applies(edit);
  }
  void transcode(const Page& page, std::string_view original, MappedSpan gap, std::vector<Change>& out) const;
  void transcode_line(const Page& page, std::string_view original, MappedSpan line,
                      std::vector<Change>& out) const;

  const Encoding& encoding_;
  std::size_t bom_;
  ApplyLevel apply_;
  std::shared_ptr<const Decisions> decisions_;
  Mode mode_;
  Certainty certainty_;
  std::string evidence_;  // of an `encoding` edit
};

// Error (undecodable, with offset and line) if the document is to become UTF-8 and some of it cannot be read:
// transcoding would lose those bytes. O(document) for documents that are not UTF-8, nothing for others.
Result<void> check_readable(Source& source, const Options& options, const Detection& found);

// The document becomes UTF-8 segment by segment, each out of its own encoding.
bool transcodes_segments(const Options& options, const Detection& found);

}  // namespace mojimend
