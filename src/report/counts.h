// Counts: what was found in a document and in a run, by rule, channel and encoding, what is lost, and what
// was not looked at and why.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/report.h"

namespace mojimend {

struct ChangeCounts {
  std::size_t applied = 0;    // changes that fix makes
  std::size_t suggested = 0;  // changes that it makes when asked to
  std::size_t reported = 0;   // changes that it never makes
  std::size_t all() const { return applied + suggested + reported; }
  ChangeCounts& operator+=(const ChangeCounts& more);
};

struct FindingTally {
  std::array<ChangeCounts, kRuleCount> by_rule{};
  std::map<std::string, ChangeCounts> by_channel;  // by the channel in plain words; policies have none
  std::map<std::string, std::size_t> losses;       // by what is lost
  Totals totals;
  FindingTally& operator+=(const FindingTally& more);
};

struct DocumentCounts {
  std::string path, encoding;
  double confidence = 0;
  std::uint64_t size = 0;  // bytes
  FindingTally found;
};

struct EncodingCounts {
  std::size_t documents = 0;
  std::uint64_t size = 0;  // bytes
  Totals totals;
};

// A file that was not looked at, or not to its end.
struct LeftOut {
  std::string path;
  std::string reason;
};

struct RunCounts {
  std::size_t documents = 0;
  std::size_t with_findings = 0;
  std::uint64_t size = 0;  // bytes
  FindingTally found;
  std::map<std::string, EncodingCounts> by_encoding;
  std::vector<LeftOut> skipped;   // by the rules of the run: empty, binary, excluded
  std::vector<LeftOut> troubles;  // in the order in which they came

  void add(const DocumentCounts& document);
};

// Counts what it hands on. `next` may be null.
class FindingCounter : public ReportSink {
 public:
  FindingCounter(std::unique_ptr<ReportSink> next, DocumentCounts& counts)
      : next_(std::move(next)), counts_(counts) {}
  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override { return next_ ? next_->end(totals) : Result<void>(); }

 private:
  std::unique_ptr<ReportSink> next_;
  DocumentCounts& counts_;
};

}  // namespace mojimend
