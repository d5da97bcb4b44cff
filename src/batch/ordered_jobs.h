// Work done by several threads, its results taken by one, in the order in which the work was given.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "batch/walk.h"

namespace mojimend {

// Threads for `--jobs 0`: as many as the machine has.
std::size_t usual_jobs();

// One thread gives tasks, and on that thread the results are taken; `work` runs on the others. With one job
// there are no others, and each task is done when it is given.
template <typename Task, typename Outcome>
class OrderedJobs {
 public:
  struct Handlers {
    std::function<Outcome(const Task&)> work;  // from several threads at once; must not throw
    std::function<Visit(Outcome)> take;        // stop: nothing more is started or taken
    std::function<void()> wait;                // now and then while there is nothing to take; may be empty
  };

  OrderedJobs(std::size_t jobs, Handlers handlers) : handlers_(std::move(handlers)) {
    if (jobs < 2) return;
    most_ = kOutstandingPerJob * jobs;
    for (std::size_t i = 0; i < jobs; ++i) threads_.emplace_back([this] { run(); });
  }

  ~OrderedJobs() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
      tasks_.clear();
    }
    wake_.notify_all();
  }  // then the threads are joined

  // Takes results until there is room for the task.
  Visit give(Task task) {
    if (stopped_) return Visit::stop;
    if (threads_.empty()) return took(handlers_.take(handlers_.work(task)));
    while (slots_.size() >= most_ || is_first_done())
      if (take_first() == Visit::stop) return Visit::stop;
    {
      const std::scoped_lock lock(mutex_);
      slots_.push_back(std::make_unique<Slot>());
      tasks_.push_back({std::move(task), slots_.back().get()});
    }
    wake_.notify_one();
    return Visit::go_on;
  }

  // Takes all that is left.
  Visit finish() {
    while (!stopped_ && !slots_.empty()) take_first();
    return stopped_ ? Visit::stop : Visit::go_on;
  }

 private:
  // Enough that one long document does not leave the other threads idle at once, few enough that the results
  // which wait behind it stay small: each holds at most Spool::kBound bytes in memory.
  static constexpr std::size_t kOutstandingPerJob = 32;
  // How often someone who waits is told so: what people see as moving.
  static constexpr std::chrono::milliseconds kWait{100};

  struct Slot {
    std::optional<Outcome> outcome;  // guarded by mutex_
  };
  struct Given {
    Task task;
    Slot* slot;
  };

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [&] { return ended_ || !tasks_.empty(); });
      if (ended_) return;
      Given given = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      Outcome outcome = handlers_.work(given.task);
      lock.lock();
      given.slot->outcome.emplace(std::move(outcome));
      if (given.slot == first_) done_.notify_one();
    }
  }

  bool is_first_done() {
    if (slots_.empty()) return false;
    const std::scoped_lock lock(mutex_);
    return slots_.front()->outcome.has_value();
  }

  Visit take_first() {
    const std::unique_ptr<Slot> slot = std::move(slots_.front());
    {
      std::unique_lock lock(mutex_);
      first_ = slot.get();
      while (!done_.wait_for(lock, kWait, [&] { return slot->outcome.has_value(); })) {
        if (!handlers_.wait) continue;
        lock.unlock();
        handlers_.wait();
        lock.lock();
      }
      first_ = nullptr;
    }
    slots_.pop_front();
    return took(handlers_.take(std::move(*slot->outcome)));
  }

  Visit took(Visit next) {
    stopped_ = stopped_ || next == Visit::stop;
    return next;
  }

  Handlers handlers_;
  std::size_t most_ = 1;
  bool stopped_ = false;
  std::deque<std::unique_ptr<Slot>> slots_;  // in order; of the giving thread alone

  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::deque<Given> tasks_;            // guarded by mutex_
  const Slot* first_ = nullptr;        // the one that is waited for; guarded by mutex_
  bool ended_ = false;                 // guarded by mutex_
  std::vector<std::jthread> threads_;  // last, so that the rest outlives them
};

}  // namespace mojimend
