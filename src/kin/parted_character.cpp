// Puts characters together whose second byte was "|" or "`" and had a backslash put before it: the reader
// took the backslash for the second byte, and the other for a character of its own.
#include <algorithm>
#include <set>

#include "context/context.h"
#include "context/letters.h"
#include "kin/byte_escape.h"
#include "model/cost.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Writers of tables and of Markdown escape these; other programs that do so escape the backslash as well.
constexpr std::string_view kParting = "|`";

// By so much the line has to gain where a character is put together. Three different places that gain so are
// no chance, and neither is one that gains more than a mark in a strange place ever costs. Where such marks
// stand by themselves as well, as those between columns do, some character before one of them is bound to
// look so: it takes twice as many, and one proves nothing.
constexpr std::int64_t kLikelyGain = 4 * kNat, kSureGain = 8 * kNat, kPlainGain = 14 * kNat;
constexpr std::size_t kDifferent = 3;

// The text with the two letters at `letter`, of which the second counts as `mark`, against `character` there.
std::int64_t gain_of(std::u32string_view text, std::size_t letter, char32_t mark, char32_t character) {
  return cost_among(text, letter, letter + 2, std::u32string({text[letter], mark})) -
         cost_among(text, letter, letter + 2, std::u32string(1, character));
}

// The character of this lead byte and the mark, or 0.
char32_t put_together(char32_t with_backslash, char32_t mark, const DoubleByteTable& table) {
  const unsigned lead = table.bytes_of(with_backslash) >> 8;
  return table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(mark));
}

// How a mark stands in a page.
struct Mark {
  char32_t value;
  std::uint8_t whole = 0;  // the encodings of which some character that has it is whole: none was parted
  bool by_itself = false;  // between columns, say
  std::vector<std::size_t> places;  // of characters that it may have been parted from
};

Mark look_for(char32_t value, const Letters& letters) {
  Mark mark{value, 0, false, {}};
  char32_t before = U'\n';
  for (std::size_t i = 0; i < letters.size(); before = letters[i++]) {
    const char32_t c = letters[i];
    if (c >= 0x80) {
      mark.whole =
          static_cast<std::uint8_t>(mark.whole | encodings_with_trail(c, static_cast<unsigned char>(value)));
    } else if (c == value) {
      if (encodings_with_trail(before, kBackslash) != 0) mark.places.push_back(i - 1);
      else mark.by_itself |= before != kBackslash;
    }
  }
  return mark;
}

// What a page proves in one encoding.
struct Proof {
  std::vector<std::size_t> places;
  std::set<std::pair<char32_t, char32_t>> sure;  // characters with what stands behind
  bool among_others = false, plain = false;
  std::size_t weight() const { return among_others ? 2 : 1; }
  bool is_any() const { return sure.size() >= weight(); }
  bool is_enough() const { return sure.size() >= kDifferent * weight() || (plain && !among_others); }
};

void weigh(Proof& proof, const Mark& mark, const Letters& letters, const DoubleByteTable& table) {
  // Between columns a mark is no surprise.
  const char32_t seen = mark.by_itself ? U' ' : mark.value;
  for (const std::size_t place : mark.places) {
    const char32_t character = put_together(letters[place], mark.value, table);
    if (character == 0) continue;
    const std::int64_t gain = gain_of(letters.points, place, seen, character);
    if (gain < kLikelyGain) continue;
    if (gain >= kSureGain) proof.sure.emplace(character, letters[place + 2]);
    proof.plain |= gain >= kPlainGain;
    proof.places.push_back(place);
    proof.among_others |= mark.by_itself;
  }
}

std::vector<Edit> edits_of(const Page& page, const Letters& letters, const Proof& proof,
                           const EscapedEncoding& encoding) {
  EscapedBytes bytes(letters.points, *encoding.table);
  const std::set<std::size_t> places(proof.places.begin(), proof.places.end());
  std::vector<std::size_t> backslashes;
  for (const BackslashRun& run : bytes.runs())
    if (run.in_character() && places.contains(bytes.units()[run.start].letter))
      backslashes.push_back(run.start);
  bytes.take_out(backslashes);
  std::vector<Edit> edits =
      unescaped_edits(page, letters, 0, *find_encoding(encoding.name), bytes,
                      "a character and a mark are another character of " + std::string(encoding.name) +
                          " with a backslash between its bytes, and the text is far likelier with that");
  if (!proof.is_enough())
    for (Edit& each : edits) each.safety = Safety::suggested;
  return edits;
}

}  // namespace

std::vector<Edit> parted_character_edits(const Page& page, const Letters& letters) {
  std::vector<Mark> marks;
  for (const char each : kParting) marks.push_back(look_for(static_cast<unsigned char>(each), letters));
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < kEscapedEncodings; ++i) {
    const EscapedEncoding& encoding = escaped_encodings()[i];
    Proof proof;
    for (const Mark& mark : marks)
      if ((mark.whole >> i & 1) == 0) weigh(proof, mark, letters, *encoding.table);
    if (!proof.is_any()) continue;
    for (Edit& each : edits_of(page, letters, proof, encoding)) edits.push_back(std::move(each));
  }
  return edits;
}

}  // namespace mojimend
