// A pipe to itself: poll sees the signal whenever it comes, which a flag that is looked at before a read
// would not.
#include "files/signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace mojimend {
namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, kSignals.size()> before;
std::array<int, 2> ends{-1, -1};
volatile std::sig_atomic_t came = 0;

void restore() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &before[i], nullptr);
}

void note(int signal) {
  came = signal;
  restore();
  const char byte = 0;
  [[maybe_unused]] const auto count = ::write(ends[1], &byte, 1);
}

}  // namespace

SignalsWait::SignalsWait() {
  came = 0;
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], nullptr, &before[i]);
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    ends = {-1, -1};
    return;
  }
  struct sigaction action{};
  action.sa_handler = note;
  for (std::size_t i = 0; i < kSignals.size(); ++i)
    if (before[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);  // nohup stays nohup
}

SignalsWait::~SignalsWait() {
  restore();
  for (int& end : ends) {
    if (end >= 0) ::close(end);
    end = -1;
  }
}

int SignalsWait::file() const { return ends[0]; }

void SignalsWait::deliver() {
  restore();
  if (came != 0) std::raise(came);
}

}  // namespace mojimend
