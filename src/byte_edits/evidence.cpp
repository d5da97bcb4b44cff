// Counts what speaks for a blind replacement and what speaks for a person who wrote it so.
#include "byte_edits/evidence.h"

#include <algorithm>
#include <map>

#include "byte_edits/gloss_habit.h"
#include "byte_edits/inserted_match.h"
#include "text/chinese.h"

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
    2;                                // a slip repeats; more of the same is no further proof of glosses
constexpr Cost kDoubledGloss = 5000;  // "教(jiào)(jiào)": nobody says it twice
// Marks that no comma can stand before are doubled, and besides several characters carry glosses wherever
// they stand: two habits of one kit.
constexpr Cost kBothHabits = 5000;
constexpr std::size_t kGlossesBesideMarks = 4;
// The readings are those of a table, by all that tells them from what a person gives.
constexpr Cost kHabitOfTable = 10000;
// ",F(xiàn)": the reading is that of the two bytes before it, which two letters share. By chance one toned
// reading in four hundred is.
constexpr Cost kAcross = 5000;
constexpr Cost kEatenBracket = 20000;  // "?qǐng)": half of a gloss, its bracket gone with the byte before it

// A page is proved at odds of 22,000 to 1.
constexpr Cost kProved = 10000;
// A page on which more than one Han character in so many carries a gloss teaches reading; the kits gloss a
// quarter.
constexpr std::size_t kTeachingShare = 2;
// So many commas between letters of ASCII make a line a row of data, in which commas part fields.
constexpr std::size_t kCommasOfRow = 3;
// Full-width ASCII or space that is no mark: one sign in eight of Chinese text is. Thousandths of a nat.
constexpr Cost kWide = 2000;
// So many doubled marks that no comma can stand before prove the habit without any gloss; fewer may be slips.
constexpr std::size_t kMarksThatProve = 3;

bool is_pinyin_letter(char32_t c) {
  constexpr std::u32string_view kToned = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑḿńňǹɡ";
  return (c >= U'a' && c <= U'z') || kToned.find(c) != kToned.npos;
}

// "(xǐhuan)", "(xǐ huān)": at least two syllables in brackets.
bool is_whole_word(const Letters& page, const Bracketed& text) {
  constexpr std::size_t kLongestWord = 40;  // letters; longer ones are English phrases
  bool toned = false;
  for (std::size_t i = text.inside.start; i < text.inside.end; ++i) {
    if (!is_pinyin_letter(page[i]) && page[i] != U' ' && page[i] != U'\'') return false;
    toned |= page[i] > 0x7F;
  }
  return toned && !text.reading && text.inside.size() > Readings::kLongest / 2 + 1 &&
         text.inside.size() < kLongestWord;
}

// What text may go on with on either side of a mark: not with the commas, quotes and bars of data.
bool is_prose(char32_t c) {
  constexpr std::u32string_view kOfText = U"()[]<>%. \r\n";
  const bool alphanumeric = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return c > 0x7F || alphanumeric || kOfText.find(c) != kOfText.npos;
}

// A comma at `at` that doubles the mark behind it, beside Chinese text; what stands behind may be garbled.
bool doubles_mark(const Letters& page, std::size_t at, const std::vector<Gloss>& glosses, char32_t garbled) {
  const char32_t mark = page[at + 1], behind = page[at + 2];
  if (!is_folded_mark(mark)) return false;
  if (behind == mark || page[at - 1] == U',' || (behind != garbled && !is_prose(behind)))
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

// What the last two bytes before the letter at `at` are read as, where they belong to two letters; else 0.
char32_t across(const Letters& page, std::size_t at, const DoubleByteTable& table) {
  if (at < 2 || page[at - 1] > 0x7F || (page[at - 2] < 0x80 && !is_folded_mark(page[at - 2]))) return 0;
  const std::uint16_t before = table.bytes_of(to_full_width(page[at - 2]));
  return before > 0xFF
             ? table.pair(static_cast<std::uint8_t>(before & 0xFF), static_cast<std::uint8_t>(page[at - 1]))
             : 0;
}

// Reads the page from left to right and keeps what it sees.
class Examiner {
 public:
  Examiner(const Letters& page, const DoubleByteTable& table)
      : page_(page), table_(table), readings_(Readings::mandarin()) {}

  Evidence run(Evidence seen) {
    seen_ = std::move(seen);
    mark_brackets(page_, seen_);
    seen_.mentioned = find_mentions(page_);
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const char32_t c = page_[i];
      if (c > 0x7F) ++occurrences_[c];
      if (is_han(c)) ++seen_.han;
      if (seen_.is_gbk) seen_.scripts.see(c);
      if (c >= 0xFF01 && c <= 0xFF5E && c != U'（' && c != U'）') seen_.width = Width::full;
      if (is_folded_mark(c)) count_mark(i);
      if (c == seen_.reader.mark) see_unreadable(i);
      if (may_be_first_half(i)) seen_.triggers.push_back(i);
      if (i == 0) continue;
      if (c < 0x80 && page_[i - 1] >= 0x80)
        seen_.most_behind_wide = std::max(seen_.most_behind_wide, ++seen_.behind_wide[c]);
      if (c == U'(' || c == U'（') see_bracket(i);
      if (c == U',' && doubles_mark(page_, i, seen_.glosses, seen_.reader.mark) && !is_in_row(i))
        see_doubled_mark(i);
    }
    weigh_glosses();
    if (seen_.is_gbk) seen_.scripts.settle();
    weigh_habit();
    if (full_ > half_) seen_.brackets = Brackets::full;
    seen_.words = learn_words(page_, seen_.glosses, seen_.mentioned, {});
    seen_.put_before = learn_put_before(page_);
    seen_.put_before.price(seen_.commas.size());
    for (const Span each : seen_.put_before.places) ++seen_.marks[to_full_width(page_[each.end])].doubled;
    judge(seen_);
    return std::move(seen_);
  }

 private:
  void see_bracket(std::size_t at) {
    const auto text = bracketed(page_, at, Bracket::seen);
    if (!text) return;
    // Who replaces twice puts the same in twice: "教(jiào)(jiào)".
    if (!seen_.glosses.empty() && seen_.glosses.back().end == at && text->reading &&
        readings_.reads(seen_.glosses.back().glossed, *text->reading)) {
      seen_.glosses.back().end = text->end;
      if (!seen_.mentioned[at] && twice_++ < kDoubledMarksThatCount) seen_.direct_odds += kDoubledGloss;
      return;
    }
    const char32_t before = page_[at - 1];
    const bool full = page_[at] == U'（';
    if (is_han(before) && text->reading && readings_.reads(before, *text->reading)) {
      full_ += full, half_ += !full;
      return see_gloss({at - 1, text->end, before});
    }
    if (is_han(before) && is_whole_word(page_, *text)) {
      seen_.gloss_odds += kWholeWord;
      ++whole_words_;
    }
    const char32_t c = text->reading ? across(page_, at, table_) : 0;
    if (!is_han(c) || !readings_.reads(c, *text->reading)) return;
    if (text->toned && is_han(page_[text->end]) && !seen_.mentioned[at]) seen_.direct_odds += kAcross;
    // Behind a folded mark the letter is half of a character, of which the reading tells more than it does.
    if (page_[at - 2] > 0x7F) seen_.glosses.push_back({at - 1, text->end, c});
  }

  void see_gloss(const Gloss& gloss) {
    seen_.glosses.push_back(gloss);
    if (seen_.mentioned[gloss.character]) {
      ++mentioned_glosses_[gloss.glossed];
      return;
    }
    const bool again = seen_.glossed[gloss.glossed]++ > 0;
    const bool amid = gloss.character > 0 && is_han(page_[gloss.character - 1]) && is_han(page_[gloss.end]);
    if (is_common(gloss.glossed)) return;
    if (again) seen_.gloss_odds += kRepeatedGloss;
    else if (amid) seen_.gloss_odds += kRunningGloss;
  }

  bool is_common(char32_t c) const { return gbk_.bytes_of(c) == 0 || is_in_gb2312(c); }

  // Readings of common characters speak for a teacher; but a teacher gives them once, and puts no comma
  // before a full stop.
  void weigh_glosses() {
    Cost repeated = 0, once = 0;
    bool everywhere = true;
    for (const auto& [character, times] : seen_.glossed) {
      const std::size_t plain = occurrences_[character] - times - mentioned_glosses_[character];
      seen_.gloss_odds += static_cast<Cost>(plain) * kPlainAgain;
      everywhere &= plain == 0;
      if (!is_common(character)) continue;
      repeated += static_cast<Cost>(times - 1);
      once += 1;
    }
    seen_.gloss_odds += std::max<Cost>(0, once - repeated) * kCommonGloss;
    seen_.common_repeated = repeated * kRepeatedGloss;
    if (everywhere && seen_.plain_marks >= kMarksThatProve && seen_.glossed.size() >= kGlossesBesideMarks)
      seen_.direct_odds += kBothHabits;
  }

  void weigh_habit() {
    const GlossHabit habit = habit_of(page_, seen_.glosses, seen_.mentioned);
    if (habit.is_of_a_table()) seen_.gloss_odds += kHabitOfTable;
    else if (habit.is_of_no_choice() && whole_words_ == 0) seen_.gloss_odds = kHabitOfTable;
  }

  void count_mark(std::size_t at) {
    const bool chinese = page_[at] > 0x7F || (at > 0 && (page_[at - 1] > 0x7F || page_[at - 1] == U','));
    if (!chinese) return;
    MarkCount& count = seen_.marks[to_full_width(page_[at])];
    ++count.all;
    if (!seen_.commas.empty() && seen_.commas.back() + 1 == at) ++count.doubled;
  }

  // Whether the line of the letter at `at` is a row of data: commas between letters of ASCII, without spaces.
  bool is_in_row(std::size_t at) {
    if (at < row_end_) return row_commas_ >= kCommasOfRow;
    std::size_t i = at;
    while (i > 0 && page_[i - 1] != U'\n') --i;
    constexpr std::u32string_view kOfText = U",()";  // folded marks, and what was put behind characters
    const auto is_ascii = [&](std::size_t letter) {
      return page_[letter] > 0x20 && page_[letter] < 0x7F && kOfText.find(page_[letter]) == kOfText.npos;
    };
    for (row_commas_ = 0; i < page_.size() && page_[i] != U'\n'; ++i)
      row_commas_ += page_[i] == U',' && i > 0 && is_ascii(i - 1) && is_ascii(i + 1);
    row_end_ = i;
    return row_commas_ >= kCommasOfRow;
  }

  void see_doubled_mark(std::size_t comma) {
    seen_.commas.push_back(comma);
    if (page_[comma + 1] > 0x7F && !seen_.mentioned[comma] && seen_.plain_marks++ < kDoubledMarksThatCount)
      seen_.direct_odds += kDoubledMark;
  }

  void see_unreadable(std::size_t at) {
    const char32_t before = at > 0 ? page_[at - 1] : U'\n';
    const bool beside = seen_.reader.mark == kReplacement || before >= 0x80 || before == U')' ||
                        before == U',' || before == seen_.reader.mark || page_[at + 1] >= kFirstIdeograph ||
                        end_of_tag(page_, at + 1) != 0 ||  // "?b>": what is left of a tag in a character
                        is_half(at + 1);
    if (!beside) return;
    seen_.triggers.push_back(at);
    if (seen_.reader.takes != PageReader::Takes::pair || seen_.mentioned[at]) return;
    const auto text = bracketed(page_, at, Bracket::eaten);
    // Without a tone it may be an item of a list: "哪一個?a)".
    if (text && text->reading && text->toned) seen_.direct_odds += kEatenBracket;
  }

  // "&nbsp;顟B": the first byte of a character became a no-break space, and what begins with the second is
  // rare.
  bool may_be_first_half(std::size_t at) const {
    constexpr auto kByte = static_cast<std::uint8_t>(kNoBreakByte);
    if (page_[at] != U'&' || !table_.is_lead(kByte) || !stands_no_break_space(page_, at)) return false;
    const char32_t behind = page_[at + kNoBreakSpace.size()];
    const char32_t c = table_.pair(kByte, static_cast<std::uint8_t>(table_.bytes_of(behind) >> 8));
    const TextModel& model = TextModel::get();
    const auto alone = [&](char32_t each) { return model.alone(model.letter(each)); };
    return behind >= kFirstIdeograph && c != 0 && alone(behind) >= kRareBehind && alone(c) < alone(behind);
  }

  // "?o法": the second byte of a character, left alone amid text.
  bool is_half(std::size_t at) const {
    return page_[at] >= 0x40 && page_[at] < 0x7F && page_[at + 1] >= kFirstIdeograph;
  }

  const Letters& page_;
  const DoubleByteTable& table_;
  const DoubleByteTable& gbk_ = *DoubleByteTable::of(*find_encoding("gbk"));
  const Readings& readings_;
  Evidence seen_;
  std::unordered_map<char32_t, std::size_t> occurrences_, mentioned_glosses_;
  std::size_t full_ = 0, half_ = 0;  // glosses, by their brackets
  // Of the line that was looked at last: where it ends, and its commas between letters of ASCII.
  std::size_t row_end_ = 0, row_commas_ = 0;
  std::size_t twice_ = 0;        // glosses that are given twice
  std::size_t whole_words_ = 0;  // with a reading
};

}  // namespace

Cost Evidence::wide_cost(char32_t before, char32_t c) const {
  if (c == 0x3000) return std::max(kWide, blanks.wide_cost(before));
  return to_half_width(c) != c && !is_mark(c) && bracket_bit(c) == 0 ? kWide : 0;
}

bool Evidence::stands_behind(const Letters& page, char32_t c, const Bracketed& text) const {
  if (is_han(c) && text.reading && Readings::mandarin().reads(c, *text.reading)) return true;
  const auto found = words.behind.find(c);
  if (found == words.behind.end()) return false;
  // Without the opening bracket, which may have been eaten.
  return std::u32string_view(found->second).substr(1) ==
         std::u32string_view(page.points).substr(text.inside.start, text.end - text.inside.start);
}

std::vector<std::u32string> Evidence::may_stand_behind(char32_t c) const {
  std::vector<std::u32string> all;
  if (const auto found = words.behind.find(c); found != words.behind.end()) all.push_back(found->second);
  if (!is_han(c)) return all;
  for (const std::u32string& each : Readings::mandarin().spellings(c)) all.push_back(U"（" + each + U"）");
  return all;
}

void look_at_lines(const Letters& page, const DoubleByteTable& table, Evidence& evidence) {
  if (evidence.triggers.empty()) return;
  evidence.line_width = LineWidth(page, table, evidence.reader);
  for (std::size_t i = 1; i < page.size(); ++i)
    if (page[i] == U' ' || page[i] == U'\n' || page[i] == 0x3000)
      evidence.blanks.see(page[i - 1], page[i], page[i + 1], evidence.width);
  evidence.blanks.settle();
}

// Whether the table of the page is one of those that leave out what GB2312 has: so many characters tell, of
// which one in so many may have got a reading by chance, out of step.
bool spares_gb2312(const Evidence& evidence) {
  constexpr std::size_t kTell = 3, kByChance = 8;
  const auto spared = static_cast<std::size_t>(
      std::ranges::count_if(evidence.glossed, [](const auto& each) { return is_in_gb2312(each.first); }));
  return evidence.is_gbk && evidence.glossed.size() >= kTell && spared * kByChance <= evidence.glossed.size();
}

// Half a gloss is proof by itself that a blind replacement was here, whatever it glossed, and so is what the
// search found; without them the glosses' own habit decides.
void judge(Evidence& evidence) {
  const auto verdict = [](Cost odds) {
    return odds >= kProved ? Verdict::proved : odds >= kSuspected ? Verdict::suspected : Verdict::clean;
  };
  evidence.spares_gb2312 = spares_gb2312(evidence);
  const Cost found = evidence.found_odds;
  const Cost direct =
      evidence.direct_odds + (evidence.encoding_is_sure ? found : std::min(found, kSuspected));
  const Cost glosses = evidence.gloss_odds + (direct >= kSuspected ? evidence.common_repeated : 0);
  const Verdict page = verdict(std::max(direct, direct + glosses));
  const bool teaches = evidence.glosses.size() * kTeachingShare > evidence.han;
  if (!evidence.glosses.empty() && !teaches) evidence.gloss = page;
  if (page == Verdict::proved || evidence.plain_marks >= kMarksThatProve)
    evidence.punctuation = Verdict::proved;
  else if (evidence.plain_marks > 0) evidence.punctuation = Verdict::suspected;
  evidence.out_of_step = std::max(page, evidence.punctuation);
  // What was put in is the same in any encoding.
  const auto habit = [](bool proved, bool suspected) {
    return proved ? Verdict::proved : suspected ? Verdict::suspected : Verdict::clean;
  };
  evidence.word = habit(evidence.proves_words, evidence.words.odds >= kSuspected);
  evidence.put_in_before = habit(evidence.proves_put_before, evidence.put_before.is_habit);
}

Evidence examine(const Letters& page, const Encoding& encoding, const PageReader& reader) {
  Evidence evidence;
  evidence.is_gbk = encoding.name == "gbk";
  evidence.reader = reader;
  evidence.keeps_pairs = evidence.is_gbk && std::ranges::any_of(page.points, is_private);
  evidence.drops_pairs = evidence.is_gbk && reader.mark == U'?' && !evidence.keeps_pairs;
  return Examiner(page, *DoubleByteTable::of(encoding)).run(std::move(evidence));
}

}  // namespace mojimend
