// Puts channels and numbers into JSON values.
#include "report/json_values.h"

#include <cmath>

#include "report/words.h"

namespace mojimend {
namespace {

std::string_view name_of(UserDefined user_defined) {
  switch (user_defined) {
    case UserDefined::kept:
      break;
    case UserDefined::dropped:
      return "dropped";
    case UserDefined::unreadable:
      return "unreadable";
    case UserDefined::code_page_936:
      return "code-page-936";
  }
  return "";
}
std::string_view name_of(Cased cased) { return cased == Cased::lower ? "lower" : "upper"; }

Json step_json(const Step& step) {
  Json out = Json::object();
  if (!step.full_width.empty()) out["full_width"] = step.full_width;
  for (const Stood& each : step.stood) out["stood"].push_back({{"at", each.at}, {"bytes", hex(each.bytes)}});
  if (!step.written.empty()) out["written"] = step.written;
  for (const Insertion& each : step.inserted)
    out["inserted"].push_back({{"at", each.at}, {"bytes", hex(each.bytes)}});
  if (!step.read.empty()) out["read"] = step.read;
  if (step.unreadable != Unreadable::none) out["unreadable"] = name_of(step.unreadable);
  if (step.user_defined != UserDefined::kept) out["user_defined"] = name_of(step.user_defined);
  if (step.folded) out["folded"] = "full-width";
  if (step.no_break_space == NoBreakSpace::space) out["no_break_space"] = "space";
  if (step.quotes == Quotes::straight) out["quotes"] = "straight";
  if (step.invisible == Invisible::stripped) out["invisible"] = "stripped";
  if (step.cased != Cased::kept) out["cased"] = name_of(step.cased);
  if (step.cased_bytes != Cased::kept) out["cased_bytes"] = name_of(step.cased_bytes);
  return out;
}

}  // namespace

std::string dumped(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

double confidence_json(double confidence) { return std::round(confidence * 1e4) / 1e4; }

Json steps_json(const Channel& channel) {
  Json out = Json::array();
  for (const Step& step : channel) out.push_back(step_json(step));
  return out;
}

}  // namespace mojimend
