// What detect prints for people: the encoding, the segments where a file mixes several, and the evidence.
#pragma once

#include "pipeline/report.h"
#include "report/output.h"
#include "report/words.h"

namespace mojimend {

// Ends with a line feed; the first line is "path: encoding (confidence 0.98)".
Result<void> write_detection_text(const DocumentHead& head, Output& output, Colour colour = Colour::off);

}  // namespace mojimend
