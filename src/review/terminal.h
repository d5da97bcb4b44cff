// Terminal: keys as they are pressed, and a screen that is drawn as a whole. Written by hand rather than with
// curses, because what is shown is what the writers of report/ print, in their inks.
#pragma once

#include <signal.h>
#include <termios.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "files/signals.h"
#include "text/result.h"

namespace mojimend {

enum class PressKind {
  character,  // `text`: one character in UTF-8
  enter,
  escape,
  tab,
  backspace,
  remove,
  left,
  right,
  up,
  down,
  home,
  end,
  control,  // `text`: the letter that was pressed with Ctrl
  other,    // some key that nobody asks for
  resized,  // not a key: the terminal has another size
  closed,   // … or is gone, or the program is asked to end
};

struct KeyPress {
  PressKind kind = PressKind::other;
  std::string text = {};
};

struct ScreenSize {
  std::size_t rows = 24, columns = 80;
};

// While one exists the terminal is its own: keys come at once and unseen, on a screen beside the one that was
// there. However it ends, short of SIGKILL, the terminal is as it was before.
class Terminal {
 public:
  // The terminal that the program was started from. Error (usage) if there is none.
  static Result<std::unique_ptr<Terminal>> open();
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  ScreenSize size() const;
  // Waits for one.
  KeyPress read();
  // Rows from the top; the others are empty. Rows must fit. `cursor` (row and column from 0): where it is
  // seen; without one it is hidden.
  struct Cursor {
    std::size_t row, column;
  };
  void draw(const std::vector<std::string>& rows, const Cursor* cursor = nullptr);
  // Stops the program until somebody continues it, as Ctrl-Z does elsewhere.
  void suspend();
  // Ends the program by the signal that closed the terminal, if one did.
  void deliver();

 private:
  explicit Terminal(int file);
  void enter();
  void leave();
  bool wait(int milliseconds);
  int next_byte(int milliseconds);  // -1: none
  KeyPress escape_sequence();
  void write(const std::string& text) const;

  int file_;
  termios before_{};
  sigset_t others_{};  // the signals that were held back before
  SignalsWait signals_;
  std::string pending_;  // bytes that were read and not yet used
  bool is_closed_ = false;
};

}  // namespace mojimend
