// JSON lines: the worker that mends the string values of the wanted fields.
#pragma once

#include "records/json.h"
#include "records/look_ahead.h"
#include "records/piece.h"

namespace mojimend {

class JsonWorker : public RecordWorker {
 public:
  JsonWorker(const WorkOptions& work, const std::vector<JsonPath>& fields) : work_(work), fields_(fields) {}
  Result<void> work(const RecordPiece& piece, Findings& found) override;

 private:
  struct Line {
    std::string_view text;
    std::uint64_t offset;
    std::size_t number;
  };
  Result<void> line(const Line& line, Look look, Findings& found);
  Result<void> strings(const Line& line, const std::vector<Span>& raw, Look look, Findings& found);
  Error malformed(const Error& error, const Line& line, std::size_t at) const;

  const WorkOptions& work_;
  JsonFields fields_;
};

}  // namespace mojimend
