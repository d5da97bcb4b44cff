// Bytes → which encoding they are in, with evidence. "Unknown" is an answer.
//
// A Survey is fed the whole document in pieces of any size, at memory speed, and keeps only what the answer
// needs: whether it is valid UTF-8 and where not, and samples of the text around bytes above 0x7F, wherever
// in the document they stand. The answer does not depend on how the document was cut into pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "text/span.h"

namespace mojimend {

enum class Nature { text, empty, binary, unknown };

struct Candidate {
  const Encoding* encoding = nullptr;
  double confidence = 0;  // 0 to 1
  std::string evidence;   // one clause for people
};

struct SegmentGuess {
  Span span;  // bytes of the document
  const Encoding* encoding = nullptr;
  double confidence = 0;
};

struct Detection {
  Nature nature = Nature::unknown;
  const Encoding* encoding = nullptr;  // null unless nature is text
  double confidence = 0;               // 0 to 1
  std::size_t bom = 0;                 // bytes of byte order mark at the start; 0 for none
  bool ascii = false;                  // no byte above 0x7F at all
  std::vector<Candidate> candidates;   // best first
  std::vector<SegmentGuess> segments;  // covers the document; one segment unless encodings are mixed
  bool mixed = false;                  // no one encoding reads it: only its segments do
  std::size_t invalid_utf8 = 0;        // sequences that are not UTF-8 (counted when the answer is UTF-8)
  std::string reason;                  // for binary and unknown: what was seen, and at which byte
  std::uint64_t reason_offset = 0;     // bytes; where it was seen
};

struct DetectOptions {
  std::vector<const Encoding*> from;   // if not empty: only these, the first one when nothing tells them apart
  std::vector<const Encoding*> among;  // if not empty: no others are thought possible (languages.h)
};

class Survey {
 public:
  explicit Survey(DetectOptions options = {});
  ~Survey();
  Survey(Survey&&) noexcept;
  Survey& operator=(Survey&&) noexcept;

  void feed(std::string_view bytes);
  // Call once, after the last piece.
  Detection finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole document at once.
Detection detect(std::string_view bytes, const DetectOptions& options = {});

}  // namespace mojimend
