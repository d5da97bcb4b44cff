// A text as the bytes of a double-byte encoding, as a program saw them that put backslashes before some bytes
// and did not know that a byte may be the second half of a character.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kin/trail_bytes.h"
#include "text/channel.h"

namespace mojimend {

inline constexpr unsigned char kBackslash = 0x5C;
// Beside the backslash: what addslashes() and its kin escape, and what writers of tables and Markdown do.
inline constexpr std::string_view kOftenEscaped = "'\"|`";

inline bool is_often_escaped(char32_t c) {
  return c < 0x80 && kOftenEscaped.find(static_cast<char>(c)) != kOftenEscaped.npos;
}

enum class ByteRole : unsigned char {
  single,  // a character by itself; a character that the encoding lacks is one byte that means nothing here
  lead,
  trail,
};

struct EscapeUnit {
  unsigned char value;
  ByteRole role;
  std::uint32_t letter;  // index of the character in the text
  std::uint32_t number;  // of the byte in the text as it stood
};

// A run of backslashes; where it begins with a trail byte the first one is half of a character.
struct BackslashRun {
  std::size_t start, end;  // units
  ByteRole begins_with;
  bool in_character() const { return begins_with == ByteRole::trail; }
  std::size_t size() const { return end - start; }
};

// What is escaped, by the rule that what is escaped somewhere is so everywhere.
struct EscapeHabit {
  std::bitset<256> escaped;         // all but the backslash
  std::size_t bare_characters = 0;  // backslashes in characters that are not escaped
  std::size_t strays = 0;           // backslashes of ASCII that neither escape anything nor are escaped
};

class EscapedBytes {
 public:
  EscapedBytes(std::u32string_view letters, const DoubleByteTable& table);

  // The bytes that are left.
  const std::vector<EscapeUnit>& units() const { return units_; }
  std::vector<BackslashRun> runs() const;  // O(text)
  // Whether an odd backslash of the run may stand before the byte behind it because that was escaped.
  bool may_escape(const BackslashRun& run) const;
  EscapeHabit habit() const;  // O(text)

  // Takes out the backslash before each byte that is escaped, which the backslash itself is as well. O(text).
  void unescape(const EscapeHabit& habit);
  // Takes out the backslashes that are these units, by rising index. O(text).
  void take_out(const std::vector<std::size_t>& units);

  // A stretch of letters, [first, last), in which bytes were taken out, what it says without them, and where
  // they stood among the bytes of that.
  struct Stretch {
    std::size_t first, last;
    std::u32string text;
    std::vector<Insertion> inserted;
  };
  std::vector<Stretch> stretches() const;  // O(text)

 private:
  Stretch stretch(std::size_t& at, const std::vector<bool>& touched) const;
  std::vector<bool> touched_letters() const;

  const DoubleByteTable* table_;
  std::size_t letters_;
  std::vector<EscapeUnit> all_;  // as they stood
  std::vector<bool> gone_;       // by number
  std::vector<EscapeUnit> units_;
};

}  // namespace mojimend
