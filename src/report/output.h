// Output: where writers put their bytes. They never learn whether it is a file, a pipe or a string.
#pragma once

#include <string>
#include <string_view>

#include "text/result.h"

namespace mojimend {

class Output {
 public:
  virtual ~Output() = default;
  // All of `bytes`, or an Error (unwritable).
  virtual Result<void> write(std::string_view bytes) = 0;
};

class StringOutput : public Output {
 public:
  Result<void> write(std::string_view bytes) override {
    text += bytes;
    return {};
  }
  std::string text;
};

}  // namespace mojimend
