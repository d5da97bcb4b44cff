// What the tests of the policies share: a text through the policies, as one page.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "normalize/normalize.h"
#include "text/edited.h"

namespace mojimend_test {

struct Wanted {
  mojimend::RuleSet rules = mojimend::RuleSet::none();
  mojimend::Policies policies;
  mojimend::TextContext context = mojimend::TextContext::plain;
};

inline Wanted want(std::initializer_list<mojimend::Rule> rules,
                   std::initializer_list<mojimend::PolicyChoice> choices = {},
                   mojimend::TextContext context = mojimend::TextContext::plain) {
  Wanted wanted;
  for (const mojimend::Rule each : rules) wanted.rules.add(each);
  for (const mojimend::PolicyChoice& each : choices) wanted.policies.set(each.policy, each.word);
  wanted.context = context;
  return wanted;
}

inline mojimend::Normalized edits_of(std::string_view text, const Wanted& wanted,
                                     mojimend::PagePlace place = mojimend::PagePlace::start_of_document) {
  const mojimend::OffsetMap map = mojimend::OffsetMap::identity(text.size());
  return mojimend::Normalizer(wanted.rules, wanted.policies, wanted.context).run({text, &map}, place);
}

inline std::string normalized(std::string_view text, const Wanted& wanted,
                              mojimend::PagePlace place = mojimend::PagePlace::start_of_document) {
  return edits_of(text, wanted, place).changes.apply(text);
}

// "раypal → paypal; …" of what is reported.
inline std::string reported(std::string_view text, const Wanted& wanted) {
  std::string out;
  for (const mojimend::Edit& each : edits_of(text, wanted).reports)
    out += (out.empty() ? "" : "; ") + std::string(text.substr(each.span.start, each.span.size())) + " → " +
           each.replacement;
  return out;
}

}  // namespace mojimend_test
