// Logarithms by whole numbers alone.
#include "model/cost.h"

namespace mojimend {

Cost negative_log(std::uint32_t part, std::uint32_t whole) {
  // Bit by bit: squaring a number in [1, 2) tells whether the next bit of its logarithm to base 2 is set.
  constexpr int kBits = 16;
  const auto log2 = [](std::uint32_t value) {
    int exponent = 31;
    while ((value >> exponent) == 0) --exponent;
    std::uint64_t mantissa = static_cast<std::uint64_t>(value) << (31 - exponent);  // 1.0 is 1 << 31
    std::int64_t log = exponent;
    for (int bit = 0; bit < kBits; ++bit) {
      mantissa = mantissa * mantissa >> 31;
      log <<= 1;
      if (mantissa >> 32) {
        mantissa >>= 1;
        log |= 1;
      }
    }
    return log;
  };
  constexpr std::int64_t kLn2 = 693;  // thousandths of a nat
  return static_cast<Cost>((log2(whole) - log2(part)) * kLn2 >> kBits);
}

}  // namespace mojimend
