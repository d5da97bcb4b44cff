// Copies the page between the edits unit by unit, and each edit as one unit.
#include "text/edited.h"

namespace mojimend {

EditedText with_edits(const Page& page, const EditList& edits) {
  EditedText out{{}, OffsetMap(page.map->base())};
  std::size_t at = 0;
  const auto keep = [&](std::size_t end) {
    if (at == end) return;
    // Units without text before the slice (a shift at the start of the text) take room in the original too.
    out.map.append(0, page.map->to_original({at, at}).start - out.map.original_end());
    out.text += page.text.substr(at, end - at);
    out.map.append_slice(*page.map, {at, end});
  };
  for (const Edit& edit : edits) {
    const Span gone = page.map->to_text(edit.span);
    keep(gone.start);
    // Units without text between the slice and the edit (dropped bytes) still take room in the original.
    out.map.append(0, edit.span.start - out.map.original_end());
    out.text += edit.replacement;
    out.map.append(edit.replacement.size(), edit.span.size());
    at = gone.end;
  }
  keep(page.text.size());
  out.map.append(0, page.map->original_end() - out.map.original_end());
  return out;
}

}  // namespace mojimend
