// Judges a change of a file: did it damage what was there, or add damage?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/values.h"
#include "text/rule.h"

namespace mojimend {

// One way in which a change is refused. Its rule is the one that is about such damage.
struct Refusal {
  Rule rule = Rule::encoding;
  std::size_t line = 1;  // of the changed file
  std::string reason;    // a clause
  std::string advice;    // what to do
};

struct Judged {
  std::string_view before;  // bytes; empty for a new file
  std::string_view after;   // bytes
};

// Refused are: another encoding than before, unless `values` say that the file is to be in it (`to =
// "utf-8"`, or `encodings` with the new one and without the old one); mojibake and its kin, U+FFFD and
// letters that became question marks, in lines that were not there before; a byte order mark that came or
// went; line ends of another kind. A rule that `values` ignore is not judged; one of the policies bom and
// newline that they select allows what the policy would do. What is no text is not judged. O(bytes).
std::vector<Refusal> judge(const Judged& change, const Values& values);

}  // namespace mojimend
