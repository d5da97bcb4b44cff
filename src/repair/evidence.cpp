// Counts what speaks for a blind replacement and what speaks for a person who wrote it so.
#include "repair/evidence.h"

#include <algorithm>

#include "repair/chinese.h"

namespace mojimend {
namespace {

// The weights are log-odds in thousandths of a nat: how much likelier the sight is on a page that a blind
// replacement went over than on one that a person wrote. The kits gloss only characters outside of GB2312,
// each of them wherever it stands, amid running text; people gloss what is rare, once, or everything.
constexpr Cost kRunningGloss =
    700;  // such a character, amid Han: half of the characters of Traditional text are
constexpr Cost kRepeatedGloss = 1000;  // it carried a gloss before: people gloss at the first mention
constexpr Cost kCommonGloss = -4000;   // a character of GB2312: the kits never do
constexpr Cost kPlainAgain =
    -4000;  // a glossed character stands without a gloss elsewhere: the kits leave none
constexpr Cost kWholeWord = -4000;   // "喜欢(xǐhuan)": readings of words are for learners
constexpr Cost kDoubledMark = 3000;  // ",。": no keyboard habit gives it
constexpr std::size_t kDoubledMarksThatCount =
    2;                                 // a slip repeats; more of the same is no further proof of glosses
constexpr Cost kEatenBracket = 20000;  // "?qǐng)": half of a gloss, its bracket gone with the byte before it

// A page is proved at odds of 22,000 to 1, suspected at 20 to 1.
constexpr Cost kProved = 10000;
constexpr Cost kSuspected = 3000;
// A page on which more than one Han character in so many carries a gloss teaches reading; the kits gloss a
// quarter.
constexpr std::size_t kTeachingShare = 2;
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

// What text may go on with on either side of a mark: not with the commas, quotes and bars of data.
bool is_prose(char32_t c) {
  constexpr std::u32string_view kOfText = U"()[]<>%. \r\n";
  const bool alphanumeric = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return c > 0x7F || alphanumeric || kOfText.find(c) != kOfText.npos;
}

// A comma at `at` that doubles the mark behind it, beside Chinese text.
bool doubles_mark(const Letters& page, std::size_t at, const std::vector<Gloss>& glosses) {
  const char32_t mark = page[at + 1], behind = page[at + 2];
  if (!is_folded_mark(mark)) return false;
  if (behind == mark || page[at - 1] == U',' || !is_prose(behind))
    return false;  // ",。。" is style, ",,," data
  const bool left = is_chinese_neighbour(page[at - 1]) || (!glosses.empty() && glosses.back().end == at);
  return mark > 0x7F || left || (is_prose(page[at - 1]) && is_chinese_neighbour(behind));
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

// Letters of quotations and code spans so short that they may mention damage rather than have it. Such places
// are no evidence for the page; where the page is proved by others, they are mended like the rest.
std::vector<bool> find_mentions(const Letters& page) {
  constexpr std::size_t kLongest =
      40;  // letters; what is quoted as an example is shorter, speech mostly longer
  constexpr std::u32string_view kOpens = U"“‘「『`\"", kCloses = U"”’」』`\"";
  std::vector<bool> mentioned(page.size());
  for (std::size_t i = 0; i < page.size(); ++i) {
    const std::size_t kind = kOpens.find(page[i]);
    if (kind == kOpens.npos) continue;
    std::size_t end = i + 1;
    while (end < page.size() && end - i <= kLongest && page[end] != kCloses[kind] && page[end] != U'\n')
      ++end;
    if (page[end] != kCloses[kind] || end - i > kLongest) continue;
    std::fill(mentioned.begin() + static_cast<std::ptrdiff_t>(i),
              mentioned.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = end;
  }
  return mentioned;
}

// The verdicts. Half a gloss is proof by itself that a blind replacement was here, whatever it glossed;
// without one the glosses' own habit decides.
void judge(Evidence& evidence, Cost direct, std::size_t plain_marks, std::size_t han) {
  const auto verdict = [](Cost odds) {
    return odds >= kProved ? Verdict::proved : odds >= kSuspected ? Verdict::suspected : Verdict::clean;
  };
  const Verdict page = verdict(std::max(direct, direct + evidence.gloss_odds));
  const bool teaches = evidence.glosses.size() * kTeachingShare > han;
  if (!evidence.glosses.empty() && !teaches) evidence.gloss = page;
  if (page == Verdict::proved || plain_marks >= kMarksThatProve) evidence.punctuation = Verdict::proved;
  else if (plain_marks > 0) evidence.punctuation = Verdict::suspected;
  evidence.out_of_step = std::max(page, evidence.punctuation);
}

// What the last two bytes before the letter at `at` are read as, where they belong to two letters; else 0.
char32_t across(const Letters& page, std::size_t at, const DoubleByteTable& table) {
  if (at < 2 || page[at - 1] > 0x7F || page[at - 2] < 0x80) return 0;
  const std::uint16_t before = table.bytes_of(page[at - 2]);
  return before > 0xFF
             ? table.pair(static_cast<std::uint8_t>(before & 0xFF), static_cast<std::uint8_t>(page[at - 1]))
             : 0;
}

// Reads the page from left to right and keeps what it sees.
class Examiner {
 public:
  Examiner(const Letters& page, const DoubleByteTable& table, const Readings& readings)
      : page_(page), table_(table), readings_(readings), mentioned_(find_mentions(page)) {}

  Evidence run() {
    mark_brackets(page_, seen_);
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const char32_t c = page_[i];
      if (is_han(c)) ++occurrences_[c], ++han_;
      if (c >= 0xFF01 && c <= 0xFF5E) seen_.width = Width::full;
      if (is_folded_mark(c)) count_mark(i);
      if (i == 0) continue;
      if (c == U'(') see_bracket(i);
      if (c == U',' && doubles_mark(page_, i, seen_.glosses)) see_doubled_mark(i);
      if (c == U'?') see_question(i);
    }
    for (const auto& [character, times] : seen_.glossed)
      seen_.gloss_odds += static_cast<Cost>(occurrences_[character] - times) * kPlainAgain;
    judge(seen_, direct_odds_, plain_marks_, han_);
    return std::move(seen_);
  }

 private:
  void see_bracket(std::size_t at) {
    const auto spelled = spelled_reading(page_, at + 1);
    const char32_t before = page_[at - 1];
    if (is_han(before)) {
      if (spelled && readings_.reads(before, spelled->reading))
        see_gloss({at - 1, spelled->end, spelled->reading, before});
      else if (opens_whole_word(page_, at)) seen_.gloss_odds += kWholeWord;
    } else if (const char32_t c = spelled ? across(page_, at, table_) : 0;
               is_han(c) && readings_.reads(c, spelled->reading)) {
      seen_.glosses.push_back({at - 1, spelled->end, spelled->reading, c});
    }
  }

  void see_gloss(const Gloss& gloss) {
    seen_.glosses.push_back(gloss);
    if (mentioned_[gloss.character]) return;
    const bool again = seen_.glossed[gloss.glossed]++ > 0;
    const bool amid = gloss.character > 0 && is_han(page_[gloss.character - 1]) && is_han(page_[gloss.end]);
    const std::uint16_t bytes = table_.bytes_of(gloss.glossed);
    if (bytes == 0 || in_gb2312(bytes)) seen_.gloss_odds += kCommonGloss;
    else if (again) seen_.gloss_odds += kRepeatedGloss;
    else if (amid) seen_.gloss_odds += kRunningGloss;
  }

  void count_mark(std::size_t at) {
    const bool chinese = page_[at] > 0x7F || (at > 0 && (page_[at - 1] > 0x7F || page_[at - 1] == U','));
    if (!chinese) return;
    MarkCount& count = seen_.marks[to_full_width(page_[at])];
    ++count.all;
    if (!seen_.commas.empty() && seen_.commas.back() + 1 == at) ++count.doubled;
  }

  void see_doubled_mark(std::size_t comma) {
    seen_.commas.push_back(comma);
    if (page_[comma + 1] > 0x7F && !mentioned_[comma] && plain_marks_++ < kDoubledMarksThatCount)
      direct_odds_ += kDoubledMark;
  }

  void see_question(std::size_t at) {
    const char32_t before = page_[at - 1];
    if (before < 0x80 && before != U')' && before != U',') return;
    seen_.triggers.push_back(at);
    const auto spelled = spelled_reading(page_, at + 1);
    // Without a tone it may be an item of a list: "哪一個?a)".
    if (spelled && !mentioned_[at] && has_tone(page_, at + 1, spelled->end)) direct_odds_ += kEatenBracket;
  }

  const Letters& page_;
  const DoubleByteTable& table_;
  const Readings& readings_;
  const std::vector<bool> mentioned_;
  Evidence seen_;
  std::unordered_map<char32_t, std::size_t> occurrences_;
  std::size_t plain_marks_ = 0, han_ = 0;
  Cost direct_odds_ = 0;  // of sights that no writer's habit gives
};

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
  return Examiner(page, table, readings).run();
}

}  // namespace mojimend
