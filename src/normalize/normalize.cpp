// The driver: runs the passes in their order over what the ones before them made, and merges their edits.
#include "normalize/normalize.h"

#include <algorithm>
#include <array>

#include "normalize/cjk_prose.h"
#include "normalize/pass.h"
#include "text/edited.h"

namespace mojimend {
namespace {

// References first, since they may stand for anything; then controls and line ends, since they part what
// others read; what is only another form of a character before what looks at characters.
const std::array kPasses{kReferencePass,      kControlPass,  kNewlinePass,   kBomPass,         kInvisiblePass,
                         kSpacePass,          kLigaturePass, kWidthPass,     kUnicodeFormPass, kQuotesPass,
                         kCjkPunctuationPass, kBidiPass,     kConfusablePass};

// A second round finds something only where a change made or unmade what the context protects, or where two
// policies contradict one another. Of 400,000 random texts none needed a third; some slack costs nothing,
// since a round that finds nothing is the last.
constexpr int kMostRounds = 4;

// The edits of a pass in bytes of the original. What an earlier pass gave is one unit: edits inside of the
// same one become one.
std::vector<Edit> mapped(const Page& page, const Pass& pass, std::vector<TextEdit> found) {
  std::ranges::sort(found, {}, &TextEdit::span);
  std::vector<Edit> out;
  for (std::size_t i = 0; i < found.size();) {
    TextEdit whole = std::move(found[i++]);
    while (i < found.size() && page.map->widen(whole.span).overlaps(page.map->widen(found[i].span))) {
      whole.replacement += page.text.substr(whole.span.end, found[i].span.start - whole.span.end);
      whole.replacement += found[i].replacement;
      whole.span.end = found[i++].span.end;
    }
    Edit edit = page.edit(whole.span, whole.replacement);
    edit.rule = pass.rule;
    edit.safety = pass.kind == PassKind::changes ? Safety::safe : Safety::reported;
    edit.evidence = std::move(whole.evidence);
    out.push_back(std::move(edit));
  }
  return out;
}

// Without what gives the very text that stood there: policies that contradict one another give and take.
EditList without_idle(const Page& page, EditList list) {
  std::vector<Edit> edits = std::move(list).take();
  std::erase_if(edits, [&](const Edit& each) {
    const Span stood = page.map->to_text(each.span);
    return each.replacement == page.text.substr(stood.start, stood.size());
  });
  return EditList(std::move(edits));
}

}  // namespace

bool has_policies(const RuleSet& rules) {
  return std::ranges::any_of(kPasses, [&](const Pass& each) { return rules.has(each.rule); });
}

bool may_be_changed_by_policies(std::string_view text, const RuleSet& rules, const Policies& policies) {
  return std::ranges::any_of(
      kPasses, [&](const Pass& each) { return rules.has(each.rule) && each.may_change(text, policies); });
}

void Normalizer::go_on(std::string_view text) {
  Untouchable(text, context_, state_);
  if (rules_.has(Rule::cjk_punctuation)) {
    observe_marks(text, habits_);
    observe_kana(text, habits_);
    if (habits_.kana == Kana::none) habits_.kana = Kana::not_asked;  // of the next page
  }
  if (rules_.has(Rule::newline)) observe_newline(text, habits_);
}

EditList Normalizer::round(const Page& page, PagePlace place, DocumentHabits& habits) const {
  EditList all;
  EditedText edited;
  const Page* now = &page;
  Page changed{{}, nullptr};
  for (const Pass& pass : kPasses) {
    if (pass.kind != PassKind::changes || !rules_.has(pass.rule) || !pass.may_change(now->text, policies_))
      continue;
    const TextContext context = pass.scope == PassScope::prose ? context_ : TextContext::none;
    LazyUntouchable untouchable(now->text, context, state_);
    std::vector<TextEdit> found;
    pass.run({now->text, policies_, place, context_, untouchable, habits}, found);
    std::erase_if(found, [&](const TextEdit& each) { return untouchable.touches(each.span); });
    std::vector<Edit> edits = mapped(*now, pass, std::move(found));
    if (edits.empty()) continue;
    all = std::move(all).overlaid_by(EditList(std::move(edits)));
    edited = with_edits(page, all);
    changed = edited.page();
    now = &changed;
  }
  return all;
}

EditList Normalizer::reports(const Page& page, PagePlace place) const {
  std::vector<Edit> all;
  DocumentHabits habits = habits_;
  for (const Pass& pass : kPasses) {
    if (pass.kind != PassKind::reports || !rules_.has(pass.rule) || !pass.may_change(page.text, policies_))
      continue;
    LazyUntouchable nothing(page.text, TextContext::none, {});
    std::vector<TextEdit> found;
    pass.run({page.text, policies_, place, context_, nothing, habits}, found);
    std::vector<Edit> edits = mapped(page, pass, std::move(found));
    std::ranges::move(edits, std::back_inserter(all));
  }
  return EditList(std::move(all));
}

Normalized Normalizer::run(const Page& page, PagePlace place) const {
  Normalized out;
  EditedText edited;
  Page now = page;
  for (int rounds = 0; rounds < kMostRounds; ++rounds) {
    DocumentHabits habits = habits_;
    EditList found = round(now, place, habits);
    if (found.empty()) break;
    out.changes = std::move(out.changes).overlaid_by(std::move(found));
    EditedText next = with_edits(page, out.changes);
    const bool is_settled = next.text == now.text;
    edited = std::move(next);
    now = edited.page();
    if (is_settled) break;
  }
  out.reports = reports(now, place);
  out.changes = without_idle(page, std::move(out.changes));
  return out;
}

}  // namespace mojimend
