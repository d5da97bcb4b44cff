// Runs of equal units, found by binary search.
#include "text/offset_map.h"

#include <algorithm>

namespace mojimend {

OffsetMap OffsetMap::identity(std::size_t size, std::size_t base) {
  OffsetMap map(base);
  map.append(1, 1, size);
  return map;
}

void OffsetMap::append(std::size_t text_bytes, std::size_t original_bytes, std::size_t count) {
  if (count == 0 || (text_bytes == 0 && original_bytes == 0)) return;
  if (!runs_.empty() && runs_.back().text_unit == text_bytes && runs_.back().original_unit == original_bytes)
    runs_.back().count += count;
  else
    runs_.push_back({text_size_, original_size_, text_bytes, original_bytes, count});
  text_size_ += text_bytes * count;
  original_size_ += original_bytes * count;
}

void OffsetMap::append_slice(const OffsetMap& other, Span text) {
  for (std::size_t index = other.run_at(text.start); index < other.runs_.size(); ++index) {
    const Run& run = other.runs_[index];
    if (run.text_start >= text.end) break;
    const std::size_t run_end = run.text_start + run.text_unit * run.count;
    if (run.text_unit == 0) {
      append(0, run.original_unit, run.count);
      continue;
    }
    const std::size_t start = run.text_start < text.start ? text.start : run.text_start;
    const std::size_t end = run_end < text.end ? run_end : text.end;
    append(run.text_unit, run.original_unit, (end - start) / run.text_unit);
  }
}

std::size_t OffsetMap::run_at(std::size_t at) const {
  auto it = std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) {
    return run.text_start + run.text_unit * run.count <= at;
  });
  return static_cast<std::size_t>(it - runs_.begin());
}

Span OffsetMap::widen(Span text) const {
  const auto floor = [&](std::size_t at) {
    const std::size_t index = run_at(at);
    if (index == runs_.size()) return text_size_;
    const Run& run = runs_[index];
    return at - (at - run.text_start) % run.text_unit;
  };
  Span wide{floor(text.start), 0};
  if (text.empty() && wide.start == text.start) return {text.start, text.start};
  const std::size_t last = floor(text.empty() ? text.start : text.end - 1);
  const std::size_t index = run_at(last);
  wide.end = index == runs_.size() ? text_size_ : last + runs_[index].text_unit;
  return wide;
}

Span OffsetMap::to_original(Span text) const {
  const Span wide = widen(text);
  const auto start_of = [&](std::size_t at) {
    const std::size_t index = run_at(at);
    if (index == runs_.size()) return base_ + original_size_;
    const Run& run = runs_[index];
    return base_ + run.original_start + (at - run.text_start) / run.text_unit * run.original_unit;
  };
  const std::size_t start = start_of(wide.start);
  if (wide.empty()) return {start, start};
  // The end is that of the last unit, not the start of the next: dropped bytes may lie between.
  const std::size_t last = wide.end - 1;
  const Run& run = runs_[run_at(last)];
  const std::size_t units = (last - run.text_start) / run.text_unit + 1;
  return {start, base_ + run.original_start + units * run.original_unit};
}

Span OffsetMap::to_text(Span original) const {
  const auto place = [&](std::size_t at) {
    at -= base_;
    const auto it = std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) {
      return run.original_start + run.original_unit * run.count <= at;
    });
    if (it == runs_.end()) return text_size_;
    // Runs of no original bytes end where they start and are passed over, so the text begins behind them.
    return it->text_start + (at - it->original_start) / it->original_unit * it->text_unit;
  };
  return {place(original.start), place(original.end)};
}

}  // namespace mojimend
