// Names what readers do.
#include "text/channel.h"

namespace mojimend {

std::string_view name_of(Unreadable unreadable) {
  switch (unreadable) {
    case Unreadable::none:
      break;
    case Unreadable::question_pair:
      return "question-pair";
    case Unreadable::c1:
      return "c1";
    case Unreadable::replacement:
      return "replacement";
    case Unreadable::replacement_byte:
      return "replacement-byte";
    case Unreadable::question_byte:
      return "question-byte";
    case Unreadable::dropped_byte:
      return "dropped-byte";
    case Unreadable::katakana_dot:
      return "katakana-dot";
  }
  return "";
}

}  // namespace mojimend
