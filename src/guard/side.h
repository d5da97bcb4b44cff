// One side of a change, read: its encoding, its text, its lines.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/values.h"
#include "detect/detect.h"

namespace mojimend {

// How many lines end in which way.
struct LineEnds {
  std::size_t lf = 0, crlf = 0, cr = 0;
  std::size_t count() const { return lf + crlf + cr; }
  // "LF", "CRLF" or "CR"; "mixed"; empty where no line ends.
  std::string_view kind() const;
};

struct Side {
  Detection found;
  bool is_text = false;
  std::string_view bytes;               // as they were read
  std::string text;                     // UTF-8, without a byte order mark
  std::vector<std::string_view> lines;  // of the text, without their ends
  LineEnds ends;

  // In one of the older encodings.
  bool is_legacy() const;
  // Nothing but ASCII, in one byte a character: any encoding would read it so.
  bool is_plain() const { return found.ascii && found.encoding->kind == EncodingKind::utf8; }
};

// `from`: the labels that a file in one of the older encodings can be in; if empty, any. `out.lines` look
// into `out.text`, so that it stays where it is. O(bytes).
// `bytes` must outlive `out`.
void read_side(std::string_view bytes, const std::vector<std::string>& from, Side& out);

// Where `out` is in one of the older encodings, or nobody can tell in which, and `like` is the same file in
// UTF-8: the encoding in which most of its lines say what `like` says. Three accents tell a detector little;
// what they became tells it all. O(bytes × encodings), where no line of `out` was read so already.
void read_alike(std::string_view bytes, const Side& like, Side& out);

// Lines that are not ASCII and stand on both sides, in other bytes.
struct SameLines {
  std::size_t count = 0;
  std::size_t first = 1;  // of `after`, from 1
};
SameLines same_lines(const Side& before, const Side& after);

// Whether `encodings` of the configuration has that one. O(labels).
bool is_named(const Values& values, const Encoding& encoding);

// The bytes between line feeds. O(bytes).
std::vector<std::string_view> byte_lines(std::string_view bytes);

// How often each line stands in a text, so that lines that are in both texts can be told from those that are
// not, wherever they stand.
using LineCounts = std::map<std::string_view, std::size_t>;
LineCounts count_lines(const Side& side);

}  // namespace mojimend
