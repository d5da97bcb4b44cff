// Where lines end, and what comes of each.
#include "records/lines.h"

#include <algorithm>

#include "records/look_ahead.h"
#include "records/record_flow.h"

namespace mojimend {

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Cut LineCutter::cut(std::string_view bytes, Rest rest) {
  if (in_long_line_) {
    const std::size_t feed = bytes.find('\n');
    in_long_line_ = feed == bytes.npos;
    return {in_long_line_ ? bytes.size() : feed + 1, PieceKind::passed};
  }
  const std::size_t last = bytes.substr(searched_).rfind('\n');
  const std::size_t lines = last == bytes.npos ? 0 : searched_ + last + 1;
  searched_ = lines == 0 ? bytes.size() : 0;
  if (lines > 0) return {lines};
  if (rest == Rest::more) return {};
  searched_ = 0;
  if (rest == Rest::none) return {bytes.size()};
  in_long_line_ = true;
  const Error error{ErrorKind::malformed,
                    "the line is longer than " + std::to_string(kLongestRecord >> 20) + " MiB",
                    "it was left as it is",
                    {},
                    0,
                    0};
  return {bytes.size(), PieceKind::passed, error};
}

Result<void> LineWorker::work(const RecordPiece& piece, Findings& found) {
  LookAhead ahead(piece.bytes, [this](std::string_view text) { return is_clean(text, work_.options); });
  return for_each_line(piece.bytes, [&](std::string_view line, std::size_t at, std::size_t number) {
    if (ahead.at({at, at + line.size()}) == Look::clean || is_clean(line, work_.options))
      return Result<void>{};
    const OffsetMap map = OffsetMap::identity(line.size(), piece.offset + at);
    const std::size_t line_number = piece.first_line + number;
    return find_in_record({line, map, std::to_string(line_number), line_number}, work_, nullptr, nullptr,
                          found)
        .map([](std::size_t) {});
  });
}

}  // namespace mojimend
