// Signals that end the program (SIGINT, SIGTERM, SIGHUP), held back until what is being written is whole.
#pragma once

namespace mojimend {

// While one exists, the first such signal only makes file() readable; the second one does what it did before.
// At most one at a time.
class SignalsWait {
 public:
  SignalsWait();
  ~SignalsWait();
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

  // A descriptor to poll beside the input; -1 if the system has none left, and then signals do not wait.
  int file() const;
  // Ends the program by the signal that came.
  void deliver();
};

}  // namespace mojimend
