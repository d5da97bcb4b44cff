// Tasks that several threads do and that one thread gives and takes back, in the order in which it gave them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace mojimend {

// As many threads as the machine has processors; at least 1.
std::size_t usual_jobs();

// All but the work happens on the thread of its owner. How many tasks may wait is for the owner to say.
template <typename Task>
class OrderedWork {
 public:
  using Work = std::function<void(Task&)>;

  // `make` is called here, once for each thread, so that one can have what it does not share.
  OrderedWork(std::size_t threads, const std::function<Work()>& make) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, work = make()] { run(work); });
  }

  // Finishes what was begun and forgets the rest.
  ~OrderedWork() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    begun_.notify_all();
  }  // then the threads are joined

  void give(std::unique_ptr<Task> task) {
    Slot* const slot = slots_.emplace_back(std::make_unique<Slot>(std::move(task))).get();
    {
      const std::scoped_lock lock(mutex_);
      open_.push_back(slot);
    }
    begun_.notify_one();
  }

  // A task that needs no work only keeps its place.
  void give_done(std::unique_ptr<Task> task) {
    slots_.emplace_back(std::make_unique<Slot>(std::move(task)))->done = true;
  }

  std::size_t size() const { return slots_.size(); }  // tasks that were given and not taken
  bool is_first_done() {
    if (slots_.empty()) return false;
    const std::scoped_lock lock(mutex_);
    return slots_.front()->done;
  }

  // The oldest task, of which there must be one; waits until it is done, and calls `wait`, if there is one,
  // now and then meanwhile. Throws what the work threw.
  std::unique_ptr<Task> take(const std::function<void()>& wait = {}) {
    const std::unique_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    std::unique_lock lock(mutex_);
    first_ = slot.get();
    while (!done_.wait_for(lock, kWait, [&] { return slot->done; })) {
      if (!wait) continue;
      lock.unlock();
      wait();
      lock.lock();
    }
    first_ = nullptr;
    if (slot->thrown) std::rethrow_exception(slot->thrown);
    return std::move(slot->task);
  }

 private:
  // How often someone who waits is told so: what people see as moving.
  static constexpr std::chrono::milliseconds kWait{100};

  struct Slot {
    explicit Slot(std::unique_ptr<Task> given) : task(std::move(given)) {}
    std::unique_ptr<Task> task;
    std::exception_ptr thrown;
    bool done = false;  // guarded by mutex_, once a thread may know the slot
  };

  void run(const Work& work) {
    std::unique_lock lock(mutex_);
    while (true) {
      begun_.wait(lock, [&] { return ended_ || !open_.empty(); });
      if (ended_) return;
      Slot* const slot = open_.front();
      open_.pop_front();
      lock.unlock();
      try {
        work(*slot->task);
      } catch (...) {
        slot->thrown = std::current_exception();
      }
      lock.lock();
      slot->done = true;
      if (slot == first_) done_.notify_one();
    }
  }

  std::deque<std::unique_ptr<Slot>> slots_;  // in order; of the owner's thread alone

  std::mutex mutex_;
  std::condition_variable begun_, done_;
  std::deque<Slot*> open_;             // not begun; guarded by mutex_
  const Slot* first_ = nullptr;        // the one that is waited for; guarded by mutex_
  bool ended_ = false;                 // guarded by mutex_
  std::vector<std::jthread> threads_;  // last, so that the rest outlives them
};

}  // namespace mojimend
