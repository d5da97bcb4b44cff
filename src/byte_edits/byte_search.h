// ByteSearch: what must the bytes have been? A beam search over the characters of a line, from left to right,
// for the clean double-byte text that blind insertions and a reader turned into what is seen.
//
// Every character that is seen gives its bytes back to the stream. Beside that, a gloss vanishes where the
// last two bytes of the stream, aligned or not, are a character that is read so; a mark ("?", U+FFFD) is an
// unknown byte and the first byte of what was put in behind it, or an ASCII byte that is lost, or unknown
// bytes alone; what the page puts before marks vanishes where one begins, a line end or a tag inside of a
// character; between two bytes of a character a user-defined one may have been dropped. The clean text that
// the bytes make is scored by the language model and the document. docs/byte-edits.md has the known problems.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "byte_edits/evidence.h"
#include "encoding/double_byte.h"
#include "model/document_model.h"
#include "text/channel.h"

namespace mojimend {

// Where a byte of the clean text comes from.
enum class ByteSource : std::uint8_t {
  seen,
  named,   // not seen, but what was put in behind it says which character it ends
  chosen,  // not seen; the model chose it
};

// A stretch of text that the search explains: letters [first, last) were `bytes` before the insertions.
struct Stretch {
  std::size_t first = 0, last = 0;  // letters of the page; in step before and behind
  std::string bytes;
  std::vector<std::size_t> letters;  // for each byte: the letter at which it was explained
  // For each byte: by how much (thousandths of a nat) every reading found that differs there costs more.
  // Readings that fell out of the beam are not counted; what is kNoRival or more was not looked at.
  std::vector<Cost> odds;
  std::vector<ByteSource> sources;  // for each byte
  Cost missing_odds = kNoRival;     // the same for readings that have a character more somewhere
  std::vector<std::size_t>
      swallowed;  // offsets of ASCII bytes that the reader swallowed with the byte before
  std::vector<Insertion> inserted;
  std::vector<std::size_t> replaced;  // offsets of bytes in the place of which kNoBreakSpace stood
  std::vector<char32_t> glossed;      // characters behind which something was put
  bool out_of_step = false;
  Cost cost = 0;     // of the clean text and of the operations, with the character behind
  Cost literal = 0;  // of the text as it stands, with the character behind

  // By how much the clean text is likelier than what stands there.
  Cost gain() const { return literal - cost; }

  static constexpr Cost kNoRival = 10 * kNat;
};

struct SearchRange {
  std::size_t from;     // in step here
  std::size_t trigger;  // the race is open at least until behind this letter
  std::size_t limit;    // the line's end; letters from here on are not looked at
};

struct SearchOutcome {
  std::vector<Stretch> stretches;  // in order; all that is not plain text in step
  std::size_t end = 0;             // letters before this one are settled
};

// What programs that take bytes for letters of Latin-1 write for a no-break space, and which byte that is.
inline constexpr std::string_view kNoBreakSpace = "&nbsp;";
inline constexpr char kNoBreakByte = '\xA0';
// What each letter costs that is read out of step behind one, and one in a hundred letters of clean text
// does, thousandths of a nat.
inline constexpr Cost kRareBehind = 12 * kNat;

// Thousandths of a nat: a quotation mark that opens twice or closes nothing, one in fifty.
inline constexpr Cost kUnbalanced = 4000;

// Thousandths of a nat: a mark that no edit explains. Something else was lost there.
inline constexpr Cost kUnexplained = 9000;

// What a search knows of an encoding beside its table, gathered once for all pages.
struct EncodingSurvey {
  std::vector<std::uint16_t> commonest;  // bytes of its commonest characters, by the model
  std::unordered_map<char32_t, std::vector<std::uint16_t>>
      others;  // of what several bytes say, the rarer ones
  // Pairs of bytes that no byte is chosen to make: what replays writes the commoner bytes, and half-width
  // katakana are two bytes to hardly any writer.
  std::vector<bool> is_never_chosen = std::vector<bool>(0x10000);
  bool many_begin_none = false;  // of the bytes that may end a character: out of step these are marks
  std::array<bool, 256> has_empty_cells{};  // whether some byte behind this one makes no character with it
  std::vector<std::uint8_t> begin_dropped;  // first bytes of pairs that are dropped and end in a lead byte
};
// Made at its first use, in O(pairs of bytes), and kept. Thread-safe.
const EncodingSurvey& survey_of(const Encoding& encoding);

// What a search goes by.
struct SearchSetting {
  const Letters& letters;
  const Evidence& evidence;
  const DoubleByteTable& table;
  const EncodingSurvey& survey;
  const DocumentModel& model;
};

class ByteSearch {
 public:
  explicit ByteSearch(const SearchSetting& setting);

  // Runs from range.from until every hypothesis but the best one is out of the race, or to range.limit.
  // None where no hypothesis ends in step, and where the page's share of work is used up: what so much
  // could not explain is no damage of this kind. O(letters × beam), and O(page) for all runs
  // together.
  std::optional<SearchOutcome> run(SearchRange range);

 private:
  SearchSetting setting_;
  std::size_t steps_left_;
};

}  // namespace mojimend
