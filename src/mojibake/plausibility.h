// What speaks against a repair beside the model's odds: a result that is no text by itself, surroundings that
// are none either, and letters that stand where they belong.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/text_model.h"
#include "mojibake/mended_line.h"

namespace mojimend {

struct DamagedStretch;

// Scripts as far as they tell damage from text.
enum class Script { none, latin, greek, cyrillic, semitic, south_asian, kana, han, hangul };
// A bit for each.
using Scripts = std::uint16_t;
Scripts scripts_of(std::u32string_view text);
bool has_scripts(std::u32string_view text, Scripts scripts);  // letters of each of them
bool is_wide(Scripts scripts);                                // letters of thousands: kana, Han, Hangul

struct Plausibility {
  Cost excess =
      0;  // how much more the words of the result cost than words of text at most; negative for text
  bool has_unseen = false;  // letters that the model never saw
  bool stitched = false;    // a letter of it stands beside one of another script that stays: no text
  bool is_word = true;      // more than one letter, with those beside it
  bool surroundings_are_text = true;  // so do the letters around it: elsewhere the model cannot judge
  bool was_at_home = false;  // what stood there is letters of the script of letters beside it that stay
  Scripts word = 0;          // the script of what stood there, if it may be words of one
};

// A line whose letters cost so much on average does not tell its language.
inline constexpr Cost kUntold = 2800;
// What a letter of the line costs on average, once it is mended: little in languages that the model knows.
// Lines that do not tell their language are taken for one that it hardly knows.
Cost language_of(const MendedLine& line);
// The same; none if they do not.
std::optional<Cost> known_language_of(const MendedLine& line);

Plausibility plausibility_of(const DamagedStretch& stretch, const MendedLine& line, std::u32string_view seen);

// What it costs that the same letters stay as they are elsewhere in the line, and others that the channel
// would have changed, or that its reader does not have.
Cost contradictions_of(const DamagedStretch& stretch, const MendedLine& line, std::u32string_view seen);

}  // namespace mojimend
