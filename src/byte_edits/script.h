// ChineseScript: which way of writing Chinese a letter belongs to, by the two standards that most text was
// written in: GB2312 has what Simplified text needs, Big5 what Traditional text needs.
#pragma once

#include <cstdint>

#include "model/cost.h"

namespace mojimend {

enum class ChineseScript : std::uint8_t {
  both,
  simplified,   // of the ideographs, what GB2312 alone has
  traditional,  // what Big5 alone has
  neither,
};
// Of an ideograph; `both` of what is none. O(1).
ChineseScript script_of(char32_t c);

inline bool is_in_gb2312(char32_t c) {
  return script_of(c) == ChineseScript::both || script_of(c) == ChineseScript::simplified;
}

// How many ideographs of a page belong to one script alone, and what that says against another.
class ScriptCount {
 public:
  void see(char32_t c) {
    simplified_ += script_of(c) == ChineseScript::simplified;
    traditional_ += script_of(c) == ChineseScript::traditional;
  }
  // When all have been seen. By Laplace's rule, so that what was not seen is not ruled out: of the letters of
  // a page of Traditional text as few as one in five hundred are Simplified, and to the model all are alike.
  void settle() { not_traditional_ = negative_log(simplified_ + 1, simplified_ + traditional_ + 2); }
  // What it costs that the letter was on the page, thousandths of a nat.
  Cost cost(char32_t c) const {
    const ChineseScript script = script_of(c);
    return script == ChineseScript::both || script == ChineseScript::traditional ? 0 : not_traditional_;
  }

 private:
  std::uint32_t simplified_ = 0, traditional_ = 0;
  Cost not_traditional_ = 0;
};

}  // namespace mojimend
