// What fix writes: a document with every change that applies, to an output, in its own place, or below a
// folder.
#pragma once

#include <optional>
#include <string>

#include "files/atomic_file.h"
#include "files/digest.h"
#include "files/file_source.h"
#include "files/in_place.h"
#include "files/journal.h"
#include "pipeline/report.h"

namespace mojimend {

// The fixed text, as it streams. For standard output; the two below build on it.
class FixToOutput : public ReportSink {
 public:
  explicit FixToOutput(Output& output) : output_(output) {}
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override { return {}; }

 private:
  Output& output_;
};

// Replaces the file that the source reads. Until the first change that applies nothing is written at all; the
// bytes before it are then copied. What undo needs is in the journal before the file is replaced. A file that
// somebody else changed meanwhile, or has open for writing, is left as it is, with an Error. Each thread may
// have one.
class FixInPlace : public ReportSink {
 public:
  explicit FixInPlace(FileSource& source, const InPlaceOptions& options = {})
      : source_(source), options_(options), fixed_(&file_) {}
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override;

 private:
  Result<void> start_file(std::size_t prefix);
  Result<void> write_down(const Block& block);
  Result<void> finish_entry();
  Error at_path(Error error) const;

  FileSource& source_;
  InPlaceOptions options_;
  AtomicFile file_;
  Measure fixed_;  // on the way into file_
  Measure original_{nullptr};
  std::optional<JournalEntry> entry_;
};

// Writes the fixed text of every document to `path`, changed or not, and makes the folders above it. With
// Times::keep it has the times of `like`.
class FixToFile : public ReportSink {
 public:
  FixToFile(std::string path, const struct ::stat& like, Times times = Times::now)
      : path_(std::move(path)), like_(like), times_(times), writer_(file_) {}
  Result<void> begin(const DocumentHead&) override;
  Result<void> block(const Block& block) override { return writer_.block(block); }
  Result<void> end(const Totals&) override;

 private:
  std::string path_;
  struct ::stat like_;
  Times times_;
  AtomicFile file_;
  FixToOutput writer_;
};

// Where `path` goes below `folder`: the root, "." and leading ".." are left out, as tar does.
std::string path_below(const std::string& folder, const std::string& path);

}  // namespace mojimend
