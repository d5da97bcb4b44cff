// Replay of the steps in which characters were written as escapes of ASCII characters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/channel.h"

namespace mojimend {

// The step's `written` names a way of escaping: "html-entities", "percent", "quoted-printable", "backslash-u"
// or "backslash-x".
bool is_escaping(const Step& step);

// What the step makes of `text`; none where `stood` does not say the character in whose place it is put.
// O(text).
std::optional<std::u32string> replay_escaping(std::u32string_view text, const Step& step);

}  // namespace mojimend
