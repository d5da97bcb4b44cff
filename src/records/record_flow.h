// One record through the flow, and what it finds back to the record's place in the file.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "records/piece.h"
#include "text/offset_map.h"

namespace mojimend {

struct Record {
  std::string_view text;
  const OffsetMap& map;  // text → bytes of the file
  std::string name;      // what follows the path: a line or a record's number
  std::size_t line;      // of the file, for messages
};

// How a replacement is written in the file; null where the text stands in the file as it is.
using Escape = std::function<std::string(std::string_view)>;
// Takes what must not be changed or told out of the report.
using Filter = std::function<void(Report&)>;

// Appends to `found` what the flow finds in the record; gives how many changes those are. What the flow takes
// for no text has no damage. A record in no encoding that fits is a trouble of `found`, with `advice`.
// Errors: those of the flow that are not the record's. O(text).
Result<std::size_t> find_in_record(const Record& record, const WorkOptions& work, const Escape& escape,
                                   const Filter& filter, Findings& found);

}  // namespace mojimend
