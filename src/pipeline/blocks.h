// Cuts a document into blocks of whole lines, at the same places however it is read.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "encoding/encoding.h"
#include "pipeline/pipeline.h"

namespace mojimend {

class BlockReader {
 public:
  // `block_size` as in Options.
  BlockReader(Source& source, const Encoding& encoding, std::size_t block_size);

  // The next block, empty at the end of the document. The view is good until the next call.
  Result<std::string_view> next();
  // Of the block that next() gave last: where it starts in the document, in bytes, and on which line, from 1.
  std::size_t offset() const { return offset_; }
  std::size_t first_line() const { return first_line_; }

 private:
  // Bytes of `buffer` that make a block: up to the last line end, or to a character's end in a line too long;
  // 0 if what follows could not be read by itself wherever it is cut.
  std::size_t cut(std::string_view buffer) const;
  Error cannot_cut() const;

  Source& source_;
  const Encoding& encoding_;
  const std::size_t block_size_;
  const std::unique_ptr<char[]> buffer_;
  std::string_view block_;
  std::size_t offset_ = 0;
  std::size_t first_line_ = 1;
};

// Line feeds of the encoding, in bytes that begin at a character. O(bytes), at memory speed.
std::size_t count_line_feeds(std::string_view bytes, const Encoding& encoding);

}  // namespace mojimend
