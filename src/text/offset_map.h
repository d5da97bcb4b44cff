// OffsetMap: where each piece of a derived UTF-8 text came from in the original bytes. A decoder makes one;
// so does the driver for a text with edits made, where what an edit gave is one indivisible unit.
#pragma once

#include <cstddef>
#include <cstdint>
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
  void append(std::size_t text_bytes, std::size_t original_bytes, std::size_t count = 1) {
    // Nearly every run of a decoder: small, not empty, and unlike the last one. One loop appends millions.
    const Packed unit = static_cast<Packed>(text_bytes << 4 | original_bytes);
    const bool plain = text_bytes <= kMaxUnit && original_bytes <= kMaxUnit && count - 1 < kMaxCount &&
                       unit != 0 && runs_.size() % kStride != 0 && (runs_.back() & 0xFF) != unit;
    if (!plain) return append_slowly({text_bytes, original_bytes, count});
    runs_.push_back(static_cast<Packed>(count << 8) | unit);
    text_size_ += text_bytes * count;
    original_size_ += original_bytes * count;
  }

  // Appends the units of `other` that lie in `text` (whole units), so that they map to where they map there.
  // The originals between what was appended before and these must have been appended already. O(runs in the
  // span).
  void append_slice(const OffsetMap& other, Span text);

  // The smallest span of whole units that holds `text`; an empty span between two units stays empty.
  // Units of no text bytes (dropped bytes) beside the span are left out. O(log runs).
  Span widen(Span text) const;
  // The original bytes of widen(text).
  Span to_original(Span text) const;

  // The text that units inside of `original` gave; its ends must lie between two units. O(log runs).
  Span to_text(Span original) const;

  // Makes it the map of an empty text at `base` again, with the memory kept for the next one.
  void clear(std::size_t base);

  std::size_t base() const { return base_; }
  std::size_t text_size() const { return text_size_; }
  std::size_t original_end() const { return base_ + original_size_; }

 private:
  // Text that alternates between scripts has a run of equal units for every three bytes, and a map that is
  // larger than its text costs more than the decoding. So a run is four bytes, count << 8 | text_unit << 4 |
  // original_unit, and says no place of its own: every kStride-th one has its place in starts_.
  using Packed = std::uint32_t;
  static constexpr std::size_t kStride = 32;
  // A run that does not fit has kWide in the low byte and its row of wide_ above it: room for 16 million
  // replacements, where a page has a few MiB.
  static constexpr Packed kWide = 0xFF;
  static constexpr std::size_t kMaxUnit = 0xE;        // bytes
  static constexpr std::size_t kMaxCount = 0xFFFFFF;  // units

  struct Units {
    std::size_t text_unit, original_unit, count;
  };
  struct Place {
    std::size_t text = 0, original = 0;  // original counts from base_
  };
  struct Run : Units {
    std::size_t index;  // runs_.size(): behind the last
    Place start;
    std::size_t text_end() const { return start.text + text_unit * count; }
    std::size_t original_end() const { return start.original + original_unit * count; }
  };

  void append_slowly(Units added);
  void push(Units units);
  Units units(std::size_t index) const;
  Run run(std::size_t index, Place start) const;
  Run next(const Run& run) const { return this->run(run.index + 1, {run.text_end(), run.original_end()}); }
  bool is_end(const Run& run) const { return run.index == runs_.size(); }
  // The first run that ends after `at`, or the end.
  Run run_at_text(std::size_t at) const;
  Run run_at_original(std::size_t at) const;

  std::size_t base_ = 0;
  std::vector<Packed> runs_;
  std::vector<Units> wide_;
  std::vector<Place> starts_;  // of the runs 0, kStride, 2 · kStride, …
  std::size_t text_size_ = 0;
  std::size_t original_size_ = 0;
};

}  // namespace mojimend
