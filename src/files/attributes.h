// What belongs to a file beside its bytes: owner, mode, access list, user attributes.
#pragma once

#include <sys/stat.h>

#include "text/result.h"

namespace mojimend {

// Gives the open file `to` the owner, access list, user attributes and mode that the open file `from` has;
// `status` is what fstat says of `from`. Error (unwritable, without a path) where the system does not allow
// that: a replacement that others may read, or that the owner may not, would be worse than none.
Result<void> copy_attributes(int from, const struct ::stat& status, int to);

}  // namespace mojimend
