// ByteSearch: what must the bytes have been? A beam search over the characters of a line, from left to right,
// for the clean double-byte text that blind insertions and a reader turned into what is seen.
//
// Every character that is seen gives its bytes back to the stream. Beside that, a gloss vanishes where the
// last two bytes of the stream, aligned or not, are a character that is read so; a "?" is an unknown byte and
// the bracket or comma that was inserted behind it, or an ASCII byte that is lost; a comma vanishes where a
// mark begins; between two bytes of a character a user-defined one may have been dropped. The clean text that
// the bytes make is scored by the language model. Known problems: a reader that treats what it cannot read in
// another way, and pairs of bytes that are no character, are not in the search.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "encoding/double_byte.h"
#include "model/model.h"
#include "repair/evidence.h"
#include "text/channel.h"

namespace mojimend {

// A byte that is gone and that the search had to choose.
struct ChosenByte {
  std::size_t at = 0;        // offset in Stretch::bytes
  std::size_t observed = 0;  // letter at which it was chosen
  std::uint8_t value = 0;
};

// A stretch of text that the search explains: letters [first, last) were `bytes` before the insertions.
struct Stretch {
  std::size_t first = 0, last = 0;  // letters of the page; in step before and behind
  std::string bytes;
  std::vector<Insertion> inserted;
  std::vector<ChosenByte> chosen;
  bool out_of_step = false;
  bool dropped_pair = false;  // a user-defined pair of the stretch left no trace
  Cost cost = 0;              // of the clean text and of the operations, with the character behind
  Cost literal = 0;           // of the text as it stands, with the character behind
};

struct SearchRange {
  std::size_t from;     // in step here
  std::size_t trigger;  // the race is open at least until behind this letter
  std::size_t limit;    // the line's end; letters from here on are not looked at
};

// A choice that a second look must not make again.
struct Excluded {
  std::size_t observed;
  std::uint8_t value;
};

struct SearchOutcome {
  std::vector<Stretch> stretches;  // in order; all that is not plain text in step
  std::size_t end = 0;             // letters before this one are settled
  Cost cost = 0;
};

class ByteSearch {
 public:
  ByteSearch(const Letters& page, const Evidence& evidence, const DoubleByteTable& table,
             const DocumentModel& model)
      : page_(page), evidence_(evidence), table_(table), model_(model) {}

  // Runs from range.from until every hypothesis but the best one is out of the race, or to range.limit.
  // None where no hypothesis ends in step. O(letters × beam).
  std::optional<SearchOutcome> run(SearchRange range) const;

  // The cost of the best way over letters [range.from, range.limit) that does not make the excluded choice;
  // none if there is none.
  std::optional<Cost> cost_without(SearchRange range, Excluded excluded) const;

 private:
  const Letters& page_;
  const Evidence& evidence_;
  const DoubleByteTable& table_;
  const DocumentModel& model_;
};

}  // namespace mojimend
