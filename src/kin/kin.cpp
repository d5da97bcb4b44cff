// Runs the passes over the kin of mojibake, and the scan that keeps clean text away from them.
#include "kin/kin.h"

#include "channel/replay.h"
#include "kin/double_byte_scan.h"
#include "kin/escape_units.h"
#include "text/parts.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

using Edits = std::vector<Edit>;

void take(Edits& edits, Edits more) {
  edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool may_escape(unsigned char byte) { return is_one_of(byte, kBackslash, '|') | is_one_of(byte, '`', '`'); }

// Without a branch: true wherever a sight begins, and seldom elsewhere.
[[gnu::always_inline]] inline bool may_begin(const char* at) {
  const auto here = static_cast<unsigned char>(at[0]), behind = static_cast<unsigned char>(at[1]);
  const bool control = (here == 0xC2) & is_within(behind, 0x80, 0x9F);
  const bool unreadable = (here == 0xEF) & (behind == 0xBF);
  const bool escaped = (here >= 0x80) & may_escape(behind);
  return control | may_begin_seven_bit(at) | unreadable | escaped | is_one_of(here, '&', '+');
}

constexpr std::string_view kUnreadable = "\uFFFD";
constexpr std::string_view kUnreadablePair = "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";

// Of the rules that are looked for, those whose sights the text has. Goes on until it has found them all, or
// one.
enum class Look { for_all, for_one };
class Sights {
 public:
  Sights(std::string_view text, const RuleSet& rules, Look look) : text_(text), rules_(rules), look_(look) {
    const auto may = [](const char* at) { return may_begin(at); };
    find_in_parts(text, 0, may, [this](std::size_t at) { return see(at); });
  }

  const RuleSet& found() const { return found_; }

 private:
  bool see(std::size_t at) {
    switch (text_[at]) {
      case '\xC2':
        return note(Rule::c1_control, [&] { return is_c1_control(text_, at); });
      case '\xEF':
        if (note(Rule::out_of_step, [&] { return text_.substr(at).starts_with(kUnreadable); })) return true;
        return note(Rule::surrogate, [&] { return text_.substr(at).starts_with(kUnreadablePair); });
      case '&': {
        const auto is = [&] { return is_suspicious_entity(text_, at); };
        return note(Rule::entity, is) || note(Rule::surrogate, is);
      }
      case '+':
        return note(Rule::mojibake, [&] { return is_utf7_run(text_, at); });
      case '$':
      case '~':
        return note(Rule::mojibake, [&] { return is_seven_bit_run(text_, at); });
      default:
        return static_cast<unsigned char>(text_[at]) >= 0x80 && note(Rule::byte_escape, [&] {
                 return at + 1 < text_.size() && may_escape(static_cast<unsigned char>(text_[at + 1])) &&
                        is_byte_escape(text_, at + 1);
               });
    }
  }

  // True if that is enough.
  template <typename Is>
  bool note(Rule rule, Is is) {
    if (!rules_.has(rule) || found_.has(rule) || !is()) return false;
    found_.add(rule);
    return look_ == Look::for_one || found_ == rules_;
  }

  std::string_view text_;
  RuleSet rules_, found_ = RuleSet::none();
  Look look_;
};

// Those of `rules` that the scan can tell of.
RuleSet seen_by_bytes(const RuleSet& rules) {
  RuleSet seen = RuleSet::none();
  for (const Rule each : {Rule::c1_control, Rule::entity, Rule::surrogate, Rule::mojibake, Rule::byte_escape,
                          Rule::out_of_step})
    if (rules.has(each)) seen.add(each);
  return seen;
}

// Of what is done to second bytes, what the rules undo.
SecondBytes second_bytes_of(const RuleSet& rules) {
  return {rules.has(Rule::out_of_step), rules.has(Rule::byte_escape)};
}

}  // namespace

bool may_have_kin(std::string_view text, const RuleSet& rules) {
  // Who chooses escapes pays for them: backslashes, "%" and "=" are in every other text.
  if (rules.has(Rule::escape)) return true;
  if (rules.has(Rule::doubled_punctuation) && may_have_doubled_marks(text)) return true;
  const RuleSet seen = seen_by_bytes(rules);
  if (seen != RuleSet::none() && Sights(text, seen, Look::for_one).found() != RuleSet::none()) return true;
  const SecondBytes asked = second_bytes_of(rules);
  return asked.any() && may_have_second_bytes(text, asked);
}

bool keep_replayed(Edit& edit, std::string_view now, std::string_view before) {
  const auto seen = replay(to_utf32(now), edit.channel);
  const bool replayed = seen && to_utf8(*seen) == before;
  if (!replayed) edit.channel.clear();
  return replayed;
}

std::vector<Edit> kin_edits(const Page& page, const RuleSet& rules, LazyLetters& letters,
                            const std::function<std::string()>& unexplained) {
  // One rule's sight says nothing of the others, whose passes would read the page for nothing.
  const RuleSet seen = Sights(page.text, seen_by_bytes(rules), Look::for_all).found();
  SecondBytes asked = second_bytes_of(rules);
  if (seen.has(Rule::out_of_step)) asked.cased = false;  // its pass is asked anyway
  asked = not_spoken_against(page.text, asked);
  const SecondBytes edited = asked.any() ? find_second_bytes(unexplained(), asked) : SecondBytes{};
  Edits edits;
  if (seen.has(Rule::surrogate)) take(edits, surrogate_edits(page));
  if (seen.has(Rule::byte_escape)) take(edits, byte_escape_edits(page, letters.get()));
  if (edited.unescaped) take(edits, lost_backslash_edits(page, letters.get()));
  if (seen.has(Rule::out_of_step) || edited.cased) take(edits, byte_case_edits(page, letters.get()));
  if (rules.has(Rule::doubled_punctuation) && may_have_doubled_marks(page.text))
    take(edits, doubled_mark_edits(page));
  if (seen.has(Rule::entity)) {
    take(edits, entity_edits(page));
    take(edits, doubled_entity_edits(page));
  }
  if (seen.has(Rule::mojibake)) {
    take(edits, utf7_edits(page));
    take(edits, seven_bit_edits(page));
  }
  if (rules.has(Rule::escape)) {
    take(edits, mime_word_edits(page));
    take(edits, quoted_printable_edits(page));
    take(edits, backslash_edits(page));
    take(edits, percent_edits(page));
  }
  if (seen.has(Rule::c1_control)) take(edits, c1_control_edits(page));
  return edits;
}

}  // namespace mojimend
