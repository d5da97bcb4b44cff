// Decisions: what a person said shall be changed in a document, in the place of safety and options.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "text/rule.h"
#include "text/span.h"

namespace mojimend {

// A change that is to be made. Span and rule tell it from all others of the document, in every run with the
// same rules, because spans are of the original bytes.
struct DecidedChange {
  Span span;  // bytes of the original
  Rule rule = Rule::encoding;
  std::optional<std::string> replacement = {};  // UTF-8; what a person wrote instead; nothing: as proposed
};

class Decisions {
 public:
  Decisions() = default;
  explicit Decisions(std::vector<DecidedChange> made) : made_(std::move(made)) {
    std::ranges::sort(made_, {}, key);
  }

  // Null where nobody wants a change. O(log decisions).
  const DecidedChange* find(Span span, Rule rule) const {
    const auto found = std::ranges::lower_bound(made_, std::tuple(span, rule), {}, key);
    return found != made_.end() && found->span == span && found->rule == rule ? &*found : nullptr;
  }

 private:
  static std::tuple<Span, Rule> key(const DecidedChange& decision) { return {decision.span, decision.rule}; }

  std::vector<DecidedChange> made_;
};

}  // namespace mojimend
