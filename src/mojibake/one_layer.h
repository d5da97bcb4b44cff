// Takes one layer off a line: of the channels that may explain it, the one that does so best.
#pragma once

#include <string_view>
#include <vector>

#include "mojibake/channel_search.h"
#include "mojibake/lattice.h"
#include "mojibake/mended_line.h"

namespace mojimend {

// True if a layer was taken off: by the channel from UTF-8 that explains the most by itself, if that is
// nearly all. Channels are not mixed here: text that needs another layer reads badly, and letters of another
// channel would always read a little better. O(line × channels × the search's beam).
bool take_whole(MendedLine& line, const std::vector<Mode>& from_utf8);

// Whether the reading explains every letter of the line beyond ASCII, or so much of it that nothing else need
// be asked.
bool explains_all(const LineReading& reading, std::u32string_view line);
bool explains_nearly_all(const LineReading& reading, std::u32string_view line);

// True if a layer was taken off: by channels from UTF-8, as `best` reads the line through them, or by those
// and one pair of other encodings. One at a time: what is left reads as text of any of them in some place.
// Behind another layer a pair does not make a few letters of a script that the line has not. O(line × pairs ×
// the search's beam).
bool take_likeliest(MendedLine& line, LineReading best, const std::vector<Mode>& from_utf8,
                    const std::vector<Mode>& legacy, Behind behind);

}  // namespace mojimend
