// Evidence: what a page as a whole says about blind replacements in it. One line proves little; which
// characters carry glosses, and how, is the same all through a page, and that tells a damaged page from
// teaching text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "byte_edits/blanks.h"
#include "byte_edits/bracketed.h"
#include "byte_edits/line_width.h"
#include "byte_edits/page_reader.h"
#include "byte_edits/put_before.h"
#include "byte_edits/script.h"
#include "byte_edits/words.h"
#include "context/letters.h"
#include "encoding/double_byte.h"
#include "model/cost.h"
#include "text/chinese.h"

namespace mojimend {

enum class Verdict {
  clean,      // no evidence, or evidence against
  suspected,  // edits are suggested
  proved,     // edits are safe
};

// Thousandths of a nat: a page is suspected at odds of 20 to 1.
inline constexpr Cost kSuspected = 3 * kNat;

enum class Brackets { half, full };

// How often a full-width mark stands on the page, and how often behind something that was put before it.
struct MarkCount {
  std::uint32_t all = 0, doubled = 0;
};

struct Evidence {
  bool is_gbk = false;  // the encoding in which the page was written is
  // The reader may have dropped pairs that users may define: it shows "?", and none of them stands on the
  // page.
  bool drops_pairs = false;
  bool encoding_is_sure = true;  // else what the search finds proves nothing
  bool keeps_pairs = false;      // some of them do: it reads each as a character of private use
  PageReader reader;
  LineWidth line_width;
  std::unordered_map<char32_t, MarkCount> marks;      // by the full-width mark, folded ones too
  std::vector<Gloss> glosses;                         // in step, in order
  std::unordered_map<char32_t, std::size_t> glossed;  // how often each character carries one
  bool spares_gb2312 = false;                         // none of these is what GB2312 has
  Words words;                                        // in brackets behind characters, that are no readings
  PutBefore put_before;                               // what stands before marks
  // What was found between the bytes of characters, and how often a stretch proved it by itself.
  std::map<std::string, std::size_t> parting;
  bool proves_words = false;          // the search found what the page puts behind characters inside of one
  bool proves_put_before = false;     // the same for what it puts before marks
  std::vector<std::size_t> commas;    // indices of commas that stand before a mark they double
  std::vector<bool> mentioned;        // letters of short quotations, which may speak of damage
  std::vector<std::size_t> triggers;  // indices of letters that may be bytes which the reader could not read
  // Before each letter and at the end: the brackets that its line has opened by then, and those that must be
  // open there because the rest of the line closes them.
  std::vector<OpenBrackets> open, due;
  Verdict gloss = Verdict::clean;
  Verdict word = Verdict::clean;
  Verdict put_in_before = Verdict::clean;  // of what stands before marks beside commas
  Verdict punctuation = Verdict::clean;
  Verdict out_of_step = Verdict::clean;
  Width width = Width::folded;  // whether the page's full-width ASCII was folded
  Brackets brackets = Brackets::half;
  // Log-odds for "a blind replacement was here", in thousandths of a nat: of the glosses, and of sights that
  // no writer's habit gives.
  Cost gloss_odds = 0, direct_odds = 0;
  Cost found_odds = 0;  // the same of what the search found
  // Of glosses of common characters that are repeated: they count where something else speaks for it.
  Cost common_repeated = 0;
  // How often each sign of ASCII stands behind a letter beyond it, and the commonest.
  std::array<std::uint32_t, 0x80> behind_wide{};
  std::uint32_t most_behind_wide = 0;
  std::size_t plain_marks = 0, han = 0;  // doubled marks that no comma can stand before; Han characters

  bool reads(const DoubleByteTable& table, std::uint8_t lead, std::uint8_t trail) const {
    return keeps_pairs ? reading_of(table, lead, trail) != Reading::none
                       : PageReader::reads(table, is_gbk, lead, trail);
  }
  // Whether the letter may stand for a character that was lost without any edit of bytes: "?" is what writers
  // put for what an encoding lacks. On a page that is proved it is what the reader left.
  bool may_be_lost(char32_t c) const {
    return c == reader.mark && c != kReplacement && out_of_step != Verdict::proved;
  }
  Blanks blanks;
  ScriptCount scripts;  // of a page of GBK
  // What the page says against this sign between the two letters, by Laplace's rule, so that what was not
  // seen is not ruled out: spaces and line ends are alike to the model, and marks are what they are full
  // width, which other pages use.
  Cost behind_wide_cost(char32_t before, char sign, char32_t behind) const {
    const auto times = [&](char each) { return behind_wide[static_cast<unsigned char>(each)] + 1; };
    if (sign == ' ' || sign == '\n') return blanks.cost(before, sign, behind);
    const bool digit = sign >= '0' && sign <= '9';
    return digit || width == Width::folded ? 0 : negative_log(times(sign), most_behind_wide + 1);
  }
  // What it costs that a sign of ASCII behind the letter is full width where that is no mark.
  Cost wide_cost(char32_t before, char32_t c) const;
  // Whether it is a reading of `c`, or what else the page puts behind it.
  bool stands_behind(const Letters& page, char32_t c, const Bracketed& text) const;
  // All that may be put behind `c`, with its brackets.
  std::vector<std::u32string> may_stand_behind(char32_t c) const;
  // Whether tags parted characters of the page.
  bool puts_in_tags() const {
    return std::ranges::any_of(parting, [](const auto& each) { return each.first.starts_with('<'); });
  }
  // Up to `most` letters of the text before a place, or from it on, without the readings and the commas that
  // were put into it: a model that reads "ā" and ")" there knows nothing of what follows. O(most).
  std::u32string text_before(const Letters& page, std::size_t at, std::size_t most) const;
  std::u32string text_from(const Letters& page, std::size_t at, std::size_t most) const;
};

// Reads the page once for single characters and once for what is around them. O(page).
Evidence examine(const Letters& page, const Encoding& encoding, const PageReader& reader);

// What the search wants to know beside that once encoding and reader are chosen: the lines and the blanks of
// the page. O(page).
void look_at_lines(const Letters& page, const DoubleByteTable& table, Evidence& evidence);

// Sets the verdicts by the odds; again, when the search has found more.
void judge(Evidence& evidence);

}  // namespace mojimend
