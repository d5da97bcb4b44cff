// Runs of equal units: binary search over the places that are kept, then from run to run.
#include "text/offset_map.h"

#include <algorithm>

namespace mojimend {

OffsetMap OffsetMap::identity(std::size_t size, std::size_t base) {
  OffsetMap map(base);
  map.append(1, 1, size);
  return map;
}

void OffsetMap::clear(std::size_t base) {
  base_ = base;
  runs_.clear();
  wide_.clear();
  starts_.clear();
  text_size_ = original_size_ = 0;
}

void OffsetMap::push(Units units) {
  const bool fits =
      units.text_unit <= kMaxUnit && units.original_unit <= kMaxUnit && units.count <= kMaxCount;
  if (fits) {
    runs_.push_back(static_cast<Packed>(units.count << 8 | units.text_unit << 4 | units.original_unit));
  } else {
    runs_.push_back(static_cast<Packed>(wide_.size() << 8 | kWide));
    wide_.push_back(units);
  }
}

OffsetMap::Units OffsetMap::units(std::size_t index) const {
  const Packed packed = runs_[index];
  if ((packed & 0xFF) == kWide) return wide_[packed >> 8];
  return {packed >> 4 & 0xF, packed & 0xF, packed >> 8};
}

void OffsetMap::append_slowly(Units added) {
  if (added.count == 0 || (added.text_unit == 0 && added.original_unit == 0)) return;
  const Place end{text_size_, original_size_};
  text_size_ += added.text_unit * added.count;
  original_size_ += added.original_unit * added.count;
  const Units last = runs_.empty() ? Units{} : units(runs_.size() - 1);
  if (last.text_unit == added.text_unit && last.original_unit == added.original_unit) {
    added.count += last.count;
    if ((runs_.back() & 0xFF) == kWide) wide_.pop_back();
    runs_.pop_back();
  } else if (runs_.size() % kStride == 0) {
    starts_.push_back(end);
  }
  push(added);
}

void OffsetMap::append_slice(const OffsetMap& other, Span text) {
  for (Run run = other.run_at_text(text.start); !other.is_end(run); run = other.next(run)) {
    if (run.start.text >= text.end) break;
    if (run.text_unit == 0) {
      append(0, run.original_unit, run.count);
      continue;
    }
    const std::size_t start = std::max(run.start.text, text.start), end = std::min(run.text_end(), text.end);
    append(run.text_unit, run.original_unit, (end - start) / run.text_unit);
  }
}

OffsetMap::Run OffsetMap::run(std::size_t index, Place start) const {
  return {index < runs_.size() ? units(index) : Units{}, index, start};
}

OffsetMap::Run OffsetMap::run_at_text(std::size_t at) const {
  const auto behind = std::partition_point(starts_.begin(), starts_.end(),
                                           [&](const Place& start) { return start.text <= at; });
  if (behind == starts_.begin()) return run(runs_.size(), {});
  Run found = run(static_cast<std::size_t>(behind - starts_.begin() - 1) * kStride, behind[-1]);
  while (!is_end(found) && found.text_end() <= at) found = next(found);
  return found;
}

OffsetMap::Run OffsetMap::run_at_original(std::size_t at) const {
  const auto behind = std::partition_point(starts_.begin(), starts_.end(),
                                           [&](const Place& start) { return start.original <= at; });
  if (behind == starts_.begin()) return run(runs_.size(), {});
  Run found = run(static_cast<std::size_t>(behind - starts_.begin() - 1) * kStride, behind[-1]);
  while (!is_end(found) && found.original_end() <= at) found = next(found);
  return found;
}

Span OffsetMap::widen(Span text) const {
  const auto floor = [&](std::size_t at, const Run& run) {
    return is_end(run) ? text_size_ : at - (at - run.start.text) % run.text_unit;
  };
  Span wide{floor(text.start, run_at_text(text.start)), 0};
  if (text.empty() && wide.start == text.start) return {text.start, text.start};
  const std::size_t in_last = text.empty() ? text.start : text.end - 1;
  const Run last = run_at_text(in_last);
  wide.end = is_end(last) ? text_size_ : floor(in_last, last) + last.text_unit;
  return wide;
}

Span OffsetMap::to_original(Span text) const {
  const Span wide = widen(text);
  const Run first = run_at_text(wide.start);
  const std::size_t start =
      base_ + (is_end(first) ? original_size_
                             : first.start.original +
                                   (wide.start - first.start.text) / first.text_unit * first.original_unit);
  if (wide.empty()) return {start, start};
  // The end is that of the last unit, not the start of the next: dropped bytes may lie between.
  const std::size_t in_last = wide.end - 1;
  const Run last = run_at_text(in_last);
  const std::size_t units = (in_last - last.start.text) / last.text_unit + 1;
  return {start, base_ + last.start.original + units * last.original_unit};
}

Span OffsetMap::to_text(Span original) const {
  const auto place = [&](std::size_t at) {
    const Run run = run_at_original(at - base_);
    if (is_end(run)) return text_size_;
    // Runs of no original bytes end where they start and are passed over, so the text begins behind them.
    return run.start.text + (at - base_ - run.start.original) / run.original_unit * run.text_unit;
  };
  return {place(original.start), place(original.end)};
}

}  // namespace mojimend
