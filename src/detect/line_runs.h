// Which lines of a document are UTF-8 and which are not, as runs: the raw material of segments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mojimend {

enum class LineForm { ascii, utf8, other };

struct LineRun {
  std::uint64_t start = 0, end = 0;  // bytes of the document
  LineForm form = LineForm::ascii;
  std::string sample;            // what of it is above 0x7F and around, up to a bound
  std::uint64_t multi_byte = 0;  // valid UTF-8 characters above U+007F
  std::uint64_t high = 0;        // bytes above 0x7F
};

// Begins with the piece in which the first byte is met that is no UTF-8: what lies before is one run. Lines
// of ASCII belong to the run before them.
class LineRuns {
 public:
  // More runs than a file needs that people mixed; what goes beyond stays with the last one. 40 bytes each,
  // and a sample.
  static constexpr std::size_t kMost = 20000;
  static constexpr std::size_t kSample = 160;  // bytes of a run's sample

  // `valid_so_far`: the document before is UTF-8; `multi_byte` how many of its characters are above U+007F.
  void feed(std::string_view bytes, bool valid_so_far, std::uint64_t multi_byte);
  void finish();

  const std::vector<LineRun>& runs() const { return runs_; }
  // Both forms were met.
  bool mixed() const;

 private:
  void line(std::string_view bytes);

  std::vector<LineRun> runs_;
  std::string begun_;           // of a line that the last piece cut, up to kLongLine
  std::uint64_t begun_at_ = 0;  // bytes of the document
  std::uint64_t offset_ = 0;    // of what comes
  std::uint64_t multi_byte_before_ = 0;
  bool active_ = false;
};

}  // namespace mojimend
