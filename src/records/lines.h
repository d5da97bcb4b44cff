// Lines as records: where they end, and the worker that takes each for a document.
#pragma once

#include "records/piece.h"

namespace mojimend {

// Without its LF, and a CR before it.
std::string_view without_line_end(std::string_view line);

// Calls `each(line, its offset in text, its number from 0)` for every line of `text`, without line ends.
template <typename Each>
Result<void> for_each_line(std::string_view text, const Each& each) {
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (auto done = each(without_line_end(text.substr(at, end - at)), at, number); !done) return done;
    at = end;
  }
  return {};
}

// Cuts behind the last line feed that there is. A line longer than kLongestRecord is passed through.
class LineCutter : public RecordCutter {
 public:
  Cut cut(std::string_view bytes, Rest rest) override;

 private:
  std::size_t searched_ = 0;  // bytes at the front in which no line ends
  bool in_long_line_ = false;
};

class LineWorker : public RecordWorker {
 public:
  explicit LineWorker(const WorkOptions& work) : work_(work) {}
  Result<void> work(const RecordPiece& piece, Findings& found) override;

 private:
  const WorkOptions& work_;
};

}  // namespace mojimend
