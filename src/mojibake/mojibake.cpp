// Goes through the lines that do not look like text, takes off one layer after the other, and makes edits of
// what is far likelier than what stood there. What one line taught is tried first on the next.
#include "mojibake/mojibake.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "context/letters.h"
#include "encoding/utf8_scan.h"
#include "mojibake/channel_search.h"
#include "mojibake/found_damage.h"
#include "mojibake/line_evidence.h"
#include "mojibake/line_gate.h"
#include "mojibake/lost_bytes.h"
#include "mojibake/mended_line.h"
#include "mojibake/mojibake_edit.h"
#include "mojibake/one_layer.h"
#include "mojibake/page_channel.h"
#include "mojibake/patience.h"
#include "mojibake/suspicion.h"
#include "mojibake/taught.h"

namespace mojimend {
namespace {

// Text that was read wrongly more often than this is not met.
constexpr int kMostLayers = 8;
// Longer lines are looked at in parts: what explains a letter stands near.
constexpr std::size_t kPartOfLine = 1000, kLongestPart = 2000;  // letters
// The whole of a shorter line is near.
constexpr std::size_t kShortLine = 240;  // bytes
// What is less odd than one wrong letter needs no explanation.
constexpr Cost kLeastOdd = 4 * kNat;
// A line must be this odd before the pairs of other encodings are tried.
constexpr Cost kOdd = 7 * kNat;
// Where no more letters are beyond ASCII, and all of large scripts, other encodings compete with UTF-8.
constexpr std::size_t kFewWide = 2;
// Behind another layer they are rare.
constexpr Cost kOddInside = 20 * kNat;
// Letters that are looked at in vain, by the gate and by the search, before half of the lines are skipped.
constexpr std::size_t kGatePatience = 100'000, kSearchPatience = 8'000;
// As much of a line tells its script.
constexpr std::size_t kHome = 48;  // bytes

class Pass {
 public:
  // Over a page that came through one channel as a whole, or over any.
  Pass(const Page& page, const std::optional<Mode>& channel)
      : page_(page), taught_(channel), found_(page, channel) {}

  void look_through() {
    const std::string_view text = page_.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      if (line.size() > kPartOfLine) mend_in_parts(line, at);
      else mend_whole(line, at);
      at = end + 1;
    }
  }
  const std::vector<Mode>& legacy_channels() const { return found_.legacy_channels(); }
  Mojibake decided() { return found_.decided(); }

 private:
  // A line, or a part of a long one.
  struct Place {
    std::string_view line;
    std::size_t offset;        // of the line: bytes of the page
    LazyLetters& letters;      // of the line
    std::string_view text;     // what is looked at of the line
    std::optional<Span> part;  // its letters; none: all

    Span span() const { return part ? *part : Span{0, letters.get().size()}; }
    std::u32string_view seen() const {
      const Span all = span();
      return std::u32string_view(letters.get().points).substr(all.start, all.size());
    }
  };

  // Tries what other lines taught; else asks the gate, and searches if that lets the text pass. What was
  // looked at in vain, by either, is noted.
  void look(const Place& place, const IsExplained& is_explained) {
    if (taught_.may_begin_from_others(place.text) && mend_as_taught(place)) return;
    std::size_t looked = 0;
    due_ = search_.is_due();
    if (!due_) search_.skip();
    const Asked asked = due_ && gate_.is_due() ? Asked::all_channels : Asked::what_is_plain;
    std::string_view odd;  // the word that the gate asked for last
    const auto ask = [&](const Span& word) {
      odd = place.text.substr(word.start, word.size());
      return !is_in_vain(odd) && is_explained(word);
    };
    const bool passes =
        taught_.begins_from_utf8(place.text) || may_be_misread(place.text, asked, looked, std::ref(ask));
    if (!passes) note_home(place.text.substr(0, kHome));
    const Outcome outcome = passes ? mend(place) : Outcome::nothing;
    if (!odd.empty() && outcome == Outcome::nothing) note_in_vain(odd, place, passes);
    if (looked != 0) gate_.note(outcome, looked);
  }

  // Where channels between other encodings than UTF-8 are known, a line may tell what those before did not.
  bool is_in_vain(std::string_view word) const {
    return !taught_.know_others() && in_vain_.often_enough(word);
  }
  void note_in_vain(std::string_view word, const Place& place, bool searched) {
    // It is as fruitless as the search that it saves.
    if (is_in_vain(word) && !searched) search_.note(Outcome::nothing, count_code_points(place.text));
    else in_vain_.note(word, place.text);
  }

  // Latin is at home everywhere. No 64 code points are of two scripts.
  void note_home(std::string_view text) {
    constexpr unsigned char kBehindLatin = 0xCD;  // the lead byte of Greek
    char32_t noted = 0;
    for (std::size_t at = ascii_prefix(text); at < text.size();) {
      if (static_cast<unsigned char>(text[at]) < kBehindLatin) {
        ++at;
        continue;
      }
      const CodePoint point = read_code_point(text, at);
      at += point.size;
      if (point.value >> 6 == noted) continue;
      const Scripts scripts = scripts_of({&point.value, 1});
      found_.add_home(scripts);
      if (scripts != 0) noted = point.value >> 6;
    }
  }

  void mend_whole(std::string_view line, std::size_t offset) {
    LazyLetters letters(line);
    const Place place{line, offset, letters, line, std::nullopt};
    // Two words are held without an allocation, and this is asked of every line.
    look(place, [this, &place](const Span& word) {
      return place.line.size() <= kShortLine || finds_near(place.letters.get(), place.span(), word);
    });
  }

  void mend_in_parts(std::string_view line, std::size_t offset) {
    LazyLetters lazy(line);
    const Letters& letters = lazy.get();
    for (std::size_t at = 0; at < letters.size();) {
      const std::size_t end = end_of_part(letters.points, at);
      const Span bytes = letters.bytes(at, end);
      const Place place{line, offset, lazy, line.substr(bytes.start, bytes.size()), Span{at, end}};
      look(place, [&](const Span& word) {
        return finds_near(letters, *place.part, {bytes.start + word.start, bytes.start + word.end});
      });
      at = end;
    }
  }

  // Whether the search finds something near the word: only then it is worth its cost over the whole part.
  bool finds_near(const Letters& letters, const Span& part, const Span& word) {
    const auto letter_at = [&](std::size_t byte) {
      return static_cast<std::size_t>(std::ranges::lower_bound(letters.at, byte) - letters.at.begin());
    };
    std::size_t first = letter_at(word.start), last = letter_at(word.end);
    first = first - part.start > kNearWord ? first - kNearWord : part.start;
    last = std::min(last + kNearWord, part.end);
    const std::u32string_view seen = std::u32string_view(letters.points).substr(first, last - first);
    MendedLine mended(seen);
    take_off_layers(mended, 0);
    // What makes the line less likely in sum, the page will not speak for either.
    return std::ranges::any_of(damage_of(mended, seen),
                               [](const Damage& each) { return each.joint.gain > 0; });
  }

  // Behind a character of ASCII, so that no other is torn.
  static std::size_t end_of_part(std::u32string_view all, std::size_t from) {
    if (all.size() - from <= kPartOfLine) return all.size();
    const auto is_ascii = [](char32_t c) { return c < 0x80; };
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    const auto middle = begin + kPartOfLine / 2, usual = begin + kPartOfLine;
    const auto last =
        std::find_if(std::make_reverse_iterator(usual), std::make_reverse_iterator(middle), is_ascii);
    if (last.base() != middle) return static_cast<std::size_t>(last.base() - all.begin());
    const auto most = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + kLongestPart));
    const auto next = std::find_if(usual, most, is_ascii);
    return static_cast<std::size_t>((next == most ? next : next + 1) - all.begin());
  }

  // False if no channel that is known explains it.
  bool mend_as_taught(const Place& place) {
    MendedLine mended(place.seen());
    if (!taught_.take_off(mended)) return false;
    take_off_layers(mended, 1);
    keep_damage(mended, place);
    return true;
  }

  Outcome mend(const Place& place) {
    MendedLine mended(place.seen());
    take_off_layers(mended, 0);
    if (mended.text() == place.seen()) found_.add_home(scripts_of(place.seen()));
    return keep_damage(mended, place);
  }

  Outcome keep_damage(const MendedLine& mended, const Place& place) {
    Outcome outcome = Outcome::nothing;
    for (Damage& each : damage_of(mended, place.seen())) {
      const bool kept = keep(std::move(each), place);
      outcome = kept || outcome == Outcome::something ? Outcome::something : Outcome::doubtful;
    }
    search_.note(outcome, place.seen().size() + std::exchange(guessed_, 0));
    return outcome;
  }

  static std::vector<Damage> damage_of(const MendedLine& mended, std::u32string_view seen) {
    std::vector<Damage> found;
    for (const DamagedStretch& each : stretches(mended))
      if (std::optional<Damage> one = examine_stretch(each, mended, seen)) found.push_back(std::move(*one));
    join(found, mended, seen);
    return found;
  }

  void take_off_layers(MendedLine& line, int first) {
    for (int layer = first; layer < kMostLayers; ++layer)
      if (!take_off(line, layer)) return;
  }

  // Channels from UTF-8 are cheap to find, and what they explain wholly needs nothing else, however odd it
  // reads then. The pairs of other encodings are tried where the line is odd without them; then all compete.
  bool take_off(MendedLine& line, int layer) {
    const std::u32string_view text = line.text();
    if (layer == 0 && taught_.take_off(line)) return true;
    const FirstLook look = look_at(text);
    const Oddness odd = oddness(text, look);
    if (odd.nats < (layer == 0 ? kLeastOdd : kOdd)) return false;
    const bool structured = may_be_from_utf8(text, look.places);
    if (!structured && (look.nats <= kSuspicious || odd.nats < kOdd)) return false;
    if (layer != 0 && taught_.take_off(line)) return true;
    std::vector<Mode> from_utf8 =
        structured ? taught_.with(channels_from_utf8(text), Beginning::utf8) : std::vector<Mode>{};
    std::vector<Mode> legacy;
    const bool may_be_chance = has_few_wide(text);
    if (may_be_chance) legacy = legacy_channels(text, odd, layer);
    if (!due_) std::erase_if(from_utf8, is_dear);
    if (made_dots(line)) std::erase_if(from_utf8, marks_with_dots);
    note_guesses(from_utf8, text.size());
    if (legacy.empty() && take_whole(line, from_utf8)) return true;
    // What other encodings made is mended now: bytes of UTF-8 in it are chance, if they are not the whole.
    if (is_mended_from_legacy(line)) return false;
    leave_cased_out(from_utf8);
    LineReading reading =
        from_utf8.empty() ? LineReading{} : read_through(text, from_utf8, Leaving::by_plausibility);
    // Nor does what was lost in bytes of UTF-8 need another explanation, and searching for it is dear.
    const bool is_lossy = text.find(kReplacement) != text.npos;
    if (!may_be_chance && !(is_lossy && explains_nearly_all(reading, text)))
      legacy = legacy_channels(text, odd, layer);
    return take_likeliest(line, std::move(reading), from_utf8, legacy, behind(layer));
  }

  // A "・" that a layer made is text, and no mark of lost bytes of a further one: "軍事的・経済的".
  static bool made_dots(const MendedLine& line) {
    return std::ranges::any_of(line.letters(), [](const MendedLetter& each) {
      return each.chain != 0 && is_mark(Unreadable::katakana_dot, each.letter);
    });
  }
  static bool marks_with_dots(const Mode& mode) { return mode.unreadable == Unreadable::katakana_dot; }

  static bool is_dear(const Mode& mode) { return mode.takes_out() || mode.is_cased(); }

  // Where any letter may have lost bytes, the search costs many times as much.
  void note_guesses(const std::vector<Mode>& modes, std::size_t letters) {
    guessed_ += letters * static_cast<std::size_t>(std::ranges::count_if(modes, &Mode::takes_out));
  }

  // Letter by letter another case may be made of anything; where nothing else is, it may compete.
  static void leave_cased_out(std::vector<Mode>& modes) {
    if (!std::ranges::all_of(modes, &Mode::is_cased)) std::erase_if(modes, std::mem_fn(&Mode::is_cased));
  }

  static Behind behind(int layer) { return layer == 0 ? Behind::nothing : Behind::another_layer; }

  // The two or three bytes of one letter of a large script are a character of UTF-8 now and then.
  static bool has_few_wide(std::u32string_view text) {
    std::size_t wide = 0;
    for (const char32_t c : text) {
      if (c >= 0x80 && c < kFirstIdeograph) return false;
      wide += c >= 0x80;
    }
    return wide != 0 && wide <= kFewWide;
  }

  static bool is_mended_from_legacy(const MendedLine& line) {
    return std::ranges::any_of(line.letters(), [&line](const MendedLetter& each) {
      return each.chain != 0 && !line.innermost(each.chain).written.is_utf8();
    });
  }

  std::vector<Mode> legacy_channels(std::u32string_view text, const Oddness& odd, int layer) const {
    if (!due_ || odd.nats < (layer == 0 ? kOdd : kOddInside)) return {};
    std::vector<Mode> legacy = channels_from_legacy(text, odd.worst, behind(layer));
    return legacy.empty() ? legacy : taught_.with(std::move(legacy), Beginning::others);
  }

  // True if it is mended for sure, by what is known so far: suggestions come of chance as well.
  bool keep(Damage found, const Place& place) {
    const std::shared_ptr<const Layers> layers = found.layers;
    const bool replays = found.replays;
    const Decision decision =
        found_.add(std::move(found), place.letters.get(), place.span().start, place.line, place.offset);
    if (decision != Decision::safe || !replays) return false;
    taught_.learn(layers->modes);
    return true;
  }

  const Page& page_;
  TaughtChannels taught_;
  Diminishing gate_{kGatePatience}, search_{kSearchPatience};
  bool due_ = true;  // all that may explain what is looked at is tried
  SearchedInVain in_vain_;
  // Letters, for each channel of which bytes may be gone, since a search was noted.
  std::size_t guessed_ = 0;
  FoundDamage found_;
};

}  // namespace

bool may_be_mojibake(std::string_view text) {
  std::size_t looked = 0;
  for (std::size_t at = 0; at < text.size();) {
    at += ascii_prefix(text.substr(at));
    if (at == text.size()) return false;
    const std::size_t start = text.rfind('\n', at) + 1;  // 0 if there is none
    const std::size_t end = std::min(text.find('\n', at), text.size());
    // Where much is odd the pass decides, which looks at it less and less.
    if (may_hold_misread(text.substr(start, end - start), looked) || looked > kGatePatience) return true;
    at = std::min(end + 1, text.size());
  }
  return false;
}

Mojibake find_mojibake(const Page& page) {
  Pass pass(page, std::nullopt);
  pass.look_through();
  const std::optional<Mode> channel = channel_of_page(page.text, pass.legacy_channels());
  if (!channel) return pass.decided();
  // What was found before all lines were known is found again.
  Pass again(page, channel);
  again.look_through();
  return again.decided();
}

}  // namespace mojimend
