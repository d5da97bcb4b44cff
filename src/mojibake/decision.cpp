// Judges a stretch by its gain against bars, which are lower where more speaks for the channel and higher
// where clean text looks like damage. The bars were set on damaged lines of a development set and on millions
// of clean lines of some hundred languages.
#include "mojibake/decision.h"

#include <algorithm>

namespace mojimend {
namespace {

// Gains above which an edit is safe by itself, safe where the page as a whole is proved, and worth
// suggesting. Bytes that happen to be UTF-8 are rare, so that less is asked of channels that begin in it.
struct Bars {
  Cost alone, within, page, suggested;
};
constexpr Bars kFromUtf8{9 * kNat, 1 * kNat, 14 * kNat, 4 * kNat};
constexpr Bars kFromLegacy{14 * kNat, 1 * kNat, 28 * kNat, 5 * kNat};
// A letter of a language that the model knows costs no more than kKnown on average (95 of 100 damaged lines
// of a development set, mended); what is above counts so many times, and above kUntold one letter for
// another may be a language that nobody here knows. Text of a language that is known for sure needs less
// proof.
constexpr Cost kWellKnown = 2300, kKnown = 2600;
constexpr Cost kKnownLanguage = 3 * kNat, kStrange = 16, kMostStrange = 60 * kNat;
// Two layers without UTF-8 are rare.
constexpr Cost kLayer = 6 * kNat;
// That the result is plainly text counts for up to so much.
constexpr Cost kMostPlain = 7 * kNat, kMostPlainLetter = 4 * kNat, kMostPlainOdd = 14 * kNat;
// Letters that stand among others of their script are damage only if they are nonsense there.
constexpr Bars kAtHome{34 * kNat, 12 * kNat, 60 * kNat, 28 * kNat};
// So are words of another script than Latin, to a lesser degree.
constexpr Bars kWordFromUtf8{14 * kNat, 2 * kNat, 25 * kNat, 6 * kNat};
constexpr Bars kWordFromLegacy{34 * kNat, 4 * kNat, 50 * kNat, 18 * kNat};
// A letter of a large script where all others are of an alphabet, in a language that is known, is out of
// place.
constexpr Bars kIntruder{5 * kNat, 1 * kNat, 14 * kNat, 3 * kNat};
constexpr Bars kIntrudingWord{10 * kNat, 1 * kNat, 14 * kNat, 5 * kNat};
// Letters of large scripts read as others of them more often make no words.
constexpr Bars kWideWordFromLegacy{18 * kNat, 4 * kNat, 50 * kNat, 11 * kNat};
// Letters that differ, which gain so much, and words that are plain after that, are no language that nobody
// here knows: of 31 million clean lines of some hundred languages none has them that gain more than 33 nats.
constexpr std::size_t kSeveralLetters = 2;
constexpr Cost kGainOfAnyLanguage = 36 * kNat;
// A letter by itself may stand for anything: what would be another one is worth a suggestion if it gains so
// much more.
constexpr Cost kNoWord = 4 * kNat;
// Channels so rare are in doubt by themselves: those of the first kind where the line does not tell its
// language, or not well and they gain less than this.
constexpr Cost kRare = 5 * kNat, kRarest = 10 * kNat, kSureGuess = 26 * kNat;
constexpr std::size_t kFewLetters = 3;  // so few that differ are in doubt, more are not
// Nor are they where each stretch gains so much: a language that nobody here knows has its accents all over
// the line, and gains a little with each.
constexpr Cost kEachStretch = 10 * kNat;
// One letter for another may be an accent that another language has.
constexpr Cost kOneLetter = 4 * kNat;
// A few letters read as some word in one script or another; so many differing ones do not. Where they gain
// much, fewer do: a nat and more for each bit of a character of a large script. One that was read of two
// bytes is two letters of an alphabet.
constexpr std::size_t kEnoughLetters = 5, kEnoughWideLetters = 3, kEnoughOnPage = 10;
constexpr Cost kEnoughGain = 60 * kNat, kEnoughWideGain = 42 * kNat, kEnoughPairsGain = 34 * kNat;
// What gives no text is worth suggesting only if what stood there was far worse.
constexpr Cost kOddText = 25 * kNat;
// How much dearer than words of text the result may be: where UTF-8's structure speaks for it, a rare word
// more.
constexpr Cost kAllowedUtf8 = 7 * kNat, kAllowed = 6 * kNat, kAllowedLegacy = 2 * kNat,
               kAllowedWide = 6 * kNat, kAllowedWithin = 10 * kNat, kNeverText = 30 * kNat;
// Fewer ideographs may be the bytes of anything.
constexpr std::size_t kFewIdeographs = 4;
// But not among letters of an alphabet, in a line that tells its language or where several gain so much.
constexpr Cost kNoChance = 16 * kNat;
// So much for a channel in one line proves it for all letters of the line.
constexpr Cost kWholeLine = 40 * kNat;
// And so much rarer for each of so many nats that are gained.
constexpr Cost kRareWord = 2, kRareWordUtf8 = 5;
// Operators alone may be a formula.
constexpr Cost kOperators = 25 * kNat;
// A letter by itself that becomes another one.
constexpr Cost kLoneLetter = 6 * kNat;
// The readers that most have: windows-1252 and iso-8859-1.
constexpr Cost kCommon = 500;
// A rare reader, in a line that does not tell its language, needs more than one pair of letters.
constexpr Cost kRareReader = 20 * kNat;
// And of what may be a word more than two letters: cp855 makes "Из" of the Uzbek "лўли".
constexpr std::size_t kRareMade = 3;
// What most of the line came through is proved.
constexpr Cost kProved = 100 * kNat;
// A page speaks for a channel if one in so many of its stretches is mended for sure by itself: on long pages
// of odd words chance alone adds up.
constexpr std::size_t kSharedBySure = 16;
// A line of a page that came through the channel as a whole gains so much: others may be clean, and some
// letters of a clean line are likely as others, too. None of them is a blank, which is cheap everywhere.
constexpr Cost kInPage = 4 * kNat;
// One stretch says no more than this for the others.
constexpr Cost kMostSupport = 40 * kNat;

// Where letters are guesses, the rest is proved without them (certain_part.h).
bool may_replay(const Damage& found) { return found.replays || !found.guesses.empty(); }

bool is_among_alphabet(const Damage& found) {
  return found.joint.has_intruders && found.joint.language < kKnown;
}

const Bars& bars_for(const Damage& found, Scripts home) {
  if (found.has_pictures) return kFromUtf8;
  if (found.plausibility.was_at_home || (found.plausibility.word & home) != 0) return kAtHome;
  if (found.plausibility.word != 0 && !found.from_utf8 && is_wide(found.plausibility.word))
    return found.wide ? kWideWordFromLegacy : kWordFromLegacy;
  // Nor does such a letter stand between digits: 124簞52.
  if (found.from_utf8 && found.in_number && found.joint.has_intruders) return kIntruder;
  if (found.plausibility.word != 0 && !found.from_utf8) return kWordFromLegacy;
  if (found.plausibility.word != 0) return is_among_alphabet(found) ? kIntrudingWord : kWordFromUtf8;
  if (!found.from_utf8) return kFromLegacy;
  return is_among_alphabet(found) ? kIntruder : kFromUtf8;
}

// Whether the stretch is enough by itself for a channel that begins in UTF-8.
bool is_sure_from_utf8(const Damage& found, const Bars& bars) {
  const Cost gain = found.gain - found.rarity;
  const Cost alone =
      bars.alone - (found.joint.language < kWellKnown && found.rarity <= kNat ? kKnownLanguage : Cost{0});
  if (gain < (found.has_more_than_operators ? alone : kOperators) || found.plausibility.has_unseen)
    return false;
  const bool inside = found.joint.has_intruders && found.plausibility.word == 0;  // of a word of Latin
  const bool unclear = found.joint.language >= kUntold && !found.in_number && !inside;
  const bool may_be_word = found.plausibility.word != 0 && found.made < kRareMade && !found.has_pictures;
  if (found.rarity > kNat && unclear && (found.gain < kRareReader || may_be_word)) return false;
  if (found.plausibility.is_word || !found.is_letter) return true;
  return !found.crosses && (found.rarity <= kCommon || (gain >= kLoneLetter && !found.took_space));
}

// How little the model knows of the language in which the line is.
Cost strangeness_of(const Damage& found) {
  if (found.joint.crosses || found.joint.wide) return 0;
  if (found.joint.is_odd && found.joint.has_intruders) return 0;
  return std::clamp(kStrange * (found.joint.language - kKnown), Cost{0}, kMostStrange);
}

// That, and how rare the channel is.
Cost doubts_of(const Damage& found) {
  return found.rarity + kLayer * static_cast<Cost>(found.layers->modes.size() - 1) + strangeness_of(found);
}

// Other places of the line or of the page that came through the channel speak for this one.
bool is_within(const Damage& found, const Bars& bars, const Support& page) {
  const bool proved = page.sure > 0 && page.sure * kSharedBySure >= page.stretches;
  const std::int64_t others =
      std::max<std::int64_t>(proved ? page.gains - support_of(found) : 0, found.joint.gain - found.gain);
  if (!found.from_utf8 && found.joint.gain - doubts_of(found) >= kWholeLine) return true;
  return found.gain >= bars.within && others >= bars.page;
}

// UTF-8's structure speaks for the channel: each stretch is judged by itself and by the page.
Decision decide_from_utf8(const Damage& found, const Bars& bars, const Support& page) {
  // The same formula again says nothing new.
  const bool within = (found.has_more_than_operators || page.sure > 0) && is_within(found, bars, page);
  if (found.gain < bars.suggested && !within) return Decision::left;
  // What most of the line came through is proved, whatever a word of it looks like. Where single bytes were
  // read, the words may be dearer by a part of what is gained: "父・母・兄" is rare text, and no chance.
  const Cost proof = found.two_bytes ? Cost{0} : found.joint.gain / kRareWordUtf8;
  const bool proved = !found.plausibility.was_at_home && found.has_more_than_operators &&
                      found.gain >= bars.within && found.joint.gain >= kProved &&
                      found.joint.excess <= std::max(kAllowedUtf8, proof);
  // On a page that is proved a stretch may be odd by itself.
  const Cost allowed = (found.two_bytes ? kAllowed : kAllowedUtf8) +
                       std::max(within ? kAllowedWithin : 0, found.gain / kRareWordUtf8);
  const bool is_text = proved || (found.plausibility.excess <= allowed && !found.plausibility.stitched &&
                                  found.plausibility.surroundings_are_text);
  if ((found.plausibility.stitched || !found.is_visible || found.in_picture) && !proved)
    return Decision::left;
  // A few rare ideographs happen to be the bytes of a few letters of some script.
  const bool by_chance = is_wide(found.plausibility.word) && !found.wide && !found.in_number &&
                         found.joint.letters < kFewIdeographs && !found.has_pictures;
  const bool tells =
      found.joint.language < kUntold || (found.joint.letters >= kSeveralLetters && found.gain >= kNoChance);
  if (by_chance && !(found.joint.has_intruders && tells)) return Decision::left;
  if ((!is_text && found.gain < kOddText) || (!proved && found.plausibility.excess > kNeverText))
    return Decision::left;
  const bool sure = proved || is_sure_from_utf8(found, bars) || within;
  return sure && is_text && may_replay(found) ? Decision::safe : Decision::suggested;
}

Cost most_plain(const Damage::Joint& joint) {
  if (joint.is_odd) return kMostPlainOdd;
  if (joint.letters > 1) return kMostPlain;
  return joint.language <= kKnown ? kMostPlainLetter : Cost{0};
}

// Whether the letters of the line say which of several scripts they are.
bool are_enough(const Damage& found, Cost gain) {
  if (found.joint.letters >= kEnoughLetters || gain >= kEnoughGain) return true;
  if (found.joint.letters < kEnoughWideLetters) return false;
  return (found.wide && gain >= kEnoughWideGain) ||
         (found.two_bytes && !found.wide && gain >= kEnoughPairsGain);
}

// Whether the result is text of a language that the model knows, or nothing else can be.
bool is_known_language(const Damage& found, Cost gain) {
  if (found.joint.crosses || found.joint.wide || found.joint.language < kUntold) return true;
  if (found.joint.letters >= kEnoughLetters || found.joint.is_odd) return true;
  return found.joint.letters >= kSeveralLetters && found.layers->modes.size() == 1 &&
         found.joint.excess <= 0 && gain >= kGainOfAnyLanguage;
}

// Of many rare channels one makes something of a few letters in any language that the model does not know.
bool is_rare_guess(const Damage& found, Cost gain) {
  if (found.joint.letters > kFewLetters) return false;
  if (found.rarity > kRarest) return true;
  if (found.joint.letters >= kSeveralLetters && gain >= kGainOfAnyLanguage &&
      gain >= kEachStretch * static_cast<Cost>(found.joint.stretches))
    return false;
  if (found.rarity <= kRare || found.joint.crosses || found.joint.wide || found.joint.is_odd) return false;
  return found.joint.language >= (gain < kSureGuess ? kWellKnown : kKnown);
}

// Letters stand at the ends of words as signs do: "terô" that would be "ter“".
bool is_lone_sign(const Damage& found) {
  return !found.is_letter && !found.joint.is_odd && found.joint.letters == 1;
}

// Controls are in no text, and what they were stands in words.
bool is_control_in_word(const Damage& found) {
  return found.joint.is_no_text && found.is_letter && found.plausibility.is_word;
}

// What a control is in the code pages of Windows is found without a model (kin/c1_control.cpp).
bool is_of_windows(const Damage& found) {
  const std::string_view written = found.layers->modes.front().written.encoding().name;
  return written == "windows-1252" || written == "windows-1250";
}

// One letter by itself may be any letter of any alphabet: the line is judged as a whole.
Decision decide_from_legacy(const Damage& found, const Bars& bars, const Support& page) {
  const bool several = found.joint.stretches > 1;
  const bool page_proves =
      page.page_came == PageCame::through_it && !found.is_blank && found.joint.gain >= kInPage;
  const bool is_letter = (is_control_in_word(found) && !is_of_windows(found)) || page_proves;
  if (!found.has_letters && !is_letter && (!several || found.joint.letters == 1)) return Decision::left;
  if (found.joint.is_list || found.joint.is_repetition) return Decision::left;
  // Through two channels something can always be made a blank, which is cheap everywhere.
  if (found.is_blank && found.layers->modes.size() > 1) return Decision::left;
  // A result that is plainly text needs less, if it is more than one letter.
  const Cost plain = std::clamp(found.joint.is_odd ? -found.joint.excess : -found.joint.excess / 2, Cost{0},
                                most_plain(found.joint));
  const Cost gain = found.joint.gain - doubts_of(found) + plain;
  // Nor does a page say that a letter was a blank.
  const bool within =
      (!found.is_blank && is_within(found, bars, page)) || (page_proves && found.gain >= bars.within);
  // Where the gain is far above the bar, words may be rarer.
  const Cost allowed = (found.wide ? kAllowedWide : kAllowedLegacy) +
                       std::max(Cost{0}, gain - kFromLegacy.alone) / kRareWord +
                       (within ? kAllowedWithin : 0);
  // What no text has is worth a suggestion in any language.
  const Cost suspected = gain + (found.joint.is_no_text ? strangeness_of(found) : Cost{0});
  const Cost least = bars.suggested + (found.plausibility.is_word ? Cost{0} : kNoWord);
  if ((suspected < least && !within) || found.joint.excess > allowed) return Decision::left;
  if (found.plausibility.stitched && gain < kProved) return Decision::left;
  const bool enough = found.crosses ? are_enough(found, gain) : found.plausibility.is_word || several;
  const bool page_enough = !found.crosses || page.letters.size() >= kEnoughOnPage;
  const bool known = page_proves || is_known_language(found, gain);
  // One letter for another may be a language that nobody here knows.
  const Cost alone = bars.alone + (found.joint.letters > 1 || found.joint.is_odd ? Cost{0} : kOneLetter);
  const bool doubtful = page.sure == 0 && !page_proves &&
                        (!found.has_more_than_operators || found.contested || is_rare_guess(found, gain) ||
                         is_lone_sign(found));
  const bool sure = known && !doubtful && ((gain >= alone && enough) || (within && page_enough));
  return sure && found.plausibility.surroundings_are_text && may_replay(found) ? Decision::safe
                                                                               : Decision::suggested;
}

}  // namespace

Decision decide_guesses_aside(const Damage& found, const Support& page) {
  const Bars& bars = bars_for(found, page.home);
  return found.from_utf8 ? decide_from_utf8(found, bars, page) : decide_from_legacy(found, bars, page);
}

Decision decide(const Damage& found, const Support& page) {
  const Decision decision = decide_guesses_aside(found, page);
  return decision == Decision::safe && !found.guesses.empty() ? Decision::suggested : decision;
}

std::string evidence_for(const Damage& found, const Support& page) {
  const Cost nats = (found.gain + (found.gain < 0 ? -kNat : kNat) / 2) / kNat;
  std::string said = std::to_string(nats) + " nats likelier than what stood there";
  if (page.stretches > 1)
    said += "; " + std::to_string(page.stretches) + " places on this page came through it";
  if (!found.replays) said += "; what happened, run again, does not give quite what stands here";
  return said;
}

Cost support_of(const Damage& found) { return std::min(found.gain, kMostSupport); }

}  // namespace mojimend
