// What a run tells on standard error beside trouble: a line for each mended file, and one at the end.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "pipeline/report.h"

namespace mojimend {

inline constexpr std::string_view kStandardInput = "standard input";

// What came out of the documents of a run.
struct Tally {
  Totals totals;
  std::size_t documents = 0;
  std::size_t with_findings = 0;
  std::size_t mended = 0;                             // with a change that applies
  std::size_t skipped_empty = 0, skipped_binary = 0;  // below folders
  std::size_t lines_left = 0;  // records that could not be read; the files are still whole
  std::size_t stale_answers = 0;
  std::size_t troubles = 0;  // each of which has been told

  void add(const Totals& more);
};

// "a.txt: 3 changes, 1 suggested (use --unsafe-fixes), 2 losses"
std::string fix_line(const Invocation& invocation, std::string_view path, const Totals& totals);

// "     12  in 3 of 40 files; 1 suggested, 2 lost", to stand below what diff --stat prints.
std::string stat_total(const Tally& tally);

// Ends with a line feed, or is empty where there is nothing to add to what was printed.
std::string summary(const Invocation& invocation, const Tally& tally);

}  // namespace mojimend
