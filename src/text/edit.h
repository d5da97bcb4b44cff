// Edit: one change that a pass proposes; Loss: a place whose text is gone; Suspect: a place that is left.
// Passes return them; nobody else changes text.
#pragma once

#include <string>
#include <vector>

#include "text/channel.h"
#include "text/rule.h"
#include "text/span.h"

namespace mojimend {

enum class Safety {
  safe,       // its damage replays and what it gives is far more plausible; or a policy that the user chose
  suggested,  // anything less; applied only when asked for
  reported,   // never applied: only a person can tell; the replacement says what it looks like
};

struct Loss {
  Span span;         // bytes of the original
  std::string what;  // one clause: "one ASCII character, swallowed by the reader"
};

struct Edit {
  Span span;                // bytes of the original
  std::string replacement;  // UTF-8
  Rule rule = Rule::encoding;
  Safety safety = Safety::suggested;
  std::string evidence;      // one sentence for people
  Channel channel;           // empty for policies
  std::vector<Loss> losses;  // what stays lost inside the span when the edit is applied
};

// What may be damage and is left, because the text shows it: an example, a table of what is to be replaced.
struct Suspect {
  Span span;                  // bytes of the original
  std::string before, after;  // UTF-8: what stands there, and what that would be
  std::string evidence;       // one sentence for people
  Channel channel;
};

}  // namespace mojimend
