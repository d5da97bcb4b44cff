// LookAhead: looks at many records at once, because most are clean and the longer a text is, the quicker a
// look at it is; but not at so many that one doubtful record spoils much.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

#include "text/span.h"

namespace mojimend {

// Whether a look at many records has shown that there is no damage in them, as their bytes stand.
enum class Look { clean, doubtful };

class LookAhead {
 public:
  // Whether whole lines are clean; false is no promise.
  using IsClean = std::function<bool(std::string_view)>;

  LookAhead(std::string_view text, IsClean is_clean) : text_(text), is_clean_(std::move(is_clean)) {}

  // What is known of the record at `bytes` of the text, which are some. Records are asked for in order.
  // O(text) for all of them.
  Look at(const Span& bytes) {
    if (bytes.end <= end_) return look_;
    const std::size_t least = std::min(std::max(bytes.end, bytes.start + kAhead), text_.size());
    end_ = std::min(text_.find('\n', least - 1), text_.size() - 1) + 1;
    look_ = is_clean_(text_.substr(bytes.start, end_ - bytes.start)) ? Look::clean : Look::doubtful;
    return look_;
  }

 private:
  static constexpr std::size_t kAhead = 16384;  // bytes; a few records, and far more than SIMD needs

  std::string_view text_;
  IsClean is_clean_;
  std::size_t end_ = 0;  // of what was looked at last
  Look look_ = Look::doubtful;
};

}  // namespace mojimend
