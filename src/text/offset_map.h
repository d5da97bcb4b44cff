// OffsetMap: where each piece of a derived UTF-8 text came from in the original bytes. A decoder makes one; so
// does the driver for a text with edits made, where what an edit gave is one indivisible unit.
#pragma once

#include <cstddef>
#include <vector>

#include "text/span.h"

namespace mojimend {

class OffsetMap {
 public:
  // The map of a text that is its own original, at `base` in the document.
  static OffsetMap identity(std::size_t size, std::size_t base = 0);
  explicit OffsetMap(std::size_t base = 0) : base_(base) {}

  // Appends `count` units, each `text_bytes` long in the text and `original_bytes` long in the original.
  // Either may be 0 (a dropped byte, an inserted character). Amortised O(1).
  void append(std::size_t text_bytes, std::size_t original_bytes, std::size_t count = 1);

  // Appends the units of `other` that lie in `text` (whole units), so that they map to where they map there. The
  // originals between what was appended before and these must have been appended already. O(runs in the span).
  void append_slice(const OffsetMap& other, Span text);

  // The smallest span of whole units that holds `text`; an empty span between two units stays empty.
  // Units of no text bytes (dropped bytes) beside the span are left out. O(log runs).
  Span widen(Span text) const;
  // The original bytes of widen(text).
  Span to_original(Span text) const;

  // The text that units inside of `original` gave; its ends must lie between two units. O(log runs).
  Span to_text(Span original) const;

  std::size_t base() const { return base_; }
  std::size_t text_size() const { return text_size_; }
  std::size_t original_end() const { return base_ + original_size_; }

 private:
  struct Run {
    std::size_t text_start, original_start;  // original_start counts from base_
    std::size_t text_unit, original_unit, count;
  };
  // The first run that ends after `at`, or runs_.size().
  std::size_t run_at(std::size_t at) const;

  std::size_t base_ = 0;
  std::vector<Run> runs_;
  std::size_t text_size_ = 0;
  std::size_t original_size_ = 0;
};

}  // namespace mojimend
