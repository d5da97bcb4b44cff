// The sources of the page, as they lie in report/page/.
#pragma once

#include <span>
#include <string_view>

namespace mojimend {

std::string_view page_markup();
std::string_view page_style();
// In the order in which they run.
std::span<const std::string_view> page_scripts();

}  // namespace mojimend
