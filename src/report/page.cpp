// Names what page.S put into the program.
#include "report/page.h"

#include <array>

#define MOJIMEND_PAGE(name)                     \
  extern "C" const char mojimend_page_##name[]; \
  extern "C" const char mojimend_page_##name##_end[]
MOJIMEND_PAGE(markup);
MOJIMEND_PAGE(style);
MOJIMEND_PAGE(store);
MOJIMEND_PAGE(answers);
MOJIMEND_PAGE(dom);
MOJIMEND_PAGE(summary);
MOJIMEND_PAGE(list);
MOJIMEND_PAGE(details);
MOJIMEND_PAGE(main);

namespace mojimend {
namespace {

std::string_view between(const char* start, const char* end) {
  return {start, static_cast<std::size_t>(end - start)};
}

}  // namespace

std::string_view page_markup() { return between(mojimend_page_markup, mojimend_page_markup_end); }

std::string_view page_style() { return between(mojimend_page_style, mojimend_page_style_end); }

std::span<const std::string_view> page_scripts() {
  static const std::array kScripts{between(mojimend_page_store, mojimend_page_store_end),
                                   between(mojimend_page_answers, mojimend_page_answers_end),
                                   between(mojimend_page_dom, mojimend_page_dom_end),
                                   between(mojimend_page_summary, mojimend_page_summary_end),
                                   between(mojimend_page_list, mojimend_page_list_end),
                                   between(mojimend_page_details, mojimend_page_details_end),
                                   between(mojimend_page_main, mojimend_page_main_end)};
  return kScripts;
}

}  // namespace mojimend
