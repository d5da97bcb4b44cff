// Locator: the line and column of each finding of a document, block by block, without decoding anything
// again.
#pragma once

#include <vector>

#include "pipeline/report.h"
#include "text/line_index.h"

namespace mojimend {

// A change, a loss or a suspect (the others are null) and where it starts.
struct Finding {
  Position at;
  const Change* change = nullptr;
  const Loss* loss = nullptr;
  const Suspect* suspect = nullptr;
};

class Locator {
 public:
  void begin(const DocumentHead& head);

  // The findings of the next block by place, a change before a loss at one place. Columns count the code
  // points of the text as read, without the byte order mark. In an encoding other than UTF-8, what no change
  // covers counts a byte for a code point (in a document that is transcoded that is all ASCII), and a loss
  // inside a change stands where the change starts. Suspects are no findings, but may be told with them, as
  // losses are. O(block).
  enum class Suspects { left_out, told };
  std::vector<Finding> findings(const Block& block, Suspects suspects = Suspects::left_out);

 private:
  void advance(std::string_view text);

  bool utf8_ = true;
  std::size_t bom_ = 0;
  Position at_;
};

}  // namespace mojimend
