// An input for tests of records that gives as little at a time as it likes.
#pragma once

#include <algorithm>
#include <cstring>

#include "records/input.h"
#include "text_random.h"

namespace mojimend::test {

// Gives its bytes in pieces of 1 to `most` bytes.
class Trickle : public RecordInput {
 public:
  Trickle(std::string_view bytes, std::size_t most, unsigned seed)
      : rest_(bytes), most_(most), random_(seed) {}
  std::string path() const override { return "f"; }
  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t size = std::min({buffer.size(), rest_.size(), random_.number(1, most_)});
    std::memcpy(buffer.data(), rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
  std::size_t most_;
  Random random_;
};

}  // namespace mojimend::test
