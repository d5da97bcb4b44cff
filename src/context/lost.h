// Where text is gone for good, as the scan and the report find it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/page.h"

namespace mojimend {

// How many bytes of a known mark of loss other than U+FFFD begin at `at`: "锟斤拷" and its kin; 0 if none do.
std::size_t loss_mark_at(std::string_view text, std::size_t at);

// Where the next U+FFFD or mark begins, or npos. At memory speed where there is none.
std::size_t next_loss(std::string_view text, std::size_t from);

// lost: what is gone already, U+FFFD and those marks, as far as they are not mentioned. O(text).
std::vector<Loss> find_losses(const Page& page);

}  // namespace mojimend
