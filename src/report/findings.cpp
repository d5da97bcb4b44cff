// Puts each finding on one line that an editor can jump from.
#include "report/findings.h"

namespace mojimend {

Result<void> FindingsSink::tell(const ToldFinding& finding) {
  std::string line = inked(printable(head().path), Ink::path, colour_);
  line += ":" + std::to_string(finding.start.line) + ":" + std::to_string(finding.start.column) + ": ";
  line += inked(info(finding.rule).name, finding.safety ? Ink::rule : Ink::lost, colour_);
  if (finding.safety) {
    const Ink ink = *finding.safety == Safety::safe ? Ink::safe : Ink::suggested;
    line += " [" + inked(name_of(*finding.safety), ink, colour_) + "]";
  }
  return output_.write(line + ": " + finding.message + "\n");
}

}  // namespace mojimend
