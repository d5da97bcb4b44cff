// What a page says for a channel counts where some of its stretches are sure by themselves.
#include <boost/test/unit_test.hpp>

#include "repair/decision.h"

using namespace mojimend;

namespace {

// A word that UTF-8's structure explains, and that gains too little to be safe by itself.
Damage weak_word() {
  Damage found;
  found.from_utf8 = found.replays = found.is_letter = found.is_visible = true;
  found.has_letters = found.has_more_than_operators = true;
  found.gain = 6 * kNat;
  found.margin = kNothingLost;
  found.joint.gain = found.gain;
  found.joint.stretches = 1;
  found.joint.language = 2700;
  return found;
}

Decision decision_with(std::size_t stretches, std::size_t sure) {
  Support page;
  page.gains = 500 * kNat;
  page.stretches = stretches;
  page.sure = sure;
  return decide(weak_word(), page);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decision)

// kSharedBySure
BOOST_AUTO_TEST_CASE(chance_does_not_add_up) {
  BOOST_TEST((decide(weak_word(), {}) == Decision::suggested));
  BOOST_TEST((decision_with(10, 1) == Decision::safe));
  BOOST_TEST((decision_with(10, 0) == Decision::suggested));
  BOOST_TEST((decision_with(100, 10) == Decision::safe));
  BOOST_TEST((decision_with(100, 3) == Decision::suggested));
}

BOOST_AUTO_TEST_SUITE_END()
