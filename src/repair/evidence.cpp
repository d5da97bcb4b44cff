// Counts what speaks for a blind replacement and what speaks for a person who wrote it so.
#include "repair/evidence.h"

#include <algorithm>

#include "repair/chinese.h"

namespace mojimend {
namespace {

// The weights are log-odds in thousandths of a nat: how much likelier the sight is on a page that a blind
// replacement went over than on one that a person wrote. The kits gloss only characters outside of GB2312, each
// of them wherever it stands, amid running text; people gloss what is rare, once, or everything.
constexpr Cost kRunningGloss = 700;    // such a character, amid Han: half of the characters of Traditional text are
constexpr Cost kRepeatedGloss = 1000;  // it carried a gloss before: people gloss at the first mention
constexpr Cost kCommonGloss = -4000;   // a character of GB2312: the kits never do
constexpr Cost kPlainAgain = -4000;    // a glossed character stands without a gloss elsewhere: the kits leave none
constexpr Cost kWholeWord = -4000;     // "喜欢(xǐhuan)": readings of words are for learners
constexpr Cost kDoubledMark = 3000;    // ",。": no keyboard habit gives it
constexpr std::size_t kDoubledMarksThatCount = 2;  // a slip repeats; more of the same is no further proof of glosses
constexpr Cost kEatenBracket = 20000;  // "?qǐng)": half of a gloss, its bracket gone with the byte before it

// A page is proved at odds of 22,000 to 1, suspected at 20 to 1.
constexpr Cost kProved = 10000;
constexpr Cost kSuspected = 3000;
// So many doubled marks that no comma can stand before prove the habit without any gloss; fewer may be slips.
constexpr std::size_t kMarksThatProve = 3;

bool is_pinyin_letter(char32_t c) {
  constexpr std::u32string_view kToned = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑḿńňǹɡ";
  return (c >= U'a' && c <= U'z') || kToned.find(c) != kToned.npos;
}

bool has_tone(const Letters& page, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    if (page[i] > 0x7F) return true;
  return false;
}

// Two rows of GB 2312-80, the ones with Han: lead B0–F7, trail A1–FE.
bool in_gb2312(std::uint16_t bytes) {
  const unsigned lead = bytes >> 8, trail = bytes & 0xFF;
  return lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1;
}

// "(xǐhuan)", "(xǐ huān)": at least two syllables in brackets, opened at `at`.
bool opens_whole_word(const Letters& page, std::size_t at) {
  std::size_t end = at + 1;
  while (is_pinyin_letter(page[end]) || page[end] == U' ' || page[end] == U'\'') ++end;
  constexpr std::size_t kLongestWord = 40;  // letters; longer ones are English phrases
  return page[end] == U')' && end - at > Readings::kLongest / 2 + 1 && end - at < kLongestWord &&
         has_tone(page, at, end) && !spelled_reading(page, at + 1);
}

// A comma at `at` that doubles the mark behind it, beside Chinese text.
bool doubles_mark(const Letters& page, std::size_t at, const std::vector<Gloss>& glosses) {
  const char32_t mark = page[at + 1];
  if (page[at] != U',' || !is_folded_mark(mark) || at == 0) return false;
  if (page[at - 1] == U',' || page[at + 2] == mark) return false;  // ",,,", ",。。": empty fields, or style
  const bool left = is_chinese_neighbour(page[at - 1]) || (!glosses.empty() && glosses.back().end == at);
  return mark > 0x7F || left || is_han(page[at + 2]);
}

void mark_brackets(const Letters& page, Evidence& evidence) {
  evidence.open.resize(page.size() + 1);
  evidence.due.resize(page.size() + 1);
  for (std::size_t i = 0; i < page.size(); ++i) {
    OpenBrackets open = page[i] == U'\n' ? OpenBrackets{0} : evidence.open[i];
    follow_bracket(open, page[i]);
    evidence.open[i + 1] = open;
  }
  for (std::size_t i = page.size(); i-- > 0;) {
    const OpenBrackets bit = bracket_bit(page[i]);
    const bool closes = kClosing.find(page[i]) != kClosing.npos;
    const OpenBrackets due = page[i] == U'\n' ? OpenBrackets{0} : evidence.due[i + 1];
    evidence.due[i] = static_cast<OpenBrackets>(closes ? due | bit : due & ~bit);
  }
}

// The verdicts, from the odds and the number of doubled marks.
void judge(Evidence& evidence, std::size_t plain_marks) {
  const auto verdict = [&](Cost odds) {
    return odds >= kProved ? Verdict::proved : odds >= kSuspected ? Verdict::suspected : Verdict::clean;
  };
  const bool has_gloss = !evidence.glosses.empty();
  const Verdict page = verdict(evidence.gloss_odds);
  evidence.gloss = has_gloss ? page : Verdict::clean;
  if (page == Verdict::proved || plain_marks >= kMarksThatProve)
    evidence.punctuation = Verdict::proved;
  else if (plain_marks > 0)
    evidence.punctuation = Verdict::suspected;
  evidence.out_of_step = std::max(page, evidence.punctuation);
}

}  // namespace

std::optional<Spelled> spelled_reading(const Letters& page, std::size_t at) {
  std::size_t end = at;
  while (end - at <= Readings::kLongest && is_pinyin_letter(page[end])) ++end;
  if (end == at || page[end] != U')') return std::nullopt;
  const auto reading = Readings::mandarin().syllable(std::u32string_view(page.points).substr(at, end - at));
  if (!reading) return std::nullopt;
  return Spelled{*reading, end + 1};
}

Evidence examine(const Letters& page, const DoubleByteTable& table, const Readings& readings) {
  Evidence evidence;
  std::unordered_map<char32_t, std::size_t> occurrences;
  std::size_t plain_marks = 0;
  mark_brackets(page, evidence);
  for (std::size_t i = 0; i < page.size(); ++i) {
    const char32_t c = page[i];
    if (is_han(c)) {
      ++occurrences[c];
      if (page[i + 1] != U'(') continue;
      const auto spelled = spelled_reading(page, i + 2);
      if (spelled && readings.reads(c, spelled->reading)) {
        evidence.glosses.push_back({i, spelled->end, spelled->reading});
        const bool again = evidence.glossed[c]++ > 0;
        const bool amid = i > 0 && is_han(page[i - 1]) && is_han(page[spelled->end]);
        const std::uint16_t bytes = table.bytes_of(c);
        if (bytes == 0 || in_gb2312(bytes))
          evidence.gloss_odds += kCommonGloss;
        else if (again)
          evidence.gloss_odds += kRepeatedGloss;
        else if (amid)
          evidence.gloss_odds += kRunningGloss;
      } else if (opens_whole_word(page, i + 1)) {
        evidence.gloss_odds += kWholeWord;
      }
    } else if (c == U',' && doubles_mark(page, i, evidence.glosses)) {
      evidence.commas.push_back(i);
      if (page[i + 1] > 0x7F && plain_marks++ < kDoubledMarksThatCount) evidence.gloss_odds += kDoubledMark;
    } else if (c == U'?' && i > 0 && (page[i - 1] > 0x7F || page[i - 1] == U')' || page[i - 1] == U',')) {
      evidence.triggers.push_back(i);
      const auto spelled = spelled_reading(page, i + 1);
      // Without a tone it may be an item of a list: "哪一個?a)".
      if (spelled && has_tone(page, i + 1, spelled->end)) evidence.gloss_odds += kEatenBracket;
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      evidence.width = Width::full;
    }
  }
  for (const auto& [character, times] : evidence.glossed)
    evidence.gloss_odds += static_cast<Cost>(occurrences[character] - times) * kPlainAgain;
  judge(evidence, plain_marks);
  return evidence;
}

}  // namespace mojimend
