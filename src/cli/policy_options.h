// The options that say in which way a policy does what it does, made of the table of policies.
#pragma once

#include <vector>

#include "cli/tables.h"

namespace mojimend {

// `commands`: that take them.
std::vector<OptionInfo> policy_options(CommandSet commands);

}  // namespace mojimend
