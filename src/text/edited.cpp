// Copies the page between the edits unit by unit, and each edit as one unit.
#include "text/edited.h"

namespace mojimend {

EditedText with_edits(const Page& page, const EditList& edits) {
  EditedText out{{}, OffsetMap(page.map->base())};
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    const Span gone = page.map->to_text(edit.span);
    out.text += page.text.substr(at, gone.start - at);
    out.map.append_slice(*page.map, {at, gone.start});
    // Units without text between the slice and the edit (dropped bytes) still take room in the original.
    out.map.append(0, edit.span.start - out.map.original_end());
    out.text += edit.replacement;
    out.map.append(edit.replacement.size(), edit.span.size());
    at = gone.end;
  }
  out.text += page.text.substr(at);
  out.map.append_slice(*page.map, {at, page.text.size()});
  out.map.append(0, page.map->original_end() - out.map.original_end());
  return out;
}

}  // namespace mojimend
