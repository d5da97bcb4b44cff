// Sinks that hand on what they get, each with one thing more.
#pragma once

#include <atomic>
#include <cstdint>

#include "files/standard_output.h"
#include "pipeline/report.h"
#include "report/diff.h"
#include "report/findings.h"
#include "report/text_view.h"

namespace mojimend {

// To two sinks: the mended text and the report of it.
class Both : public ReportSink {
 public:
  Both(ReportSink& first, ReportSink& second) : first_(first), second_(second) {}
  Result<void> begin(const DocumentHead& head) override {
    return first_.begin(head).and_then([&] { return second_.begin(head); });
  }
  Result<void> block(const Block& block) override {
    return first_.block(block).and_then([&] { return second_.block(block); });
  }
  Result<void> end(const Totals& totals) override {
    return first_.end(totals).and_then([&] { return second_.end(totals); });
  }

 private:
  ReportSink& first_;
  ReportSink& second_;
};

// Lets whoever reads a pipe have each block as soon as it is mended.
class Prompt : public ReportSink {
 public:
  Prompt(ReportSink& sink, StandardOutput& output) : sink_(sink), output_(output) {}
  Result<void> begin(const DocumentHead& head) override { return sink_.begin(head); }
  Result<void> block(const Block& block) override {
    return sink_.block(block).and_then([&] { return output_.flush(); });
  }
  Result<void> end(const Totals& totals) override { return sink_.end(totals); }

 private:
  ReportSink& sink_;
  StandardOutput& output_;
};

// One line for each change that is made, and nothing of what is not.
class MadeChanges : public ReportSink {
 public:
  explicit MadeChanges(Output& output) : findings_(output) {}
  Result<void> begin(const DocumentHead& head) override { return findings_.begin(head); }
  Result<void> block(const Block& block) override {
    Block made = block;
    std::erase_if(made.changes, [](const Change& each) { return !each.applies; });
    made.losses.clear();
    return findings_.block(made);
  }
  Result<void> end(const Totals& totals) override { return findings_.end(totals); }

 private:
  FindingsSink findings_;
};

// A diff for people, of a document in any encoding.
class ShownDiff : public ReportSink {
 public:
  ShownDiff(Source& source, Output& output, const DiffStyle& style)
      : view_(source), diff_(view_.source(), output, style) {
    view_.show_to(diff_);
  }
  Result<void> begin(const DocumentHead& head) override { return view_.begin(head); }
  Result<void> block(const Block& block) override { return view_.block(block); }
  Result<void> end(const Totals& totals) override { return view_.end(totals); }

 private:
  TextView view_;
  DiffSink diff_;
};

// Counts the bytes of the document that went by.
class Counting : public ReportSink {
 public:
  Counting(ReportSink& sink, std::atomic<std::uint64_t>& bytes) : sink_(sink), bytes_(bytes) {}
  Result<void> begin(const DocumentHead& head) override { return sink_.begin(head); }
  Result<void> block(const Block& block) override {
    bytes_.fetch_add(block.original.size(), std::memory_order_relaxed);
    return sink_.block(block);
  }
  Result<void> end(const Totals& totals) override { return sink_.end(totals); }

 private:
  ReportSink& sink_;
  std::atomic<std::uint64_t>& bytes_;
};

}  // namespace mojimend
