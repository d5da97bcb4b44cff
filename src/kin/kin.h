// The kin of mojibake: damage that is seen character by character and needs no search over bytes. A pass for
// each rule, each with a sight that the cheap scan looks for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "context/letters.h"
#include "text/edit.h"
#include "text/page.h"
#include "text/parts.h"
#include "text/rule.h"

namespace mojimend {

// surrogate: CESU-8 pairs in UTF-8, and "&#55357;&#56832;".
std::vector<Edit> surrogate_edits(const Page& page);

// byte-escape: "許\功\蓋\" → "許功蓋".
std::vector<Edit> byte_escape_edits(const Page& page, const Letters& letters);

// byte-escape: "侮ｦ" → "表示", where a backslash was taken out of the bytes.
std::vector<Edit> lost_backslash_edits(const Page& page, const Letters& letters);

// out-of-step: characters whose second byte was made lower or upper case.
std::vector<Edit> byte_case_edits(const Page& page, const Letters& letters);

// out-of-step: characters of UTF-8 with something between their bytes, or with one byte gone.
std::vector<Edit> broken_utf8_edits(const Page& page, LazyLetters& letters);

// doubled-punctuation: "，，" → "，" and "、。" → "。", full-width marks beside each other.
std::vector<Edit> doubled_mark_edits(const Page& page);

// c1-control: U+0093 around words and its like become the marks and letters of windows-1252.
std::vector<Edit> c1_control_edits(const Page& page);

// entity: "&acirc;&euro;&trade;" → "’", and "&amp;eacute;" → "&eacute;".
std::vector<Edit> entity_edits(const Page& page);
std::vector<Edit> doubled_entity_edits(const Page& page);

// mojibake: what seven-bit encodings leave where nobody read them: UTF-7's "+AOk-", ISO-2022-JP without its
// escape characters, HZ.
std::vector<Edit> utf7_edits(const Page& page);
std::vector<Edit> seven_bit_edits(const Page& page);

// escape: escapes in prose.
std::vector<Edit> backslash_edits(const Page& page);
std::vector<Edit> percent_edits(const Page& page);
std::vector<Edit> quoted_printable_edits(const Page& page);
std::vector<Edit> mime_word_edits(const Page& page);

// All of these that are among `rules`; what comes first wins where two overlap. `letters` are the page's;
// `unexplained` makes its text with blanks where something else is known to be the damage, and is asked
// seldom. O(text).
std::vector<Edit> kin_edits(const Page& page, const RuleSet& rules, LazyLetters& letters,
                            const std::function<std::string()>& unexplained);

// Their part of may_be_damaged: false is a promise. At memory speed for clean text.
bool may_have_kin(std::string_view text, const RuleSet& rules);

// The sights, at the byte that the scan stops at.
bool is_c1_control(std::string_view text, std::size_t at);         // at U+0080–009F
bool is_suspicious_entity(std::string_view text, std::size_t at);  // at "&"
bool is_byte_escape(std::string_view text, std::size_t at);        // at "\\", "|" or "`" behind a character
bool is_utf7_run(std::string_view text, std::size_t at);           // at "+"
bool is_seven_bit_run(std::string_view text, std::size_t at);      // at "$" or "~"

// True wherever such a run begins, and seldom elsewhere; without a branch, for find_in_parts.
[[gnu::always_inline]] inline bool may_begin_seven_bit(const char* at) {
  const auto here = static_cast<unsigned char>(at[0]), behind = static_cast<unsigned char>(at[1]);
  return ((here == '$') & is_one_of(behind, 'B', '@')) | ((here == '~') & (behind == '{'));
}

bool may_have_doubled_marks(std::string_view text);

// Whether the channel makes `before` of `now`; if not, it is taken out of the edit.
bool keep_replayed(Edit& edit, std::string_view now, std::string_view before);

}  // namespace mojimend
