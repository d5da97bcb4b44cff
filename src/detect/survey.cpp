// One stage after the other: marks, binary formats, UTF-8, and only then the statistics of a sample.
#include <algorithm>
#include <cmath>
#include <optional>

#include "detect/binary.h"
#include "detect/declarations.h"
#include "detect/detect.h"
#include "detect/evidence.h"
#include "detect/line_runs.h"
#include "detect/marks.h"
#include "detect/rank.h"
#include "detect/sampler.h"
#include "detect/segments.h"
#include "detect/shifted.h"
#include "detect/utf8_tally.h"
#include "detect/wide.h"
#include "encoding/decode.h"

namespace mojimend {
namespace {

// Enough for magic numbers, marks and the pattern of UTF-16's zero bytes.
constexpr std::size_t kHead = 65536;  // bytes
// The stages take turns on pieces that stay in the cache.
constexpr std::size_t kTurn = 16384;  // bytes

// Text is UTF-8 with damage if it has so many good multi-byte characters for each bad sequence. Text in other
// encodings has one for three bad ones at most (GBK's frequent lead bytes happen to begin two-byte
// characters).
constexpr std::uint64_t kGoodPerBad = 4;

// Where à lost its second half all over a text, other letters beyond ASCII may be as rare as this in it.
constexpr std::uint64_t kHalvesPerGood = 4;

// Odds that a character of text in another encoding happens to be valid UTF-8; see above.
constexpr double kValidByChance = 0.25;

constexpr double kMarkConfidence = 1;
constexpr double kWideConfidence = 0.99;     // by zero bytes and by what it says
constexpr double kSaidConfidence = 0.95;     // by what it says alone
constexpr double kShiftedConfidence = 0.98;  // by shift sequences that lead to text
// Without zero bytes UTF-16 must read better than the best other encoding by so much.
constexpr double kWideBetter = 0.5;             // nats a byte
constexpr std::size_t kUnitsPerBad = 10;        // of UTF-32; of other data nearly all units are no characters
constexpr unsigned char kSurrogateLead = 0xED;  // of surrogates in CESU-8, with A0 to BF behind it
constexpr std::size_t kRepeated = 4;            // bytes; no text is one letter so many times
constexpr double kNothingKnown = 0.5;
constexpr double kIso2022JpConfidence = 0.99;  // by escape sequences that read to the end

}  // namespace

struct Survey::State {
  explicit State(DetectOptions given) : options(std::move(given)) {}

  bool allowed(const Encoding* encoding) const {
    const auto in = [&](const std::vector<const Encoding*>& list) {
      return list.empty() || std::ranges::find(list, encoding) != list.end();
    };
    return in(options.from) && in(options.among);
  }
  std::uint64_t size() const { return controls.total(); }
  std::uint64_t good() const { return utf8.multi_byte() + utf8.pairs(); }
  std::uint64_t not_utf8() const { return utf8.invalid() + utf8.pairs(); }  // sequences
  // What speaks for UTF-8, and against it.
  std::uint64_t fitting() const { return good() + utf8.cut_marks(); }
  std::uint64_t bad() const { return utf8.invalid() - utf8.halves() - utf8.cut_marks(); }
  bool is_utf8() const {
    return fitting() >= kGoodPerBad * bad() && fitting() * kHalvesPerGood >= utf8.halves();
  }

  void feed(std::string_view bytes);
  void turn(std::string_view bytes);
  Detection finish();
  bool find_by_mark(Detection& found) const;
  bool find_by_form(Detection& found) const;
  bool find_wide(Detection& found) const;
  bool find_seven_bit(Detection& found) const;
  bool find_cesu8(Detection& found) const;
  Ranking ranked() const;
  std::optional<Declaration> declaration() const;
  void note_declaration(Detection& found) const;
  bool find_utf8(Detection& found) const;
  bool refuse_format(Detection& found) const;
  bool refuse_controls(Detection& found) const;
  void find_by_sample(Detection& found) const;

  DetectOptions options;
  std::string pending;  // what does not fill a turn yet
  std::string head;
  ControlTally controls;
  Utf8Tally utf8;
  JisEscapes escapes;
  Sampler sampler;
  LineRuns lines;
  ByteSet used;  // bytes above 0x7F from where the document is no UTF-8
};

namespace {

void answer(Detection& found, const Encoding* encoding, double confidence, std::string evidence) {
  found.nature = Nature::text;
  found.encoding = encoding;
  found.confidence = confidence;
  found.candidates.push_back({encoding, confidence, std::move(evidence)});
}

void refuse(Detection& found, Nature nature, std::string reason, std::uint64_t offset) {
  found.nature = nature;
  found.reason = std::move(reason);
  found.reason_offset = offset;
}

}  // namespace

// Turns begin at multiples of their size, however the document is cut, so that the answer is always the same.
void Survey::State::feed(std::string_view bytes) {
  if (!pending.empty()) {
    const std::string_view rest = bytes.substr(0, kTurn - pending.size());
    pending += rest;
    bytes.remove_prefix(rest.size());
    if (pending.size() < kTurn) return;
    turn(pending);
    pending.clear();
  }
  for (; bytes.size() >= kTurn; bytes.remove_prefix(kTurn)) turn(bytes.substr(0, kTurn));
  pending = bytes;
}

void Survey::State::turn(std::string_view bytes) {
  if (head.size() < kHead) head += bytes.substr(0, kHead - head.size());
  controls.feed(bytes);
  utf8.feed(bytes);
  escapes.feed(bytes);
  sampler.feed(bytes);
  lines.feed(bytes, not_utf8() == 0, utf8.multi_byte());
  if (not_utf8() > 0) add_high_bytes(bytes, used);
}

bool Survey::State::find_by_mark(Detection& found) const {
  const Bom bom = read_bom(head);
  if (bom.size == 0) return false;
  if (!allowed(bom.encoding)) return false;
  found.bom = bom.size;
  if (bom.encoding->kind == EncodingKind::utf8) found.invalid_utf8 = not_utf8();
  answer(found, bom.encoding, kMarkConfidence, "its byte order mark says " + std::string(bom.name));
  return true;
}

bool Survey::State::find_by_form(Detection& found) const {
  if (find_wide(found) || find_seven_bit(found)) return true;
  // What the user names and nothing else could be: damaged text, or text that the model does not know.
  const auto wide = [](const Encoding* each) {
    return each->kind == EncodingKind::utf16 || each->kind == EncodingKind::utf32;
  };
  if (options.from.empty() || !std::ranges::all_of(options.from, wide)) return false;
  for (const Encoding* each : options.from) {
    const std::size_t unit = each->kind == EncodingKind::utf32 ? 4 : 2;
    const std::string_view units(head.data(), head.size() / unit * unit);
    const std::size_t bad = decode_lenient(units, *each).unreadable.size();
    if (units.empty() || bad * kUnitsPerBad >= units.size() / unit) continue;
    answer(found, each, kNothingKnown,
           "named by the user, and its first bytes are nearly all such characters");
    return true;
  }
  return false;
}

bool Survey::State::find_wide(Detection& found) const {
  // UTF-8 without NULs and control characters is not UTF-16, short of puns.
  if (!controls.first_nul() && is_utf8() && !controls.verdict()) return false;
  const auto wide = guess_wide(head);
  if (!wide || !allowed(wide->encoding)) return false;
  const std::string name(wide->encoding->name);
  if (wide->has_zeros) {
    answer(found, wide->encoding, kWideConfidence,
           "zero bytes stand where " + name + " has them, and it reads as text");
    return true;
  }
  const Ranking others = ranked();
  if (!others.candidates.empty() && others.nats_a_byte < wide->nats_a_byte + kWideBetter) return false;
  answer(found, wide->encoding, kSaidConfidence, "reads as text in " + name + ", and in no other encoding");
  return true;
}

bool Survey::State::find_seven_bit(Detection& found) const {
  if (!sampler.text().empty()) return false;
  const Encoding* iso_2022_jp = find_encoding("iso-2022-jp");
  if (allowed(iso_2022_jp) && escapes.is_iso_2022_jp()) {
    answer(found, iso_2022_jp, kIso2022JpConfidence, "escape sequences lead to JIS X 0208 and back");
    return true;
  }
  const Encoding* shifted = guess_shifted(head);
  if (!shifted || !allowed(shifted)) return false;
  answer(found, shifted, kShiftedConfidence, "its shift sequences lead to text, as ASCII it is none");
  return true;
}

bool Survey::State::find_cesu8(Detection& found) const {
  const Encoding* cesu8 = find_encoding("cesu-8");
  if (not_utf8() == 0 || !used[kSurrogateLead] || !allowed(cesu8) || !check_decodable(sampler.text(), *cesu8))
    return false;
  answer(found, cesu8, kShiftedConfidence, "surrogates stand in pairs, each written in three bytes");
  return true;
}

Ranking Survey::State::ranked() const {
  ByteSet all = used;
  add_high_bytes(sampler.text(), all);
  const auto declared = declaration();
  const bool may_be_utf8 = allowed(&utf8_encoding()) && fitting() + utf8.halves() != 0;
  return rank({sampler.text(), all, options.from, declared ? declared->encoding : nullptr, options.among,
               may_be_utf8 ? DamagedUtf8::possible : DamagedUtf8::impossible});
}

// The first that names an encoding. A name says nothing of text that is in it anyway.
std::optional<Declaration> Survey::State::declaration() const {
  for (Declaration& each : read_declarations(head))
    if (each.encoding) return std::move(each);
  return std::nullopt;
}

// What a document says of itself is evidence, and where it is wrong that is worth knowing.
void Survey::State::note_declaration(Detection& found) const {
  const auto declared = declaration();
  if (!declared || found.candidates.empty()) return;
  const bool same = declared->encoding == found.encoding ||
                    (declared->encoding->name == "gbk" && found.encoding->name == "gb18030");
  std::string& evidence = found.candidates.front().evidence;
  evidence += "; its " + std::string(declared->form) + " at byte " + std::to_string(declared->offset);
  if (same) evidence += " says so too";
  else if (found.ascii && declared->encoding->ascii_compatible)
    evidence += " says " + declared->label + ", of which it is part";
  else evidence += " says " + declared->label + ", which it is not";
}

bool Survey::State::refuse_format(Detection& found) const {
  const auto format = magic_number(head);
  if (format) refuse(found, Nature::binary, "its first bytes say that it is " + *format, 0);
  return format.has_value();
}

bool Survey::State::refuse_controls(Detection& found) const {
  const auto verdict = controls.verdict();
  if (verdict) refuse(found, Nature::binary, verdict->reason, verdict->offset);
  return verdict.has_value();
}

bool Survey::State::find_utf8(Detection& found) const {
  const bool ascii = sampler.text().empty();
  if (ascii) {
    found.ascii = true;
    // ASCII is UTF-8 as much as it is most others; UTF-8 unless the user's encodings leave it out.
    const Encoding* encoding = &utf8_encoding();
    if (!allowed(encoding)) {
      const auto fits = std::ranges::find_if(options.from, &Encoding::ascii_compatible);
      encoding = fits == options.from.end() ? options.from.front() : *fits;
    }
    answer(found, encoding, 1, "every byte is ASCII");
    return true;
  }
  if (!allowed(&utf8_encoding()) || !is_utf8()) return false;
  found.invalid_utf8 = not_utf8();
  const double margin = static_cast<double>(fitting() - kGoodPerBad * bad());
  std::string evidence = not_utf8() == 0 ? "every byte is valid UTF-8" : "UTF-8";
  if (utf8.invalid() != 0)
    evidence += " with " + std::to_string(utf8.invalid()) + " invalid sequences among " +
                std::to_string(utf8.multi_byte()) + " good ones, the first at byte " +
                std::to_string(utf8.first_invalid());
  if (utf8.pairs() != 0)
    evidence += ", " + std::to_string(utf8.pairs()) + " characters of it as pairs of surrogates";
  answer(found, &utf8_encoding(), 1 - std::pow(kValidByChance, margin + 1), std::move(evidence));
  return true;
}

void Survey::State::find_by_sample(Detection& found) const {
  if (size() >= kRepeated && head.find_first_not_of(head.front()) == head.npos && options.from.empty()) {
    refuse(found, Nature::unknown, "it is the same byte over and over", 0);
    return;
  }
  found.candidates = ranked().candidates;
  if (found.candidates.empty() && !options.from.empty()) {
    answer(found, options.from.front(), kNothingKnown, "named by the user; nothing speaks for it");
    if (found.encoding->kind == EncodingKind::utf8) found.invalid_utf8 = not_utf8();
    return;
  }
  if (found.candidates.empty()) {
    const auto nul = controls.first_nul();
    if (nul) refuse(found, Nature::binary, "it has zero bytes, and no encoding makes text of it", *nul);
    else refuse(found, Nature::unknown, "no encoding makes text of it", utf8.first_invalid());
    return;
  }
  found.nature = Nature::text;
  found.encoding = found.candidates.front().encoding;
  found.confidence = found.candidates.front().confidence;
  if (found.encoding->kind == EncodingKind::utf8) found.invalid_utf8 = not_utf8();
}

Detection Survey::State::finish() {
  turn(pending);
  utf8.finish();
  lines.finish();
  Detection found;
  if (size() == 0) {
    found.nature = Nature::empty;
    return found;
  }
  // UTF-16 has to be found before its zero bytes are taken for a sign of binary data.
  const bool decided = find_by_mark(found) || refuse_format(found) || find_by_form(found) ||
                       refuse_controls(found) || find_cesu8(found) || find_utf8(found);
  const auto mixture = found.bom == 0 ? mixture_of(lines, options.from) : std::nullopt;
  if (!decided && mixture) {
    answer(found, mixture->main.encoding, mixture->main.confidence, mixture->main.evidence);
    found.mixed = true;
    if (found.encoding->kind == EncodingKind::utf8) found.invalid_utf8 = not_utf8();
  } else if (!decided) {
    find_by_sample(found);
  }
  if (found.nature == Nature::text) {
    note_declaration(found);
    found.segments = {{{0, static_cast<std::size_t>(size())}, found.encoding, found.confidence}};
    const bool mixed = mixture && found.encoding->ascii_compatible;
    if (mixed) found.segments = mixture->segments;
  }
  return found;
}

Survey::Survey(DetectOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Survey::~Survey() = default;
Survey::Survey(Survey&&) noexcept = default;
Survey& Survey::operator=(Survey&&) noexcept = default;

void Survey::feed(std::string_view bytes) { state_->feed(bytes); }
Detection Survey::finish() { return state_->finish(); }

Detection detect(std::string_view bytes, const DetectOptions& options) {
  Survey survey(options);
  survey.feed(bytes);
  return survey.finish();
}

}  // namespace mojimend
