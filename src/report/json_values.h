// What the writers of JSON, SARIF and HTML put in common into their values.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "text/channel.h"

namespace mojimend {

using Json = nlohmann::ordered_json;

// On one line. Paths and encodings may hold anything; what is no UTF-8 becomes U+FFFD rather than an
// exception.
std::string dumped(const Json& value);

// Four decimals: the last bits of a sum of logarithms differ from machine to machine, and the answer must
// not.
double confidence_json(double confidence);

// The list of steps as docs/json.md specifies it, members with default values left out.
Json steps_json(const Channel& channel);

}  // namespace mojimend
