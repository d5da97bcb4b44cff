// Spool: bytes that are written first and read later, in memory while they are few and in an anonymous
// temporary file once they are many. It is what lets a hunk, a list of losses or standard input be of any
// size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "report/output.h"

namespace mojimend {

class Spool : public Output {
 public:
  // Large enough that ordinary documents never touch the disk, small enough that several cost little.
  static constexpr std::size_t kBound = std::size_t{4} << 20;  // bytes

  explicit Spool(std::size_t bound = kBound) : bound_(bound) {}
  ~Spool() override;
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Appends. Error (unwritable) when the folder for temporary files ($TMPDIR or /tmp) is full or missing.
  Result<void> write(std::string_view bytes) override;
  // Fills as much of `buffer` as there is from `offset` (bytes); fewer only at the end.
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) const;
  Result<void> copy_to(Output& output) const;
  // Forgets the bytes; the memory or file is kept for the next ones.
  Result<void> clear();

  std::uint64_t size() const { return filed_ + memory_.size(); }
  bool empty() const { return size() == 0; }

 private:
  Result<void> spill();

  std::size_t bound_;
  std::string memory_;       // the bytes behind those in the file
  std::uint64_t filed_ = 0;  // bytes in the file
  int file_ = -1;
};

}  // namespace mojimend
