// Hand-made documents for the tests of report/: an original, edits, and how they are cut into blocks.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "text/edit_list.h"

namespace mojimend::testing {

// Its own reader, so that these tests need nothing of the pipeline's.
class StringSource : public Source {
 public:
  StringSource(std::string_view bytes, std::string path) : bytes_(bytes), path_(std::move(path)) {}
  std::string path() const override { return path_; }
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override {
    const std::string_view rest = bytes_.substr(std::min<std::size_t>(offset, bytes_.size()));
    return rest.copy(buffer.data(), buffer.size());
  }

 private:
  std::string_view bytes_;
  std::string path_;
};

inline DocumentHead plain_head() {
  DocumentHead head;
  head.path = "file.txt";
  head.encoding = "utf-8";
  head.confidence = 1;
  return head;
}

struct Document {
  std::string original;
  std::vector<Change> changes;    // sorted and apart
  std::vector<Loss> losses;       // sorted
  std::vector<Suspect> suspects;  // of the first block
  DocumentHead head = plain_head();

  void change(std::size_t start, std::size_t end, std::string replacement, bool applies = true) {
    Change made;
    made.edit.span = {start, end};
    made.edit.replacement = std::move(replacement);
    made.edit.rule = Rule::gloss;
    made.edit.safety = applies ? Safety::safe : Safety::suggested;
    made.applies = applies;
    made.before = original.substr(start, end - start);
    made.after = made.edit.replacement;
    changes.push_back(std::move(made));
  }

  std::string fixed() const {
    std::vector<Edit> edits;
    for (const Change& each : changes)
      if (each.applies) edits.push_back(each.edit);
    return EditList(edits).apply(original);
  }

  // `cuts` are where blocks end (the end of the document need not be named); a cut inside a change is moved
  // behind it.
  Result<void> send(ReportSink& sink, std::vector<std::size_t> cuts = {}) const {
    if (auto done = sink.begin(head); !done) return done;
    cuts.push_back(original.size());
    std::size_t start = 0, line = 1;
    auto next = changes.begin();
    auto lost = losses.begin();
    Totals totals;
    for (std::size_t cut : cuts) {
      for (const Change& each : changes)
        if (each.edit.span.start < cut && cut < each.edit.span.end) cut = each.edit.span.end;
      if (cut < start || (cut == start && start != original.size())) continue;
      const bool last = cut == original.size();
      Block block;
      block.original = std::string_view(original).substr(start, cut - start);
      block.offset = start;
      block.first_line = line;
      for (; next != changes.end() && (next->edit.span.start < cut || last); ++next) {
        block.changes.push_back(*next);
        ++(next->applies ? totals.applied : totals.suggested);
      }
      for (; lost != losses.end() && (lost->span.start < cut || last); ++lost, ++totals.losses)
        block.losses.push_back(*lost);
      if (start == 0) block.suspects = suspects;
      totals.suspects += block.suspects.size();
      if (auto done = sink.block(block); !done) return done;
      line += static_cast<std::size_t>(std::count(block.original.begin(), block.original.end(), '\n'));
      start = cut;
      if (last) break;
    }
    return sink.end(totals);
  }
};

}  // namespace mojimend::testing
