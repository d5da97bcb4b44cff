// WARC records: the cutter, which follows the lengths, and the worker that mends the text in them.
#pragma once

#include "records/piece.h"

namespace mojimend {

class WarcCutter : public RecordCutter {
 public:
  Cut cut(std::string_view bytes, Rest rest) override;
  std::optional<Error> end() override;

 private:
  enum class State { record, block, end, lost };
  Cut records(std::string_view bytes, Rest rest);
  Cut long_block(std::string_view bytes);
  Cut long_end(std::string_view bytes, Rest rest);
  Cut lost(std::string_view bytes, Rest rest);
  Cut broken(std::string_view bytes, Rest rest, const std::string& reason);

  State state_ = State::record;
  std::uint64_t left_ = 0;  // bytes of a long block
  std::size_t record_ = 1;  // number of the next record
};

class WarcWorker : public RecordWorker {
 public:
  explicit WarcWorker(const WorkOptions& work) : work_(work) { work_.options.to = TargetEncoding::keep; }
  Result<void> work(const RecordPiece& piece, Findings& found) override;

 private:
  // A record and the text in it, all of them parts of the piece.
  struct Parts {
    std::string_view header, block, http, body;
    std::uint64_t offset;  // of the record in the file
    std::size_t number, line;
  };
  Result<void> record(Parts& parts, Findings& found);
  Result<std::size_t> text(const Parts& parts, Findings& found);
  void follow(const Parts& parts, std::size_t first, Findings& found) const;

  WorkOptions work_;
};

}  // namespace mojimend
