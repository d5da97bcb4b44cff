// How common encodings are: small enough for any evidence to outweigh it.
#pragma once

#include <vector>

#include "encoding/encoding.h"

namespace mojimend {

// In nats, 0 for the commonest; no value for an encoding that only a user or its form can name.
struct Prior {
  const Encoding* encoding;
  double nats;
};

// Every encoding that detection ranks by what it says, in the registry's order.
const std::vector<Prior>& priors();

}  // namespace mojimend
