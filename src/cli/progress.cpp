// A second walk counts what there is to do while the work goes on: it only lists folders and is done soon.
#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "batch/walk.h"
#include "cli/terminal.h"
#include "report/words.h"

namespace mojimend {
namespace {

// Often enough to look alive, seldom enough to be read and to cost nothing.
constexpr std::chrono::milliseconds kBetween{200};
// Before that a guess at the time left would jump about.
constexpr double kLeastSecondsForGuess = 2;
constexpr double kMinute = 60, kHour = 3600;  // seconds

std::string rounded(double value) {
  char out[32];
  std::snprintf(out, sizeof out, value < 10 ? "%.1f" : "%.0f", value);
  return out;
}

// 20006 → "20,006"
std::string grouped(std::size_t count) {
  std::string out = std::to_string(count);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

struct Unit {
  double size;  // bytes
  const char* name;
};
Unit unit_of(double bytes) {
  if (bytes >= 1e9) return {1e9, " GB"};
  return bytes >= 1e6 ? Unit{1e6, " MB"} : Unit{1e3, " kB"};
}

std::string duration(double seconds) {
  if (seconds < kMinute) return std::to_string(std::lround(seconds)) + " s";
  if (seconds < kHour) return std::to_string(std::lround(seconds / kMinute)) + " min";
  return rounded(seconds / kHour) + " h";
}

std::size_t columns() {
  constexpr std::size_t kUsual = 80;
  const std::size_t width = terminal_width(STDERR_FILENO);
  return width == 0 ? kUsual : width;
}

bool is_wanted(const Invocation& invocation) {
  if (invocation.progress != ProgressWhen::automatic) return invocation.progress == ProgressWhen::always;
  if (invocation.talk == Talk::quiet || !::isatty(STDERR_FILENO)) return false;
  const char* terminal = std::getenv("TERM");
  if (!terminal || std::strcmp(terminal, "dumb") == 0) return false;
  // A report that comes to the same terminal would be broken up by it, and shows progress enough.
  const bool reports = (invocation.command != Command::fix && invocation.command != Command::review) ||
                       invocation.format == Format::json;
  return !(reports && invocation.output.empty() && ::isatty(STDOUT_FILENO));
}

}  // namespace

std::string progress_text(const ProgressState& state) {
  const auto files = static_cast<double>(state.files);
  const auto bytes = static_cast<double>(state.bytes), all = static_cast<double>(state.all_bytes);
  const Unit unit = unit_of(state.counted ? all : bytes);
  std::string out = grouped(state.files);
  if (state.counted) out += " of " + grouped(state.all_files);
  out += state.counted || state.files != 1 ? " files, " : " file, ";
  out += rounded(bytes / unit.size);
  if (state.counted) out += " of " + rounded(all / unit.size);
  out += unit.name;
  if (state.seconds <= 0) return out;
  const Unit speed = unit_of(bytes / state.seconds);
  out += ", " + rounded(bytes / state.seconds / speed.size) + speed.name + "/s";
  if (!state.counted || state.seconds < kLeastSecondsForGuess) return out;
  // Many small files cost by the file, large ones by the byte; the middle of the two is never far off.
  const double by_bytes = all > 0 ? std::min(bytes / all, 1.0) : 1;
  const double by_files = state.all_files > 1 ? files / static_cast<double>(state.all_files) : by_bytes;
  const double done = (by_bytes + by_files) / 2;
  if (done > 0 && done < 1) out += ", " + duration(state.seconds / done * (1 - done)) + " left";
  return out;
}

void Progress::count_all(std::stop_token stop) {
  const WalkHandlers handlers{[&](const std::string& path, PathOrigin) {
                                std::error_code failed;
                                const auto size = std::filesystem::file_size(path, failed);
                                if (!failed) all_bytes_ += size;
                                ++all_files_;
                                return stop.stop_requested() ? Visit::stop : Visit::go_on;
                              },
                              [](const Error&) {}};
  for (const std::string& path : invocation_.paths) {
    if (path == "-") return;  // nobody knows how much will come
    if (walk(path, invocation_.selection, invocation_.output_dir, handlers) == Visit::stop) return;
  }
  counted_ = true;
}

void Progress::step() {
  if (shown_ == Shown::never || Clock::now() < next_) return;
  if (shown_ == Shown::not_yet_asked) {
    shown_ = is_wanted(invocation_) ? Shown::yes : Shown::never;
    if (shown_ == Shown::never) return;
    counter_ = std::jthread([this](std::stop_token stop) { count_all(stop); });
  }
  ProgressState state;
  state.files = files_;
  state.bytes = bytes_;
  state.counted = counted_;
  state.all_files = all_files_;
  state.all_bytes = all_bytes_;
  state.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  // ASCII, so that bytes are columns; the last column stays free, or some terminals would wrap.
  const std::string line = ("mojimend: " + progress_text(state)).substr(0, columns() - 1);
  std::fprintf(stderr, "\r%s%s", line.c_str(),
               std::string(drawn_ - std::min(drawn_, line.size()), ' ').c_str());
  std::fflush(stderr);
  drawn_ = line.size();
  next_ = Clock::now() + kBetween;
}

void Progress::clear() {
  if (drawn_ == 0) return;
  std::fprintf(stderr, "\r%s\r", std::string(drawn_, ' ').c_str());
  std::fflush(stderr);
  drawn_ = 0;
}

}  // namespace mojimend
