// One line a refusal.
#include "guard/show.h"

#include <nlohmann/json.hpp>

#include "report/words.h"

namespace mojimend {

std::string refusal_text(const std::string& path, const Refusal& refusal) {
  return printable(path) + ":" + std::to_string(refusal.line) + ": " + std::string(info(refusal.rule).name) +
         ": " + refusal.reason + "; " + refusal.advice + "\n";
}

std::string refusal_json(const std::string& path, const Refusal& refusal) {
  const nlohmann::ordered_json out{{"path", path},
                                   {"line", refusal.line},
                                   {"rule", info(refusal.rule).name},
                                   {"reason", refusal.reason},
                                   {"advice", refusal.advice}};
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace mojimend
