// A handler may touch nothing but memory that is always there: fixed slots, and a flag that says a name is
// complete.
#include "files/temporaries.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>

namespace mojimend {
namespace {

// One for each file that is being written: more than any number of jobs. Pages that are never used cost
// nothing.
constexpr std::size_t kSlots = 256;

struct Slot {
  std::atomic<bool> taken = false;
  std::atomic<bool> named = false;
  char name[PATH_MAX] = {};
};
std::array<Slot, kSlots> slots;

extern "C" void unlink_and_die(int signal) {
  for (Slot& slot : slots)
    if (slot.named) ::unlink(slot.name);
  ::raise(signal);  // the handler was reset: this ends the program as the signal would have
}

}  // namespace

void WatchedName::watch(const std::string& name) {
  release();
  if (name.size() >= PATH_MAX) return;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].taken.exchange(true)) continue;
    std::memcpy(slots[i].name, name.c_str(), name.size() + 1);
    slots[i].named = true;
    slot_ = static_cast<int>(i);
    return;
  }
}

void WatchedName::release() {
  if (slot_ < 0) return;
  Slot& slot = slots[static_cast<std::size_t>(slot_)];
  slot.named = false;
  slot.taken = false;
  slot_ = -1;
}

void remove_temporaries_on_signals() {
  struct sigaction action{};
  action.sa_handler = unlink_and_die;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before{};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
}

}  // namespace mojimend
