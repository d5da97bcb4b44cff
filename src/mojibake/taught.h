// The channels that lines of a page came through for sure: they are tried first on the next ones.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mojibake/lattice.h"
#include "mojibake/mended_line.h"

namespace mojimend {

// What a channel begins in.
enum class Beginning { utf8, others };

class TaughtChannels {
 public:
  // Of a page of which it is known through which channel all of it came, or not.
  explicit TaughtChannels(const std::optional<Mode>& own);

  // Layers of what is mended for sure. Few are kept, the newest ones and the page's own.
  void learn(const std::vector<Mode>& layers);

  // Whether the first letters beyond ASCII are a character of UTF-8 through one of them: then nothing need be
  // asked of the text.
  bool begins_from_utf8(std::string_view text) const;
  // Whether any of them does not begin in UTF-8.
  bool know_others() const;
  // Whether the first letters beyond ASCII are commoner ones through one of the others, by the model's small
  // table. O(1).
  bool may_begin_from_others(std::string_view text) const;

  // Takes the layer off if one of them explains every letter beyond ASCII: what has UTF-8's structure, then
  // the likeliest that makes plain text. O(line).
  bool take_off(MendedLine& line) const;

  // The modes with those that begin so. Of channels from UTF-8 it is known which of them may explain the
  // line at all.
  std::vector<Mode> with(std::vector<Mode> modes, Beginning beginning) const;

 private:
  bool is_own(const Mode& mode) const;
  bool take_off_utf8(MendedLine& line) const;
  bool take_off_gaps(MendedLine& line) const;
  bool take_off_others(MendedLine& line) const;

  const std::optional<Mode> own_;
  std::vector<Mode> modes_;
};

}  // namespace mojimend
