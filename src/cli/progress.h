// The line that says how far a long run has come: files, bytes, speed and the time that is left.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>

#include "cli/command_line.h"

namespace mojimend {

struct ProgressState {
  std::size_t files = 0;      // done
  std::size_t all_files = 0;  // as far as counted
  std::uint64_t bytes = 0, all_bytes = 0;
  bool counted = false;  // whether all_files and all_bytes are final
  double seconds = 0;    // since the start
};

// "1,204 of 20,006 files, 0.3 of 1.2 GB, 85 MB/s, 12 s left", with what is not known left out.
std::string progress_text(const ProgressState& state);

// Shows nothing unless `when` and standard error allow it. All but the counter belong to one thread.
class Progress {
 public:
  explicit Progress(const Invocation& invocation) : invocation_(invocation), next_(start_ + kFirst) {}
  ~Progress() { clear(); }

  std::atomic<std::uint64_t>& bytes() { return bytes_; }
  void file_done() { ++files_; }

  // Draws, if that is due.
  void step();
  // Takes the line away, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  // A run that is over sooner needs no line, nor a count of what there was to do.
  static constexpr std::chrono::milliseconds kFirst{500};
  void count_all(std::stop_token stop);

  const Invocation& invocation_;
  enum class Shown { not_yet_asked, never, yes } shown_ = Shown::not_yet_asked;
  std::size_t files_ = 0;
  std::size_t drawn_ = 0;  // columns of the line that stands there
  Clock::time_point start_ = Clock::now(), next_;
  std::atomic<std::uint64_t> bytes_ = 0, all_bytes_ = 0;
  std::atomic<std::size_t> all_files_ = 0;
  std::atomic<bool> counted_ = false;
  std::jthread counter_;  // last, so that the rest outlives it
};

}  // namespace mojimend
