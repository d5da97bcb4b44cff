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
// Whether some program has the file open for writing, as far as the system tells.
enum class Writers { none_known, some };

// Clocks of file systems tick once in 1 to 10 ms (up to Linux 6.12, and kernels with HZ=100 are the slowest):
// two writes within a tick leave the same time behind. A file that was written in the present tick is read
// only after it, so that a later write can be seen.
inline constexpr long kClockTick = 10'000'000;  // nanoseconds

class FileSource : public Source {
 public:
  // Opens for reading; `path` is kept as given, for messages. Takes up to kClockTick longer for a file that
  // has been written just now. Errors: missing, unreadable, not_a_file (a folder, a device, a pipe, a
  // socket).
  static Result<FileSource> open(const std::string& path);
  FileSource(FileSource&& other) noexcept;
  FileSource& operator=(FileSource&&) = delete;
  ~FileSource() override;

  std::string path() const override { return path_; }
  // Never beyond the size that the file had when it was opened. Error (unreadable) from the system.
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override;

  const struct ::stat& status() const { return status_; }  // when it was opened
  int descriptor() const { return file_; }
  // Whether the path still leads to the same file with the same size and times of change.
  Freshness freshness() const;
  // Whether this file, known to stand at `path` now, has the same bytes as far as size and time of change
  // tell. The time of the change of its name is left out: it is for when we have moved it ourselves.
  Freshness freshness_at(const std::string& path) const;
  // Linux gives a read lease on a file only if nobody has it open for writing; it is given back at once.
  // Where leases are not to be had (another's file, some file systems) no writer is known.
  Writers writers() const;

 private:
  FileSource(std::string path, int file, const struct ::stat& status)
      : path_(std::move(path)), file_(file), status_(status) {}

  std::string path_;
  int file_;
  struct ::stat status_;
};

// Standard input under a path of its own, read to its end into a Spool.
class StandardInput : public Source {
 public:
  static Result<std::unique_ptr<StandardInput>> read_all(int file = 0, std::string path = "-");

  std::string path() const override { return path_; }
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) override {
    return spool_.read(offset, buffer);
  }

 private:
  // Pages and most files never touch the disk, and the memory for a block of them is as large.
  static constexpr std::size_t kInMemory = std::size_t{32} << 20;  // bytes

  std::string path_;
  Spool spool_{kInMemory};
};

}  // namespace mojimend
