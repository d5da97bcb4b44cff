// Whether damage is mended: for sure, as a suggestion, or not at all.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "mojibake/mojibake_edit.h"

namespace mojimend {

// Whether the whole page came through the channel (page_channel.h).
enum class PageCame { otherwise, through_it };
// What the page says of a channel: the gains of all stretches that came through it.
struct Support {
  std::int64_t gains = 0;
  std::size_t stretches = 0;            // that are no mention
  std::size_t sure = 0, mentioned = 0;  // of these, safe by themselves; and what may be a mention
  std::set<std::string_view> words;     // that may be mentions, as they stood; a few of them
  std::size_t shown = 0;                // of the mentions, those that are certain
  std::set<char32_t> letters;           // beyond ASCII, as they stood; not of channels from UTF-8
  Scripts home = 0;                     // of the lines of the page that nothing is wrong with
  PageCame page_came = PageCame::otherwise;
};
// What one stretch adds to the gains of its page.
Cost support_of(const Damage& found);
enum class Decision { safe, suggested, left };
Decision decide(const Damage& found, const Support& page);
// The same if the letters that are guesses were sure: a byte that is lost says nothing against the channel.
Decision decide_guesses_aside(const Damage& found, const Support& page);

// One sentence for people.
std::string evidence_for(const Damage& found, const Support& page);

}  // namespace mojimend
