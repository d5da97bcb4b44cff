// A queue of what is not begun, and a list of all in order.
#include "records/workers.h"

namespace mojimend {

Workers::Workers(std::size_t count, const std::function<std::unique_ptr<RecordWorker>()>& make) {
  for (std::size_t i = 0; i < count; ++i) workers_.push_back(make());
  for (const auto& worker : workers_) threads_.emplace_back([this, &worker] { run(*worker); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    open_.clear();
  }
  begun_.notify_all();
  for (std::thread& each : threads_) each.join();
}

void Workers::give(std::unique_ptr<Task> task) {
  waiting_ += task->bytes.size();
  tasks_.push_back(std::move(task));
  {
    const std::lock_guard lock(mutex_);
    open_.push_back(tasks_.back().get());
  }
  begun_.notify_one();
}

void Workers::give_done(std::unique_ptr<Task> task) {
  task->done = true;
  waiting_ += task->bytes.size();
  tasks_.push_back(std::move(task));
}

std::unique_ptr<Task> Workers::take() {
  std::unique_ptr<Task> task = std::move(tasks_.front());
  tasks_.pop_front();
  waiting_ -= task->bytes.size();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return task->done; });
  return task;
}

void Workers::run(RecordWorker& worker) {
  std::unique_lock lock(mutex_);
  while (true) {
    begun_.wait(lock, [&] { return stop_ || !open_.empty(); });
    if (stop_) return;
    Task& task = *open_.front();
    open_.pop_front();
    lock.unlock();
    const auto done = worker.work(task.piece, task.found);
    lock.lock();
    if (!done) task.failed = done.error();
    task.done = true;
    done_.notify_all();
  }
}

}  // namespace mojimend
