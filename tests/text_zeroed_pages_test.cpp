// ZeroedPages: memory that begins empty, where large pages begin.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <span>

#include "text/zeroed_pages.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(zeroed_pages)

BOOST_AUTO_TEST_CASE(are_zero_aligned_and_ones_own) {
  constexpr std::size_t kBytes = 3 << 20;
  const ZeroedPages one(kBytes), other(kBytes);
  for (const ZeroedPages* each : {&one, &other}) {
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(each->data()) % ZeroedPages::kAlignment == 0u);
    const std::span<unsigned char> bytes(static_cast<unsigned char*>(each->data()), kBytes);
    BOOST_TEST(std::ranges::all_of(bytes, [](unsigned char byte) { return byte == 0; }));
    std::ranges::fill(bytes, 0xFF);
  }
}

BOOST_AUTO_TEST_SUITE_END()
