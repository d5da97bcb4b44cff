// Who a change is, from run to run: what an answer to it is kept under.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/report.h"
#include "text/rule.h"

namespace mojimend {

// The same for the same change in any place of any file: "mojibake:0123456789ABCDEF". O(before + after).
std::string fingerprint(Rule rule, std::string_view before, std::string_view after);

// The path as an id has it: relative to the current folder, without "." and "..", so that a file has one name
// however it was reached. "-" stays.
std::string identity_path(const std::string& path);

// Code points of the line on either side of a change that count: as many as a row of a terminal has. In a
// list whose lines differ in their numbers alone, 24 would take 30 changes for one. Other lines do not count,
// so that whoever edits them leaves the answers as they are; …
inline constexpr std::size_t kIdentityContext = 80;
// … but in a line of fewer around the change, such as a cell or a word of a list, nothing else tells it from
// the next one that is alike.
inline constexpr std::size_t kShortIdentityContext = 12;

// Gives each change its id: 16 hexadecimal digits, of path, rule, before, after, and the text around it as it
// reads with every change made, so that a fix of the neighbour leaves the id as it is. The ids do not depend
// on whether the document's encoding is kept.
// Changes that are alike in all of that have one id and are one decision: nothing that lasts tells them apart
// (their number would not: with the first of them fixed, the second becomes the first). So have all changes
// of the rule `encoding` of a document, because half a file in UTF-8 is a broken file.
class IdentitySink : public ReportSink {
 public:
  explicit IdentitySink(ReportSink& next) : next_(next) {}
  Result<void> begin(const DocumentHead& head) override;
  // O(block).
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override { return next_.end(totals); }

 private:
  ReportSink& next_;
  std::string path_, encoding_;
};

}  // namespace mojimend
