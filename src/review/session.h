// ReviewSession: which question is asked, what was answered, and what an answer takes with it. Knows nothing
// of terminals.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/answers.h"
#include "review/collect.h"

namespace mojimend {

enum class ReviewState { open, accepted, rejected, mixed };  // mixed: of several changes, not all alike

// In changes; those that are one decision count as often as they stand there.
struct ReviewCounts {
  std::size_t open = 0, accepted = 0, rejected = 0;
};

class ReviewSession {
 public:
  // Changes that are the same everywhere (rule, before, after) are one question, in the order of the first of
  // them. Answers that are there already count; the first question is the first one that is open.
  // `answers` must outlive it.
  ReviewSession(std::vector<ReviewChange> changes, Answers& answers);

  bool empty() const { return questions_.empty(); }
  std::size_t questions() const { return questions_.size(); }
  std::size_t index() const { return at_; }  // of the present question
  // The change that is shown: one of those of the question.
  const ReviewChange& shown() const { return changes_[questions_[at_][place_]]; }
  std::size_t place() const { return place_; }
  std::size_t places() const { return questions_[at_].size(); }
  std::size_t files() const;  // that the question is about
  ReviewState state() const;  // of the present question
  // What a person wrote in the place of the shown change; nothing: as proposed.
  std::optional<std::string> written() const;
  // O(changes).
  ReviewCounts counts() const;

  // Each gives the number of changes that were answered, and goes on to the next open question.
  // The open ones of the question; all of it where none is.
  std::size_t answer(Reply reply);
  std::size_t answer_with(const std::string& replacement);  // accepts, with this text
  // Every open change of the shown one's rule in its file.
  std::size_t answer_rule_in_file(Reply reply);
  // Takes back what the last of those did. False if nothing is left to take back.
  bool undo();

  void next();      // whether open or not
  void previous();  // …
  void next_place();
  // Asks about each place of the question by itself; places with one id stay together. False if it is one
  // decision. O(changes).
  bool split();
  // The next question, from behind this one around, with `text` in its path, rule, text or replacement. False
  // if there is none. O(changes).
  bool search(std::string_view text);
  // Forgets every change of the rule in files for which `is_meant` is true: they are no longer looked for.
  // Gives their number.
  template <typename IsMeant>
  std::size_t drop(Rule rule, IsMeant is_meant) {
    std::size_t dropped = 0;
    for (auto& question : questions_)
      dropped += std::erase_if(question, [&](std::size_t each) {
        return changes_[each].rule == rule && is_meant(changes_[each]);
      });
    after_dropping();
    return dropped;
  }

 private:
  struct Undo {
    std::size_t shown = 0;                                              // the change
    std::vector<std::pair<std::string, std::optional<Answer>>> before;  // by id
  };

  void begin_step();
  std::size_t answer_question(Reply reply, const std::optional<std::string>& replacement);
  void put(const ReviewChange& change, Reply reply, const std::optional<std::string>& replacement);
  std::size_t end_step();
  void put(const Answer& answer);
  void take_back(const std::string& id);
  void note(const std::string& id, ReviewState state);
  bool is_open(const std::vector<std::size_t>& question) const;
  void to_next_open();
  void after_dropping();
  void show(std::size_t question);
  void show_change(std::size_t change);

  std::vector<ReviewChange> changes_;
  std::vector<std::vector<std::size_t>> questions_;  // changes of each
  std::size_t at_ = 0, place_ = 0;
  Answers& answers_;
  // What the answers say of each change: every drawing asks all of them.
  std::vector<ReviewState> states_;
  std::map<std::string, std::vector<std::size_t>> by_id_;  // changes
  std::vector<Undo> undo_;
  std::size_t answered_ = 0;  // by the present step
};

}  // namespace mojimend
