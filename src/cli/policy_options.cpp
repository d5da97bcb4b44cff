// Each policy's words, with the setter of its key.
#include "cli/policy_options.h"

#include "text/policy.h"

namespace mojimend {
namespace {

// Everybody who reads patches knows --context as a number of lines.
constexpr std::string_view kContextHelp =
    "what kind of text it is, and so what policies do not touch; for diff a number, too: so many lines are "
    "shown "
    "around each change (3)";

template <std::size_t row>
OptionInfo option_of_policy(CommandSet commands) {
  const PolicyInfo& policy = all_policies()[row];
  constexpr Setter set = set_key<key_of(static_cast<Policy>(row))>;
  static const std::vector<Word> words = [&] {
    std::vector<Word> out;
    for (const std::string_view each : words_of(policy)) out.push_back({each, "", set});
    return out;
  }();
  if (policy.policy == Policy::context)
    return {policy.name,         0,          ValueKind::word, "", words, commands, kContextHelp,
            standard_of(policy), set_context};
  return {policy.name, 0, ValueKind::word, "", words, commands, policy.help, standard_of(policy), nullptr};
}

}  // namespace

std::vector<OptionInfo> policy_options(CommandSet commands) {
  return [&]<std::size_t... rows>(std::index_sequence<rows...>) {
    return std::vector<OptionInfo>{option_of_policy<rows>(commands)...};
  }(std::make_index_sequence<kPolicyCount>());
}

}  // namespace mojimend
