// Files done several at a time, their results taken in the order of the files.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "batch/walk.h"
#include "jobs/ordered_work.h"

namespace mojimend {

// Tasks are given, and their results taken, on one thread; `work` runs on others. With one job there are no
// others, and each task is done when it is given.
template <typename Task, typename Outcome>
class OrderedJobs {
 public:
  struct Handlers {
    std::function<Outcome(const Task&)> work;  // from several threads at once
    std::function<Visit(Outcome)> take;        // stop: nothing more is started or taken
    std::function<void()> wait;                // now and then while there is nothing to take; may be empty
  };

  OrderedJobs(std::size_t jobs, Handlers handlers)
      : handlers_(std::move(handlers)), most_(kOutstandingPerJob * jobs) {
    if (jobs > 1)
      work_.emplace(
          jobs, [this] { return [this](Pair& pair) { pair.outcome.emplace(handlers_.work(pair.task)); }; });
  }

  // Takes results until there is room for the task.
  Visit give(Task task) {
    if (stopped_) return Visit::stop;
    if (!work_) return took(handlers_.take(handlers_.work(task)));
    while (work_->size() >= most_ || work_->is_first_done())
      if (take_first() == Visit::stop) return Visit::stop;
    work_->give(std::make_unique<Pair>(std::move(task)));
    return Visit::go_on;
  }

  // Takes all that is left.
  Visit finish() {
    while (!stopped_ && work_ && work_->size() > 0) take_first();
    return stopped_ ? Visit::stop : Visit::go_on;
  }

 private:
  // Enough that one long document does not leave the other threads idle at once, few enough that the results
  // which wait behind it stay small: each holds at most Spool::kBound bytes in memory.
  static constexpr std::size_t kOutstandingPerJob = 32;

  struct Pair {
    explicit Pair(Task given) : task(std::move(given)) {}
    Task task;
    std::optional<Outcome> outcome;
  };

  Visit take_first() { return took(handlers_.take(std::move(*work_->take(handlers_.wait)->outcome))); }

  Visit took(Visit next) {
    stopped_ = stopped_ || next == Visit::stop;
    return next;
  }

  Handlers handlers_;
  std::size_t most_;
  bool stopped_ = false;
  std::optional<OrderedWork<Pair>> work_;  // null with one job; last, so that the rest outlives its threads
};

}  // namespace mojimend
