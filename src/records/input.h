// Where records come from: bytes in order, read once, so that a pipe of any length can stream through.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "pipeline/pipeline.h"

namespace mojimend {

class RecordInput {
 public:
  virtual ~RecordInput() = default;
  virtual std::string path() const = 0;
  // Some of what comes next, as much as there is now; 0 bytes only at the end.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;
  // Whether a read would return at once, so that what is done need not be handed on first.
  virtual bool is_ready() const { return true; }
  // What was odd about the input and did no harm; asked for at the end.
  virtual std::optional<Error> remark() const { return std::nullopt; }
};

// A document that can be read by offset, from its start.
class SourceRecords : public RecordInput {
 public:
  // `at`: bytes to leave out.
  explicit SourceRecords(Source& source, std::uint64_t at = 0) : source_(source), at_(at) {}
  std::string path() const override { return source_.path(); }
  Result<std::size_t> read(std::span<char> buffer) override;

 private:
  Source& source_;
  std::uint64_t at_;
};

// Standard input under the path "-", as it comes.
class PipeRecords : public RecordInput {
 public:
  // `stop`: a descriptor that becomes readable when the input is to end; -1 for none.
  explicit PipeRecords(int file = 0, int stop = -1) : file_(file), stop_(stop) {}
  std::string path() const override { return "-"; }
  // Errors: unreadable from the system, stopped.
  Result<std::size_t> read(std::span<char> buffer) override;
  bool is_ready() const override;

 private:
  int file_, stop_;
  std::uint64_t at_ = 0;
};

}  // namespace mojimend
