// Times one call of the detector on one piece of text, beside uchardet's in the same process.
//
//   detect_speed FILE...    prints a line a file: name, bytes, microseconds of ours, microseconds of uchardet
//
// scripts/compare-detectors makes the files and asks the peers that have no C interface.
#include <uchardet/uchardet.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "detect/detect.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 15;
constexpr std::chrono::milliseconds kRound{20};

// The least of the rounds: what the machine does besides only ever adds.
template <typename Call>
double microseconds(Call call) {
  double least = 1e12;
  for (int round = 0; round < kRounds; ++round) {
    int calls = 0;
    const auto start = Clock::now();
    auto now = start;
    for (; now - start < kRound; now = Clock::now(), ++calls) call();
    const std::chrono::duration<double, std::micro> spent = now - start;
    least = std::min(least, spent.count() / calls);
  }
  return least;
}

std::size_t ask_uchardet(const std::string& bytes) {
  const std::unique_ptr<struct uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return std::string(uchardet_get_charset(detector.get())).size();
}

}  // namespace

int main(int argc, char** argv) {
  volatile std::size_t sink = 0;
  for (int at = 1; at < argc; ++at) {
    std::ifstream file(argv[at], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const double ours = microseconds([&] { sink = mojimend::detect(bytes).candidates.size(); });
    const double theirs = microseconds([&] { sink = ask_uchardet(bytes); });
    std::printf("%s\t%zu\t%.2f\t%.2f\n", argv[at], bytes.size(), ours, theirs);
  }
}
