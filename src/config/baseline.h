// Baselines: findings that were there before somebody began to look, so that only new ones are told.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "pipeline/report.h"
#include "text/result.h"

namespace mojimend {

// Findings of one file: what tells one from another, and how often it was met. Lines do not count, so that
// a finding that only moved is no new one.
using FindingCounts = std::map<std::string, std::size_t>;

class Baseline {
 public:
  // For the file `path`, whose folder is what the paths in it are relative to.
  explicit Baseline(const std::string& path);
  // Error (missing, unreadable; malformed) naming the file.
  static Result<std::unique_ptr<Baseline>> read(const std::string& path);

  // What is known of a document; empty where nothing is. From several threads at once.
  FindingCounts of(const std::string& document) const;
  // From several threads at once.
  void add(const std::string& document, const FindingCounts& counts);
  // Whole or not at all. Error (unwritable).
  Result<void> write() const;

 private:
  std::string key(const std::string& document) const;

  std::string path_, folder_;
  mutable std::mutex mutex_;
  std::map<std::string, FindingCounts> files_;
};

// Hands on a document without the findings that are known. A file in another encoding counts as one finding,
// however many characters it has.
class BaselineSink : public ReportSink {
 public:
  BaselineSink(ReportSink& next, FindingCounts known) : next_(next), known_(std::move(known)) {}
  Result<void> begin(const DocumentHead& head) override { return next_.begin(head); }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override { return next_.end(totals_); }

  const Totals& totals() const { return totals_; }       // of what was handed on
  const FindingCounts& found() const { return found_; }  // of everything

 private:
  // Whether it is known; counts it.
  bool take(const std::string& fingerprint);
  bool take(const Change& change);

  ReportSink& next_;
  FindingCounts known_, found_;
  Totals totals_;
};

}  // namespace mojimend
