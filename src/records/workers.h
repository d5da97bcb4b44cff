// Several workers on threads of their own. What they found comes back in the order in which the pieces went
// in, so that the output is the same with any number of them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "records/piece.h"

namespace mojimend {

// A piece on its way from the cutter to the sinks.
struct Task {
  Piece piece;
  Cut cut;
  std::string bytes;  // of the piece, if it has to outlive the reader's buffer
  Found found;
  std::optional<Error> failed;
  bool done = false;
};

class Workers {
 public:
  // Bytes of pieces that may wait; a bound on memory that leaves each of a few threads a piece to go on with.
  static constexpr std::size_t kWaiting = std::size_t{32} << 20;

  // `make` is called once for each of `count` threads, here.
  Workers(std::size_t count, const std::function<std::unique_ptr<RecordWorker>()>& make);
  // Finishes what was begun and forgets the rest.
  ~Workers();

  void give(std::unique_ptr<Task> task);
  // Only keeps it in its place.
  void give_done(std::unique_ptr<Task> task);
  // Whether the oldest should be taken before another is given.
  bool full() const { return tasks_.size() > 2 * threads_.size() || waiting_ > kWaiting; }
  bool empty() const { return tasks_.empty(); }
  // The oldest one; waits until it is done. There must be one.
  std::unique_ptr<Task> take();

 private:
  void run(RecordWorker& worker);

  // The first four belong to the thread that gives and takes.
  std::deque<std::unique_ptr<Task>> tasks_;
  std::size_t waiting_ = 0;  // bytes
  std::vector<std::unique_ptr<RecordWorker>> workers_;
  std::vector<std::thread> threads_;

  std::mutex mutex_;
  std::condition_variable begun_, done_;
  std::deque<Task*> open_;  // not begun
  bool stop_ = false;
};

}  // namespace mojimend
