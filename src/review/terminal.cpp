// termios, poll and the sequences of ECMA-48 that every terminal of today knows.
#include "review/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr int kForever = -1;
// A sequence comes in one go, a person who presses Esc and then a letter takes longer; over a slow line the
// parts of a sequence may be apart.
constexpr int kSequence = 50;             // milliseconds
constexpr long kNanoseconds = 1'000'000;  // of a millisecond

constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l";
constexpr std::string_view kLeave = "\x1b[?25h\x1b[?1049l";

volatile std::sig_atomic_t resized = 0;
void note_resize(int) { resized = 1; }

}  // namespace

Result<std::unique_ptr<Terminal>> Terminal::open() {
  const int file = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (file < 0)
    return failure(
        {ErrorKind::usage, "there is no terminal to ask on",
         "run it from one; elsewhere, --format html makes a page to answer on, and fix --answers FILE "
         "takes what was answered before"});
  return std::unique_ptr<Terminal>(new Terminal(file));
}

Terminal::Terminal(int file) : file_(file) {
  ::tcgetattr(file_, &before_);
  struct sigaction action{};
  action.sa_handler = note_resize;  // without SA_RESTART, so that poll ends
  ::sigaction(SIGWINCH, &action, nullptr);
  // It comes only while something is waited for, where it is seen.
  sigset_t resizing;
  ::sigemptyset(&resizing);
  ::sigaddset(&resizing, SIGWINCH);
  ::pthread_sigmask(SIG_BLOCK, &resizing, &others_);
  enter();
}

Terminal::~Terminal() {
  leave();
  ::signal(SIGWINCH, SIG_DFL);
  ::pthread_sigmask(SIG_SETMASK, &others_, nullptr);
  ::close(file_);
}

void Terminal::enter() {
  termios raw = before_;
  raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(file_, TCSADRAIN, &raw);
  write(std::string(kEnter));
}

void Terminal::leave() {
  write(std::string(kLeave));
  ::tcsetattr(file_, TCSADRAIN, &before_);
}

void Terminal::suspend() {
  leave();
  std::raise(SIGTSTP);
  enter();
}

void Terminal::deliver() {
  leave();
  signals_.deliver();
}

ScreenSize Terminal::size() const {
  winsize size{};
  if (::ioctl(file_, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return {};
  return {size.ws_row, size.ws_col};
}

// False when nothing came in time, or the terminal was resized or closed.
bool Terminal::wait(int milliseconds) {
  std::array<pollfd, 2> ready{{{file_, POLLIN, 0}, {signals_.file(), POLLIN, 0}}};
  const timespec time{0, milliseconds * kNanoseconds};
  const int count = ::ppoll(ready.data(), ready.size(), milliseconds == kForever ? nullptr : &time, &others_);
  if (count < 0 && errno != EINTR) is_closed_ = true;
  if (count <= 0) return false;
  if (ready[1].revents != 0 || (ready[0].revents & POLLIN) == 0) is_closed_ = true;
  return !is_closed_;
}

int Terminal::next_byte(int milliseconds) {
  if (pending_.empty()) {
    if (!wait(milliseconds)) return -1;
    std::array<char, 256> buffer{};
    const auto count = ::read(file_, buffer.data(), buffer.size());
    if (count <= 0) {
      is_closed_ = count == 0 || errno != EINTR;
      return -1;
    }
    pending_.assign(buffer.data(), static_cast<std::size_t>(count));
  }
  const auto byte = static_cast<unsigned char>(pending_.front());
  pending_.erase(0, 1);
  return byte;
}

KeyPress Terminal::read() {
  while (true) {
    if (resized != 0) {
      resized = 0;
      return {PressKind::resized};
    }
    const int byte = next_byte(kForever);
    if (is_closed_) return {PressKind::closed};
    if (byte < 0) continue;
    if (byte == 0x1B) return escape_sequence();
    if (byte == '\r' || byte == '\n') return {PressKind::enter};
    if (byte == '\t') return {PressKind::tab};
    if (byte == 0x7F || byte == 0x08) return {PressKind::backspace};
    if (byte < 0x20) return {PressKind::control, std::string(1, static_cast<char>(byte + 'a' - 1))};
    std::string text(1, static_cast<char>(byte));
    const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
    for (int i = 0; i < more; ++i)
      if (const int next = next_byte(kSequence); next >= 0) text += static_cast<char>(next);
    if (!read_code_point(text, 0).valid) return {PressKind::other};
    return {PressKind::character, text};
  }
}

// "ESC [ A", "ESC O A", "ESC [ 3 ~", "ESC [ 1 ; 5 C"
KeyPress Terminal::escape_sequence() {
  const int first = next_byte(kSequence);
  if (first < 0) return {is_closed_ ? PressKind::closed : PressKind::escape};
  if (first != '[' && first != 'O') return {PressKind::other};
  std::string parameters;
  int last = next_byte(kSequence);
  for (; last >= 0 && (last < 0x40 || last > 0x7E); last = next_byte(kSequence))
    parameters += static_cast<char>(last);
  switch (last) {
    case 'A':
      return {PressKind::up};
    case 'B':
      return {PressKind::down};
    case 'C':
      return {PressKind::right};
    case 'D':
      return {PressKind::left};
    case 'H':
      return {PressKind::home};
    case 'F':
      return {PressKind::end};
    case '~':
      break;
    default:
      return {PressKind::other};
  }
  if (parameters == "3") return {PressKind::remove};
  if (parameters == "1" || parameters == "7") return {PressKind::home};
  if (parameters == "4" || parameters == "8") return {PressKind::end};
  return {PressKind::other};
}

void Terminal::draw(const std::vector<std::string>& rows, const Cursor* cursor) {
  std::string out = "\x1b[?25l\x1b[H";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out += rows[i] + "\x1b[K";
    if (i + 1 < rows.size()) out += "\r\n";
  }
  out += "\x1b[J";
  if (cursor)
    out +=
        "\x1b[" + std::to_string(cursor->row + 1) + ";" + std::to_string(cursor->column + 1) + "H\x1b[?25h";
  write(out);
}

void Terminal::write(const std::string& text) const {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto count = ::write(file_, text.data() + at, text.size() - at);
    if (count <= 0 && errno != EINTR) return;  // a terminal that is gone is noticed by read
    if (count > 0) at += static_cast<std::size_t>(count);
  }
}

}  // namespace mojimend
