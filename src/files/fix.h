// What fix writes: a document with every change that applies, to an output, in its own place, or below a
// folder.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "files/atomic_file.h"
#include "files/file_source.h"
#include "files/in_place.h"
#include "files/replacement.h"
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
// bytes before it are then copied. See Replacement.
class FixInPlace : public ReportSink {
 public:
  explicit FixInPlace(FileSource& source, const InPlaceOptions& options = {})
      : replacement_(source, options) {}
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override;

 private:
  Result<void> write_down(const Block& block);

  Replacement replacement_;
};

// Writes every document, changed or not, to `path` and makes the folders above it. With Times::keep it has
// the times of `like`.
class FixToFile : public ReportSink {
 public:
  // What writes the document to the file.
  using MakeWriter = std::function<std::unique_ptr<ReportSink>(Output&)>;
  FixToFile(
      std::string path, const struct ::stat& like, Times times = Times::now,
      const MakeWriter& make = [](Output& file) { return std::make_unique<FixToOutput>(file); })
      : path_(std::move(path)), like_(like), times_(times), writer_(make(file_)) {}
  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override { return writer_->block(block); }
  Result<void> end(const Totals& totals) override;

 private:
  std::string path_;
  struct ::stat like_;
  Times times_;
  AtomicFile file_;
  std::unique_ptr<ReportSink> writer_;
};

// Where `path` goes below `folder`: the root, "." and leading ".." are left out, as tar does.
std::string path_below(const std::string& folder, const std::string& path);

}  // namespace mojimend
