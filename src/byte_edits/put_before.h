// PutBefore: what stands before the full-width marks of a page, so often that a rule put it there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "context/letters.h"
#include "encoding/double_byte.h"
#include "model/cost.h"
#include "text/span.h"

namespace mojimend {

struct PutBefore {
  struct Text {
    std::u32string text;
    std::size_t times;
    Cost cost = 0;  // what it takes that something which was put in is this one, thousandths of a nat
  };
  std::vector<Text> texts{{U",", 0}};  // a comma may be everywhere
  // Letters of what it is beside commas, behind a character; and behind something else, in order.
  std::vector<Span> places, elsewhere;
  bool is_habit = false;  // of somebody who does nothing else with it

  // Sets the costs, with so many commas.
  void price(std::size_t commas);
  // Whether these bytes are one of them; not a comma, which has verdicts of its own.
  bool has(std::string_view bytes, const DoubleByteTable& table) const;
};

// O(page).
PutBefore learn_put_before(const Letters& page);

}  // namespace mojimend
