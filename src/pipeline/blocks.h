// Cuts a document into blocks of whole lines, at the same places however it is read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "encoding/encoding.h"
#include "pipeline/pipeline.h"

namespace mojimend {

// A page as evidence is a few hundred KiB at most; so much at once bounds the memory and keeps pages whole.
inline constexpr std::size_t kBlockSize = std::size_t{4} << 20;

class BlockReader {
 public:
  BlockReader(Source& source, const Encoding& encoding) : source_(source), encoding_(encoding) {}

  // The next block, empty at the end of the document. The view is good until the next call.
  Result<std::string_view> next();
  std::size_t offset() const { return offset_; }  // of the block that next() gave last, in bytes

 private:
  // Bytes of `buffer` that make a block: up to the last line end, or to a character's end in a line too long.
  std::size_t cut(std::string_view buffer) const;

  Source& source_;
  const Encoding& encoding_;
  std::string buffer_;
  std::size_t offset_ = 0;
  std::size_t size_ = 0;  // of the block given last
};

}  // namespace mojimend
