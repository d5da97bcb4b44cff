// Groups changes and keeps what was answered.
#include "review/session.h"

#include <algorithm>
#include <set>

#include "config/identity.h"
#include "report/words.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// The end of `front` and the start of `behind` that stand in the change's line: enough to find it by.
std::string answer_context(const ReviewChange& change) {
  constexpr std::size_t kShown = 24;  // bytes at least, and whole characters
  std::string_view front = change.front, behind = change.behind;
  if (const auto feed = front.rfind('\n'); feed != front.npos) front.remove_prefix(feed + 1);
  behind = behind.substr(0, behind.find('\n'));
  std::size_t start = front.size() - std::min(front.size(), kShown), end = std::min(behind.size(), kShown);
  const auto inside = [](std::string_view text, std::size_t at) {
    return at > 0 && at < text.size() && is_continuation(text[at]);
  };
  while (inside(front, start)) --start;
  while (inside(behind, end)) ++end;
  return std::string(front.substr(start)) + "…" + std::string(behind.substr(0, end));
}

ReviewState state_of(const Answer& answer) {
  return answer.reply == Reply::accept ? ReviewState::accepted : ReviewState::rejected;
}

}  // namespace

ReviewSession::ReviewSession(std::vector<ReviewChange> changes, Answers& answers)
    : changes_(std::move(changes)), answers_(answers) {
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const auto [found, is_new] = known.emplace(
        fingerprint(changes_[i].rule, changes_[i].before, changes_[i].after), questions_.size());
    if (is_new) questions_.emplace_back();
    questions_[found->second].push_back(i);
  }
  states_.resize(changes_.size(), ReviewState::open);
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    by_id_[changes_[i].id].push_back(i);
    if (const Answer* answer = answers_.find(changes_[i].id)) states_[i] = state_of(*answer);
  }
  if (empty()) return;
  at_ = questions_.size() - 1;
  to_next_open();
  if (counts().open == 0) show(0);
}

std::size_t ReviewSession::files() const {
  std::set<std::string_view> paths;
  std::string_view last;  // files come one behind the other
  for (const std::size_t each : questions_[at_])
    if (changes_[each].path != last) paths.insert(last = changes_[each].path);
  return paths.size();
}

ReviewState ReviewSession::state() const {
  const auto& question = questions_[at_];
  const ReviewState first = states_[question.front()];
  const bool same = std::ranges::all_of(question, [&](std::size_t each) { return states_[each] == first; });
  return same ? first : ReviewState::mixed;
}

std::optional<std::string> ReviewSession::written() const {
  const Answer* answer = answers_.find(shown().id);
  return answer ? answer->replacement : std::nullopt;
}

ReviewCounts ReviewSession::counts() const {
  ReviewCounts out;
  for (const auto& question : questions_)
    for (const std::size_t each : question) {
      const ReviewState state = states_[each];
      (state == ReviewState::open       ? out.open
       : state == ReviewState::accepted ? out.accepted
                                        : out.rejected) += changes_[each].places;
    }
  return out;
}

void ReviewSession::note(const std::string& id, ReviewState state) {
  for (const std::size_t each : by_id_.at(id)) states_[each] = state;
}

void ReviewSession::put(const Answer& answer) {
  note(answer.id, state_of(answer));
  answers_.put(answer);
}

void ReviewSession::take_back(const std::string& id) {
  note(id, ReviewState::open);
  answers_.remove(id);
}

void ReviewSession::begin_step() {
  undo_.push_back({questions_[at_][place_], {}});
  answered_ = 0;
}

void ReviewSession::put(const ReviewChange& change, Reply reply,
                        const std::optional<std::string>& replacement) {
  const Answer* old = answers_.find(change.id);
  undo_.back().before.emplace_back(change.id, old ? std::optional(*old) : std::nullopt);
  put(Answer{change.id, reply, change.path, change.at.line, std::string(info(change.rule).name),
             change.before, change.after, answer_context(change), replacement});
  for (const std::size_t each : by_id_.at(change.id)) answered_ += changes_[each].places;
}

std::size_t ReviewSession::end_step() {
  if (undo_.back().before.empty()) undo_.pop_back();
  to_next_open();
  return answered_;
}

std::size_t ReviewSession::answer_question(Reply reply, const std::optional<std::string>& replacement) {
  begin_step();
  const auto& question = questions_[at_];
  const bool any_open = is_open(question);
  std::set<std::string_view> ids;
  for (const std::size_t each : question)
    if ((!any_open || states_[each] == ReviewState::open) && ids.insert(changes_[each].id).second)
      put(changes_[each], reply, replacement);
  return end_step();
}

std::size_t ReviewSession::answer(Reply reply) { return answer_question(reply, std::nullopt); }

std::size_t ReviewSession::answer_with(const std::string& replacement) {
  return answer_question(Reply::accept, replacement);
}

std::size_t ReviewSession::answer_rule_in_file(Reply reply) {
  begin_step();
  const ReviewChange& like = shown();
  for (const auto& question : questions_)
    for (const std::size_t each : question) {
      const ReviewChange& change = changes_[each];
      if (change.rule == like.rule && change.path == like.path && states_[each] == ReviewState::open)
        put(change, reply, std::nullopt);
    }
  return end_step();
}

bool ReviewSession::undo() {
  if (undo_.empty()) return false;
  const Undo last = std::move(undo_.back());
  undo_.pop_back();
  for (auto step = last.before.rbegin(); step != last.before.rend(); ++step) {
    if (step->second) put(*step->second);
    else take_back(step->first);
  }
  show_change(last.shown);
  return true;
}

void ReviewSession::show_change(std::size_t change) {
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    const auto found = std::ranges::find(questions_[i], change);
    if (found == questions_[i].end()) continue;
    show(i);
    place_ = static_cast<std::size_t>(found - questions_[i].begin());
    return;
  }
}

bool ReviewSession::is_open(const std::vector<std::size_t>& question) const {
  return std::ranges::any_of(question, [&](std::size_t each) { return states_[each] == ReviewState::open; });
}

void ReviewSession::show(std::size_t question) {
  at_ = question;
  place_ = 0;
}

void ReviewSession::to_next_open() {
  for (std::size_t step = 1; step <= questions_.size(); ++step) {
    const std::size_t next = (at_ + step) % questions_.size();
    if (!is_open(questions_[next])) continue;
    show(next);
    while (states_[questions_[at_][place_]] != ReviewState::open) ++place_;
    return;
  }
}

void ReviewSession::next() { show((at_ + 1) % questions_.size()); }

void ReviewSession::previous() { show((at_ + questions_.size() - 1) % questions_.size()); }

void ReviewSession::next_place() { place_ = (place_ + 1) % places(); }

bool ReviewSession::split() {
  std::vector<std::vector<std::size_t>> single;
  std::map<std::string_view, std::size_t> known;
  for (const std::size_t each : questions_[at_]) {
    const auto [found, is_new] = known.emplace(changes_[each].id, single.size());
    if (is_new) single.emplace_back();
    single[found->second].push_back(each);
  }
  if (single.size() < 2) return false;
  const std::size_t shown_now = questions_[at_][place_];
  const auto here = questions_.begin() + static_cast<std::ptrdiff_t>(at_);
  questions_.insert(questions_.erase(here), single.begin(), single.end());
  show_change(shown_now);
  return true;
}

bool ReviewSession::search(std::string_view text) {
  const auto holds = [&](const ReviewChange& change) {
    const std::string_view texts[] = {change.path, info(change.rule).name, change.before, change.after};
    return std::ranges::any_of(texts, [&](std::string_view each) { return each.find(text) != each.npos; });
  };
  for (std::size_t step = 1; step <= questions_.size(); ++step) {
    const std::size_t next = (at_ + step) % questions_.size();
    const auto& question = questions_[next];
    const auto found =
        std::ranges::find_if(question, [&](std::size_t each) { return holds(changes_[each]); });
    if (found == question.end()) continue;
    show(next);
    place_ = static_cast<std::size_t>(found - question.begin());
    return true;
  }
  return false;
}

void ReviewSession::after_dropping() {
  std::erase_if(questions_, [](const auto& each) { return each.empty(); });
  if (empty()) return;
  show(std::min(at_, questions_.size() - 1));
  if (!is_open(questions_[at_])) to_next_open();
}

}  // namespace mojimend
