// Sources that documents come from: a file, read where it lies, and standard input, kept so that it can be
// read twice.
#pragma once

#include <sys/stat.h>

#include <memory>
#include <string>

#include "pipeline/pipeline.h"
#include "report/spool.h"

namespace mojimend {

// What `stat` says of a file; two looks that differ mean that somebody wrote to it in between.
enum class Freshness { same, changed };

class FileSource : public Source {
 public:
  // Opens for reading; `path` is kept as given, for messages. Errors: missing, unreadable, not_a_file (a
  // folder, a device, a pipe, a socket).
  static Result<FileSource> open(const std::string& path);
  FileSource(FileSource&& other) noexcept;
  FileSource& operator=(FileSource&&) = delete;
  ~FileSource() override;

  std::string path() const override { return path_; }
  // Never beyond the size that the file had when it was opened. Error (unreadable) from the system.
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override;

  const struct ::stat& status() const { return status_; }  // when it was opened
  // Whether the path still leads to the same file with the same size and time of change.
  Freshness freshness() const;

 private:
  FileSource(std::string path, int file, const struct ::stat& status)
      : path_(std::move(path)), file_(file), status_(status) {}

  std::string path_;
  int file_;
  struct ::stat status_;
};

// Standard input under the path "-", read to its end into a Spool.
class StandardInput : public Source {
 public:
  static Result<std::unique_ptr<StandardInput>> read_all(int file = 0);

  std::string path() const override { return "-"; }
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override {
    return spool_.read(offset, buffer);
  }

 private:
  Spool spool_;
};

}  // namespace mojimend
