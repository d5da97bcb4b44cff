// review: a person at a terminal, asked change by change.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "config/answers.h"
#include "config/ignore_always.h"
#include "report/words.h"
#include "review/collect.h"
#include "text/result.h"

namespace mojimend {

struct ReviewSettings {
  std::string save;  // file that holds the answers after every key
  Colour colour = Colour::off;
  // Writes into the configuration that the rule is never looked for in the file again, or in more than it.
  // Gives the configuration's path.
  std::function<Result<std::string>(const std::string& file, IgnoreScope scope, Rule rule)> ignore_always;
};

enum class ReviewEnd { left, make };  // make: what is accepted is to be made now

// Asks until everything is answered or the person has had enough. `answers` are those of earlier runs, and
// hold all of them afterwards; each is in the file before the next question is shown. Error (usage) without a
// terminal. A terminal that closes ends the program by its signal, or gives `left`.
Result<ReviewEnd> review(std::vector<ReviewChange> changes, Answers& answers, const ReviewSettings& settings);

}  // namespace mojimend
