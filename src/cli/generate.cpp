// Chooses among the generators.
#include "cli/generate.h"

#include "config/show.h"

namespace mojimend {

std::string generate(Generated what) {
  switch (what) {
    case Generated::man_page:
      return man_page();
    case Generated::complete_bash:
      return complete_bash();
    case Generated::complete_zsh:
      return complete_zsh();
    case Generated::complete_fish:
      return complete_fish();
    case Generated::keys:
      return keys_page();
  }
  return "";
}

}  // namespace mojimend
