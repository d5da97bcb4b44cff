// The order follows what is met: the web's encodings by their shares of pages, then DOS and Macintosh, then
// what is met in archives only. The values are chosen, not measured: a nat or two between neighbours, so that
// they decide where the text says the same and where a word or two of it says next to nothing.
#include "detect/priors.h"

#include <algorithm>
#include <string_view>

namespace mojimend {
namespace {

struct Row {
  std::string_view name;
  double nats;
};

constexpr double kFirst = 0, kWeb = 0.7, kStandard = 1, kDos = 2, kArchive = 4, kMainframe = 6;

constexpr Row kRows[] = {
    {"windows-1252", kFirst},
    {"windows-1251", kWeb},
    {"windows-1250", kWeb},
    {"windows-1253", kWeb},
    {"windows-1254", kStandard},
    {"windows-1255", kWeb},
    {"windows-1256", kWeb},
    {"windows-1257", kStandard},
    {"windows-1258", kStandard},
    {"windows-874", kWeb},
    {"gbk", kWeb},
    {"big5", kWeb},
    {"shift_jis", kWeb},
    {"euc-jp", kStandard},
    {"euc-kr", kWeb},
    {"iso-8859-2", kStandard},
    {"iso-8859-5", kStandard},
    {"iso-8859-6", kStandard},
    {"iso-8859-7", kStandard},
    {"iso-8859-8", kStandard},
    {"iso-8859-13", kStandard + 0.5},
    {"iso-8859-15", kStandard},
    {"koi8-r", kStandard},
    {"koi8-u", kStandard},
    {"ibm866", kStandard},
    {"macintosh", kDos},
    {"x-mac-cyrillic", kDos},
    {"cp850", kDos - 0.5},
    {"cp437", kDos},
    {"cp852", kDos - 0.5},
    {"cp855", kDos + 1},
    {"cp737", kDos},
    {"cp775", kDos + 1},
    {"cp857", kDos + 1},
    {"cp862", kDos},
    {"cp858", kDos + 0.5},
    {"cp869", kDos + 1},
    {"mac-latin2", kDos},
    {"mac-greek", kDos + 0.5},
    {"mac-turkish", kDos + 1},
    {"cp860", kArchive},
    {"cp861", kArchive},
    {"cp863", kArchive},
    {"cp864", kArchive},
    {"cp865", kArchive - 1},
    {"iso-8859-3", kArchive},
    {"iso-8859-4", kArchive},
    {"iso-8859-10", kArchive},
    {"iso-8859-14", kArchive},
    {"iso-8859-16", kArchive},
    {"viscii", kMainframe},
    {"tcvn", kMainframe},
    {"johab", kArchive},
    {"euc-tw", kArchive},
    {"cp037", kMainframe},
    {"cp500", kMainframe + 0.5},
};

std::vector<Prior> make() {
  std::vector<Prior> made;
  for (const Encoding& each : all_encodings()) {
    const auto* const row = std::ranges::find(kRows, each.name, &Row::name);
    if (row != std::end(kRows)) made.push_back({&each, row->nats});
  }
  return made;
}

}  // namespace

const std::vector<Prior>& priors() {
  static const std::vector<Prior> made = make();
  return made;
}

}  // namespace mojimend
