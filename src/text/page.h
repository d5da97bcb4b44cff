// Page: what a pass gets to see, and the one way to make an edit from it.
#pragma once

#include <string>
#include <string_view>

#include "text/edit.h"
#include "text/offset_map.h"

namespace mojimend {

struct Page {
  std::string_view text;  // UTF-8, valid; a whole document, or whole lines of a very long one
  const OffsetMap* map;   // text → bytes of the original
  // The bytes from map->base() on, for what is read differently where the decoder gave up; empty where nobody
  // has them.
  std::string_view original = {};

  // An edit that puts `replacement` in the place of `span` (bytes of text). The span is widened to whole units
  // of the map, the text that this takes in is kept. Rule, safety, evidence and channel are the caller's to set.
  Edit edit(Span span, std::string_view replacement) const {
    const Span wide = map->widen(span);
    Edit made;
    made.span = map->to_original(wide);
    made.replacement = std::string(text.substr(wide.start, span.start - wide.start));
    made.replacement += replacement;
    made.replacement += text.substr(span.end, wide.end - span.end);
    return made;
  }
};

}  // namespace mojimend
