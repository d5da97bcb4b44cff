// One document through a command: opened, sent through the flow into the sinks that the command asks for.
// Nothing here is shared between documents, so that several can be done at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "batch/walk.h"
#include "cli/command_line.h"
#include "config/answers.h"
#include "config/baseline.h"
#include "files/in_place.h"
#include "report/diff.h"
#include "report/output.h"
#include "report/run_report.h"
#include "report/spool.h"
#include "report/words.h"
#include "review/collect.h"

namespace mojimend {

struct DocumentJob {
  std::string path;  // "-": standard input
  PathOrigin origin = PathOrigin::named;
  std::string target = {};             // file below --output-dir that fix writes; empty: in place
  Options options = {};                // what holds for this document
  const Baseline* baseline = nullptr;  // of what is not told again; null: none
  Output* text = nullptr;              // where fix writes the text instead; must outlive the job
};

struct DocumentOutcome {
  std::string path;
  PathOrigin origin = PathOrigin::named;
  Result<Totals> totals;
  std::size_t lines_left = 0;         // records that could not be read and were passed on as they are
  std::size_t stale_answers = 0;      // that fit none of its changes
  std::vector<std::string> notes;     // what there is to say of its records, or of what was not made
  std::vector<Error> troubles;        // with those records, unless they were told at once
  std::vector<ReviewChange> changes;  // for review
  DocumentCounts counts = {};         // kept where the run has a report of its own
  std::unique_ptr<Spool> report;      // what the command prints of it; whole, because a document that fails
                                      // halfway must leave no half report; null if it failed
};

// How many threads `--jobs`, or its absence, asks for.
std::size_t jobs_of(const Invocation& invocation);

struct DocumentSettings {
  const Invocation& invocation;
  Colour colour = Colour::off;
  DiffStyle diff;
  std::size_t words_width = kHelpWidth;    // columns of sentences
  std::atomic<std::uint64_t>& bytes_done;  // counts up while documents are read
  InPlaceOptions in_place;
  Baseline* new_baseline = nullptr;       // gets every finding; null: none
  const RunReport* run_report = nullptr;  // of which each document's report is a part; null: none
  const Answers* answers = nullptr;       // what decides instead of safety; null: nothing
};

// Never throws: what is thrown becomes the outcome's Error. Safe on several threads at once, for files.
DocumentOutcome run_document(const DocumentJob& job, const DocumentSettings& settings);

// Standard input, read once; job.path is "-" or the name that it goes under. `tell` gets trouble with records
// at once, because the input may never end.
DocumentOutcome run_standard_input(const DocumentJob& job, const DocumentSettings& settings,
                                   const std::function<void(const Error&)>& tell);

}  // namespace mojimend
