// Puts each finding on one line that an editor can jump from.
#include "report/findings.h"

namespace mojimend {

Result<void> FindingsSink::tell(const ToldFinding& finding) {
  std::string line = inked(printable(head().path), Ink::path, colour_);
  line += ":" + std::to_string(finding.start.line) + ":" + std::to_string(finding.start.column) + ": ";
  line += inked(info(finding.rule).name, finding.safety ? Ink::rule : Ink::lost, colour_);
  if (finding.safety) {
    line += " [" + inked(name_of(*finding.safety), ink_of(*finding.safety), colour_) + "]";
  }
  return output_.write(line + ": " + finding.message + "\n");
}

}  // namespace mojimend
