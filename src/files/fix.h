// What fix writes: a document with every change that applies, to an output, in its own place, or below a
// folder.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "files/atomic_file.h"
#include "files/file_source.h"
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

// Gives `file` the attributes of the one that the source reads, and its place. A file that somebody else
// changed meanwhile is left as it is, with an Error.
Result<void> replace(FileSource& source, AtomicFile& file);

// Replaces the file that the source reads. Until the first change that applies nothing is written at all; the
// bytes before it are then copied. A file that somebody else changed meanwhile is left as it is, with an
// Error.
class FixInPlace : public ReportSink {
 public:
  explicit FixInPlace(FileSource& source) : source_(source) {}
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override;

 private:
  Result<void> start_file(std::size_t prefix);

  FileSource& source_;
  AtomicFile file_;
};

// Writes every document, changed or not, to `path` and makes the folders above it.
class FixToFile : public ReportSink {
 public:
  // What writes the document to the file.
  using MakeWriter = std::function<std::unique_ptr<ReportSink>(Output&)>;
  FixToFile(std::string path, mode_t mode, const MakeWriter& make)
      : path_(std::move(path)), mode_(mode), writer_(make(file_)) {}
  Result<void> begin(const DocumentHead&) override;
  Result<void> block(const Block& block) override { return writer_->block(block); }
  Result<void> end(const Totals&) override;

 private:
  std::string path_;
  mode_t mode_;
  AtomicFile file_;
  std::unique_ptr<ReportSink> writer_;
};

// Where `path` goes below `folder`: the root, "." and leading ".." are left out, as tar does.
std::string path_below(const std::string& folder, const std::string& path);

}  // namespace mojimend
