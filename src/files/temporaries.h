// Names of temporary files that a signal which ends the program removes first.
#pragma once

#include <string>

namespace mojimend {

// A name in the table that the signal handler reads. Any thread may have its own at any time; where the table
// is full, the file is simply not removed by a signal.
class WatchedName {
 public:
  WatchedName() = default;
  ~WatchedName() { release(); }
  WatchedName(const WatchedName&) = delete;
  WatchedName& operator=(const WatchedName&) = delete;
  void watch(const std::string& name);
  void release();

 private:
  int slot_ = -1;
};

// Makes SIGINT, SIGTERM and SIGHUP remove the watched files before they end the program.
void remove_temporaries_on_signals();

}  // namespace mojimend
