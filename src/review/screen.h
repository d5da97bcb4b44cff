// What review shows, as rows: nothing here touches the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/words.h"
#include "review/session.h"
#include "review/terminal.h"

namespace mojimend {

// The last rows are left for what the last key did, and for the prompt.
inline constexpr std::size_t kPromptRows = 2;

// Each gives at most rows - kPromptRows rows, none of them wider than the screen.
std::vector<std::string> question_rows(const ReviewSession& session, ScreenSize size, Colour colour);
// When every change is answered.
std::vector<std::string> end_rows(const ReviewSession& session, const std::string& saved_in, ScreenSize size,
                                  Colour colour);
std::vector<std::string> help_rows(ScreenSize size, Colour colour);

// The keys that a question takes, in as many words as fit.
std::string keys_row(std::size_t columns);

}  // namespace mojimend
