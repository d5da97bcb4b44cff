// The last stage: what the document is written in when the edits are made. Either it becomes UTF-8, and all
// that is not UTF-8 already is an edit of the rule `encoding`; or it keeps its encoding, and the edits are
// written in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "pipeline/pipeline.h"
#include "text/page.h"

namespace mojimend {

// An edit as it will be written.
struct FinishedEdit {
  Edit edit;             // its replacement is in the encoding of the result
  std::string after;     // the replacement in UTF-8
  bool writable = true;  // false: the document keeps an encoding that lacks a character of the replacement
};

class Target {
 public:
  // `bom`: bytes of byte order mark at the document's start.
  Target(const Options& options, const Encoding& encoding, std::size_t bom);

  // Adds the `encoding` edits between the others (UTF-8), or writes the replacements in the document's
  // encoding (keep). `original` are the bytes of the page. The result is sorted and apart. O(page).
  std::vector<FinishedEdit> finish(const Page& page, std::string_view original, EditList edits) const;

 private:
  enum class Mode { as_is, to_utf8, keep };
  struct Gap {
    Span text;
    Span original;
  };
  void transcode(const Page& page, std::string_view original, Gap gap, std::vector<FinishedEdit>& out) const;
  void transcode_line(const Page& page, std::string_view original, Gap line,
                      std::vector<FinishedEdit>& out) const;

  const Encoding& encoding_;
  std::size_t bom_;
  Mode mode_;
};

// Error (undecodable, with offset and line) if the document is to become UTF-8 and some of it cannot be read:
// transcoding would lose those bytes. O(document) for documents that are not UTF-8, nothing for others.
Result<void> check_readable(Source& source, const Options& options, const Encoding& encoding);

}  // namespace mojimend
