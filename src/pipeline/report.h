// What the flow gives: the head of a document, then its blocks with their edits and losses, then an end.
// Writers in report/ and fixers in files/ are sinks for it; they see the original bytes and the edits, and
// nothing of how they came about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/edit_list.h"
#include "text/result.h"

namespace mojimend {

struct ReportCandidate {
  std::string encoding;
  double confidence = 0;
  std::string evidence;
};

struct ReportSegment {
  std::size_t start = 0, end = 0;  // bytes of the original
  std::string encoding;
  double confidence = 0;
};

// What is known of a document before the first block.
struct DocumentHead {
  std::string path;      // as the user gave it; "-" for standard input
  std::string encoding;  // WHATWG name, lower case; "unknown" or "binary" where there is none
  double confidence = 0;
  std::size_t bom = 0;  // bytes
  std::uint64_t size = 0;
  std::vector<ReportSegment> segments;
  std::vector<ReportCandidate> candidates;
};

// An edit with what people are suspects of it.
struct Change {
  Edit edit;
  bool applies = false;  // whether fix makes it, by its safety and the options
  std::string before;    // what stood there, in UTF-8
  std::string after;     // what the edit gives, in UTF-8 (edit.replacement is in the encoding of the result)
  std::string id = {};   // who it is, from run to run (config/identity.h); empty where nobody asked
};

// Whole lines of the document (a line longer than a block is cut at a character).
struct Block {
  std::string_view original;   // bytes
  std::size_t offset = 0;      // of original in the document
  std::size_t first_line = 1;  // line number at the block's start
  // Sorted; the ones with `applies` are apart, and are what fix does. In a document that becomes UTF-8, those
  // of the rule `encoding` stand also behind, and inside of, one that does not apply.
  std::vector<Change> changes;
  std::vector<Loss>
      losses;  // sorted; losses that remain after the changes that apply, and places lost before
  std::vector<Suspect> suspects = {};  // sorted
};

struct Totals {
  std::size_t applied = 0;    // changes that fix makes
  std::size_t suggested = 0;  // changes that it makes when asked to
  std::size_t reported = 0;   // changes that it never makes
  std::size_t losses = 0;
  std::size_t suspects = 0;  // what may be damage and is left: no findings

  std::size_t findings() const { return applied + suggested + reported + losses; }
  void count(const Change& change) {
    ++(change.applies ? applied : change.edit.safety == Safety::reported ? reported : suggested);
  }
  Totals& operator+=(const Totals& more) {
    applied += more.applied;
    suggested += more.suggested;
    reported += more.reported;
    losses += more.losses;
    suspects += more.suspects;
    return *this;
  }
};

class ReportSink {
 public:
  virtual ~ReportSink() = default;
  virtual Result<void> begin(const DocumentHead& head) = 0;
  virtual Result<void> block(const Block& block) = 0;
  virtual Result<void> end(const Totals& totals) = 0;
};

}  // namespace mojimend
