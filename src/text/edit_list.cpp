// Merging, applying and inverting edits.
#include "text/edit_list.h"

#include <map>

namespace mojimend {

EditList::EditList(std::vector<Edit> edits) : edits_(std::move(edits)) {
  const auto apart = [&] {
    for (std::size_t i = 1; i < edits_.size(); ++i)
      if (edits_[i - 1].span.end > edits_[i].span.start || edits_[i - 1].span.overlaps(edits_[i].span)) return false;
    return true;
  };
  if (apart()) return;
  // In order of precedence, each edit takes its place unless an earlier one holds part of it.
  std::map<Span, std::size_t> held;
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const Span span = edits_[i].span;
    const auto next = held.lower_bound(span);
    if (next != held.end() && next->first.overlaps(span)) continue;
    if (next != held.begin() && std::prev(next)->first.overlaps(span)) continue;
    held.emplace(span, i);
  }
  std::vector<Edit> kept;
  kept.reserve(held.size());
  for (const auto& [span, index] : held) kept.push_back(std::move(edits_[index]));
  edits_ = std::move(kept);
}

EditList EditList::overlaid_by(EditList later) const {
  std::vector<Edit> all = std::move(later).take();
  all.insert(all.end(), edits_.begin(), edits_.end());
  return EditList(std::move(all));
}

std::string EditList::apply(std::string_view original, std::size_t base) const {
  std::string out;
  out.reserve(original.size());
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    out.append(original, at, edit.span.start - base - at);
    out += edit.replacement;
    at = edit.span.end - base;
  }
  out.append(original, at);
  return out;
}

EditList EditList::inverted(std::string_view original, std::size_t base) const {
  EditList back;
  std::ptrdiff_t shift = 0;
  for (const Edit& edit : edits_) {
    Edit undo;
    undo.span.start = edit.span.start + shift;
    undo.span.end = undo.span.start + edit.replacement.size();
    undo.replacement = original.substr(edit.span.start - base, edit.span.size());
    undo.rule = edit.rule;
    undo.safety = Safety::safe;
    undo.evidence = "undoes an earlier edit";
    // Two deletions side by side are undone at one place, where two insertions would have no order.
    if (!back.edits_.empty() && back.edits_.back().span.overlaps(undo.span))
      back.edits_.back().replacement += undo.replacement;
    else
      back.edits_.push_back(std::move(undo));
    shift += static_cast<std::ptrdiff_t>(edit.replacement.size()) - static_cast<std::ptrdiff_t>(edit.span.size());
  }
  return back;
}

}  // namespace mojimend
