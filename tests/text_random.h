// Random input for the tests of text/: small alphabets and sizes, so that edges and collisions are frequent.
#pragma once

#include <cstdlib>
#include <random>
#include <string>

namespace mojimend::test {

// Rounds of a random test: seconds by default, minutes with MOJIMEND_SOAK.
inline std::size_t rounds(std::size_t usual) { return std::getenv("MOJIMEND_SOAK") ? usual * 50 : usual; }

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  // From low to high, both included.
  std::size_t number(std::size_t low, std::size_t high) {
    return std::uniform_int_distribution<std::size_t>(low, high)(engine_);
  }
  bool one_in(std::size_t n) { return number(1, n) == 1; }
  std::string letters(std::size_t most, char first = 'a', char last = 'z') {
    std::string out(number(0, most), ' ');
    for (char& each : out)
      each = static_cast<char>(number(static_cast<std::size_t>(first), static_cast<std::size_t>(last)));
    return out;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace mojimend::test
