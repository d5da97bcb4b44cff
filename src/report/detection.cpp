// Lays a DocumentHead out in lines.
#include "report/detection.h"

namespace mojimend {

Result<void> write_detection_text(const DocumentHead& head, Output& output, Colour colour) {
  std::string out =
      inked(printable(head.path), Ink::path, colour) + ": " + inked(head.encoding, Ink::rule, colour);
  out += " (confidence " + confidence_words(head.confidence) + ")";
  if (head.bom > 0) out += ", byte order mark of " + counted(head.bom, "byte");
  out += "\n";
  if (head.segments.size() > 1)
    for (const ReportSegment& each : head.segments)
      out += "  bytes " + std::to_string(each.start) + "–" + std::to_string(each.end) + ": " + each.encoding +
             " (confidence " + confidence_words(each.confidence) + ")\n";
  for (const ReportCandidate& each : head.candidates)
    out += "  " + confidence_words(each.confidence) + " " + each.encoding + ": " + printable(each.evidence) +
           "\n";
  return output.write(out);
}

}  // namespace mojimend
