// Two models. Double-byte characters cost what their row in the encoding's own standard says: standards set
// the common characters apart from the rare ones, so text in another encoding falls into the rare rows.
// Characters of single-byte encodings cost what their place among their neighbours says: letters of one
// script stand together, small letters follow small letters, signs do not stand inside words.
#include "detect/plausibility.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <span>
#include <vector>

#include "encoding/decode.h"
#include "encoding/double_byte.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr double kAsciiBits = 5;
// Control characters, private use, what is not assigned or cannot be read: not in text, but for accidents.
constexpr double kOddBits = 18;
constexpr double kUnreadableBits = 24;

// ---- Double-byte encodings

// A range of rows and the share of a text's double-byte characters that falls into it. Shares are rounded
// guesses of what ordinary prose has, sizes are the standards'.
struct Rows {
  unsigned first, last;              // lead << 8 | trail, both ends included
  unsigned first_trail, last_trail;  // within each row
  double share;
  double size;  // characters
};

constexpr Rows kGbk[] = {
    {0xB0A1, 0xD7F9, 0xA1, 0xFE, 0.80, 3755},    // GB 2312 level 1
    {0xD8A1, 0xF7FE, 0xA1, 0xFE, 0.03, 3008},    // level 2
    {0xA1A1, 0xA3FE, 0xA1, 0xFE, 0.11, 282},     // marks, full-width ASCII
    {0xA4A1, 0xA9FE, 0xA1, 0xFE, 0.005, 400},    // kana, Greek, Cyrillic, boxes
    {0x8140, 0xFEFE, 0x40, 0xFE, 0.055, 14500},  // GBK's additions: traditional and rare characters
};
constexpr Rows kBig5[] = {
    {0xA440, 0xC67E, 0x40, 0xFE, 0.83, 5401},  // level 1
    {0xC940, 0xF9D5, 0x40, 0xFE, 0.03, 7652},  // level 2
    {0xA140, 0xA3BF, 0x40, 0xFE, 0.12, 408},   // marks
    {0x8740, 0xFEFE, 0x40, 0xFE, 0.02, 5000},  // HKSCS
};
constexpr Rows kEucKr[] = {
    {0xB0A1, 0xC8FE, 0xA1, 0xFE, 0.92, 2350},  // hangul
    {0xA1A1, 0xACFE, 0xA1, 0xFE, 0.04, 986},   // marks, kana and others
    {0xCAA1, 0xFDFE, 0xA1, 0xFE, 0.03, 4888},  // hanja
    {0x8141, 0xC6FE, 0x41, 0xFE, 0.01, 8822},  // code page 949's hangul
};
constexpr Rows kEucJp[] = {
    {0xA4A1, 0xA4F3, 0xA1, 0xF3, 0.47, 83},    // hiragana
    {0xB0A1, 0xCFFE, 0xA1, 0xFE, 0.22, 2965},  // kanji, level 1
    {0xA5A1, 0xA5F6, 0xA1, 0xF6, 0.13, 86},    // katakana
    {0xA1A1, 0xA2FE, 0xA1, 0xFE, 0.13, 147},   // marks
    {0xA3A1, 0xA3FE, 0xA1, 0xFE, 0.02, 62},    // full-width ASCII
    {0xD0A1, 0xF4FE, 0xA1, 0xFE, 0.02, 3390},  // kanji, level 2
    {0x8EA1, 0xFEFE, 0xA1, 0xFE, 0.01, 1500},  // half-width katakana, additions
};
constexpr Rows kShiftJis[] = {
    {0x829F, 0x82F1, 0x9F, 0xF1, 0.47, 83},    // the same, in the same order
    {0x889F, 0x9872, 0x40, 0xFC, 0.22, 2965},  //
    {0x8340, 0x8396, 0x40, 0x96, 0.13, 86},    //
    {0x8140, 0x81FC, 0x40, 0xFC, 0.13, 147},   //
    {0x824F, 0x829A, 0x4F, 0x9A, 0.02, 62},    //
    {0x989F, 0xEAA4, 0x40, 0xFC, 0.02, 3390},  //
    {0x8140, 0xFCFC, 0x40, 0xFC, 0.01, 1500},  //
};

std::span<const Rows> rows_of(std::string_view name) {
  if (name == "big5") return kBig5;
  if (name == "euc-kr") return kEucKr;
  if (name == "euc-jp") return kEucJp;
  if (name == "shift_jis") return kShiftJis;
  return kGbk;
}

double pair_bits(std::span<const Rows> rows, unsigned pair) {
  const unsigned trail = pair & 0xFF;
  for (const Rows& each : rows)
    if (pair >= each.first && pair <= each.last && trail >= each.first_trail && trail <= each.last_trail)
      return std::log2(each.size / each.share);
  return kOddBits;
}

// What a character costs that is a single byte (half-width katakana) or longer than two (gb18030, JIS X
// 0212).
constexpr double kHalfWidthBits = 10;
constexpr double kLongBits = 20;
// On top, where gbk is read with gb18030's four-byte sequences: the text is gb18030 then.
constexpr double kNotInGbkBits = 4;

// 65,536 costs, for speed.
std::vector<float> make_pair_costs(const Encoding& encoding) {
  const DoubleByteTable& table = *DoubleByteTable::of(encoding);
  const std::span<const Rows> rows = rows_of(encoding.name);
  std::vector<float> costs(65536, 0);
  for (unsigned pair = 0x8000; pair < 65536; ++pair) {
    const char32_t character =
        table.pair(static_cast<std::uint8_t>(pair >> 8), static_cast<std::uint8_t>(pair));
    if (character == 0) continue;
    const bool private_use = character >= 0xE000 && character <= 0xF8FF;
    costs[pair] = static_cast<float>(private_use ? kOddBits : pair_bits(rows, pair));
  }
  return costs;
}

const std::vector<float>& pair_costs(const Encoding& encoding) {
  static std::mutex guard;
  static std::map<const DoubleByteTable*, std::vector<float>> all;  // nodes never move
  const std::lock_guard lock(guard);
  std::vector<float>& costs = all[DoubleByteTable::of(encoding)];
  if (costs.empty()) costs = make_pair_costs(encoding);
  return costs;
}

// ASCII is the same in every encoding; only its control characters speak against text as such.
void add_ascii(Plausibility& sum, unsigned byte) {
  const bool plain = byte >= 0x20 || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f';
  sum.bits += plain ? kAsciiBits : kOddBits;
  if (plain) return;
  sum.beyond_ascii += kOddBits;
  ++sum.bytes;
}

Plausibility of_double_byte(std::string_view bytes, const Encoding& encoding) {
  const DoubleByteTable& table = *DoubleByteTable::of(encoding);
  const std::vector<float>& costs = pair_costs(encoding);
  const double long_bits = kLongBits + (encoding.name == "gbk" ? kNotInGbkBits : 0);
  Plausibility sum;
  const auto add = [&](double bits, std::size_t size) {
    sum.bits += bits;
    sum.beyond_ascii += bits;
    sum.bytes += size;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      add_ascii(sum, lead);
      ++at;
      continue;
    }
    const unsigned trail = at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : 0;
    if (const float cost = costs[lead << 8 | trail]; cost > 0) {
      add(cost, 2);
      at += 2;
    } else if (table.single(lead) != 0) {
      add(kHalfWidthBits, 1);
      ++at;
    } else {
      // Longer sequences and errors are rare enough for the decoder.
      const Decoded decoded = decode_lenient(bytes.substr(at, 4), encoding);
      const std::size_t size = decoded.map.to_original({0, read_code_point(decoded.text, 0).size}).size();
      const bool bad = !decoded.unreadable.empty() && decoded.unreadable.front().start == 0;
      add(bad ? kUnreadableBits : long_bits, size);
      sum.unreadable += bad;
      at += size;
    }
  }
  return sum;
}

// ---- Single-byte encodings and UTF-8

enum class Kind : unsigned char {
  space,
  lower,
  upper,
  caseless,
  mark,
  typographic,
  joiner,
  symbol,
  odd,
  unreadable
};

struct Shape {
  Kind kind = Kind::odd;
  UScriptCode script = USCRIPT_COMMON;
  bool ascii = false;
  bool final_form = false;  // a letter for the ends of words
};

bool letter(Kind kind) {
  return kind == Kind::lower || kind == Kind::upper || kind == Kind::caseless || kind == Kind::mark;
}

Kind kind_of(char32_t character) {
  // Marks that prose is full of.
  constexpr std::u32string_view kTypographic = U"«»„“”‚‘‹›–—…¿¡、。，；：？！（）《》「」　№°";
  constexpr std::u32string_view kJoiners = U"’·\u00AD‐";  // marks that stand inside words
  if (character == 0xA0 || character == ' ') return Kind::space;
  if (kJoiners.find(character) != kJoiners.npos) return Kind::joiner;
  if (kTypographic.find(character) != kTypographic.npos) return Kind::typographic;
  switch (u_charType(static_cast<UChar32>(character))) {
    case U_LOWERCASE_LETTER:
      return Kind::lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Kind::upper;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
      return Kind::caseless;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
      return Kind::mark;
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
      return Kind::odd;
    default:
      return Kind::symbol;
  }
}

UScriptCode script_of(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
  // Japanese mixes three, and none of them is ever in a single-byte encoding.
  return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? USCRIPT_HAN : script;
}

Shape shape_of(char32_t character) {
  constexpr std::u32string_view kFinalForms = U"ךםןףץς";
  if (character == kReplacement) return {Kind::unreadable};
  return {kind_of(character), script_of(character), character < 0x80,
          kFinalForms.find(character) != kFinalForms.npos};
}

// Alphabets have some 32 letters; 5 bits are a small letter where one is expected.
constexpr double kLetterBits = 5;
constexpr double kLoneLetterBits = 8;      // outside any word
constexpr double kPointBits = 8;           // vowel points of Hebrew and Arabic, which prose leaves out
constexpr double kUpperBits = 7;           // at the start of a word
constexpr double kUpperInUpperBits = 6.5;  // in a word of capitals
constexpr double kUpperInLowerBits = 13;   // what a wrong encoding gives: "кОИ"
constexpr double kOtherScriptBits = 13;    // a letter right behind one of another script
constexpr double kAccentedBits = 6.5;      // a letter beyond ASCII in a Latin word
constexpr double kAccentedUpperBits = 8.5;
constexpr double kAccentedRunBits = 11;  // right behind another one: "Ðóññêèé"
constexpr double kLoneAccentedBits = 9;  // outside any word
constexpr double kHanBits = 12.5;
constexpr double kHangulBits = 11.5;
constexpr double kMarkBits = 7;        // typographic marks, no-break space
constexpr double kSymbolBits = 7.5;    // as noise: a list of prices is full of one sign
constexpr double kAtWordBits = 2;      // on top, for a sign at one side of a letter
constexpr double kInsideWordBits = 5;  // for one between two letters

bool stands_apart(const Shape& neighbour, const Shape& here) {
  return letter(neighbour.kind) && neighbour.script != here.script;
}

double letter_bits(const Shape& before, const Shape& here, const Shape& behind) {
  if (stands_apart(before, here) || stands_apart(behind, here)) return kOtherScriptBits;
  const bool follows = letter(before.kind);
  if (here.kind == Kind::upper) {
    if (before.kind == Kind::lower) return kUpperInLowerBits;
    if (here.script != USCRIPT_LATIN) return follows ? kUpperInUpperBits : kUpperBits;
  }
  if (here.script == USCRIPT_HAN) return kHanBits;
  if (here.script == USCRIPT_HANGUL) return kHangulBits;
  if (here.script != USCRIPT_LATIN) {
    if (here.final_form && letter(behind.kind)) return kLetterBits + kInsideWordBits;
    if (here.kind == Kind::mark && here.script != USCRIPT_THAI) return kPointBits;
    return follows || letter(behind.kind) ? kLetterBits : kLoneLetterBits;
  }
  if (here.kind == Kind::mark) return follows ? kLetterBits : kOtherScriptBits;  // Vietnamese's five tones
  if (follows && !before.ascii) return kAccentedRunBits;
  if (!follows && !letter(behind.kind)) return kLoneAccentedBits;
  return here.kind == Kind::upper ? kAccentedUpperBits : kAccentedBits;
}

double bits_of(const Shape& before, const Shape& here, const Shape& behind) {
  const bool inside = letter(before.kind) && letter(behind.kind);
  const bool at_word = letter(before.kind) || letter(behind.kind);
  switch (here.kind) {
    case Kind::lower:
    case Kind::upper:
    case Kind::caseless:
    case Kind::mark:
      return letter_bits(before, here, behind);
    case Kind::space:
    case Kind::joiner:
      return kMarkBits;
    case Kind::typographic:
      return kMarkBits + (inside ? kInsideWordBits : 0);
    case Kind::symbol:
      return kSymbolBits + (inside ? kInsideWordBits : at_word ? kAtWordBits : 0);
    case Kind::odd:
      return kOddBits;
    case Kind::unreadable:
      break;
  }
  return kUnreadableBits;
}

std::array<Shape, 128> make_ascii_shapes() {
  std::array<Shape, 128> shapes;
  for (char32_t each = 0; each < 128; ++each) shapes[each] = shape_of(each);
  return shapes;
}

Plausibility of_characters(std::string_view bytes, const Encoding& encoding) {
  static const std::array<Shape, 128> ascii_shapes = make_ascii_shapes();
  const Decoded decoded = decode_lenient(bytes, encoding);
  Plausibility sum;
  sum.unreadable = decoded.unreadable.size();
  Shape before, here;
  char32_t value = 0;
  bool first = true;
  const auto add = [&](const Shape& behind) {
    if (first) return;
    if (value < 0x80) {
      add_ascii(sum, value);
      return;
    }
    const double bits = bits_of(before, here, behind);
    sum.bits += bits;
    sum.beyond_ascii += bits;
  };
  for (std::size_t at = 0; at < decoded.text.size();) {
    const CodePoint point = read_code_point(decoded.text, at);
    Shape shape = point.value < 0x80 ? ascii_shapes[point.value] : shape_of(point.value);
    if (shape.script == USCRIPT_INHERITED) shape.script = here.script;  // a mark is of its letter's script
    add(shape);
    before = here;
    here = shape;
    value = point.value;
    first = false;
    at += point.size;
  }
  add(Shape{Kind::space, USCRIPT_COMMON, true});
  for (char each : bytes) sum.bytes += static_cast<unsigned char>(each) >= 0x80;
  return sum;
}

}  // namespace

Plausibility plausibility(std::string_view bytes, const Encoding& encoding) {
  return encoding.kind == EncodingKind::double_byte ? of_double_byte(bytes, encoding)
                                                    : of_characters(bytes, encoding);
}

}  // namespace mojimend
