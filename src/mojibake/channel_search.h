// Finds the channels that a line may have come through, before anything is searched letter by letter: those
// whose bytes have UTF-8's structure, and the pairs of other encodings under which the line reads best.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "mojibake/lattice.h"
#include "text/span.h"

namespace mojimend {

// Whether bytes of UTF-8 may be what is odd in one of the places: what they say is commoner than what stands
// there. Without a search, for any reader at once. O(places × readers).
bool may_be_from_utf8(std::u32string_view line, std::span<const Span> places);

// Channels from UTF-8 whose bytes, found in `line`, are characters of it. Likeliest first. O(line × readers).
std::vector<Mode> channels_from_utf8(std::u32string_view line);

// Channels from other encodings under which the letters beyond ASCII around `worst` are likelier than as they
// stand. Likeliest first; looks at some dozens of letters, and in text that another layer made at the
// commonest channels. O(readers × encodings).
enum class Behind { nothing, another_layer };
std::vector<Mode> channels_from_legacy(std::u32string_view line, std::size_t worst, Behind behind);

// By how much the likeliest of them is likelier, less how rare it is; 0 if none is.
Cost most_legacy_gain(std::u32string_view line, std::size_t worst);

}  // namespace mojimend
