// The policies: a byte order mark removed, line ends made LF.
#include "normalize/normalize.h"

#include "text/utf8.h"

namespace mojimend {
namespace {

void remove_bom(const Page& page, std::vector<Edit>& edits) {
  if (!page.text.starts_with(kByteOrderMark)) return;
  Edit edit = page.edit({0, kByteOrderMark.size()}, "");
  edit.rule = Rule::bom;
  edit.safety = Safety::safe;
  edit.evidence = "a byte order mark, not wanted by the policy";
  edits.push_back(std::move(edit));
}

void make_newlines_lf(const Page& page, std::vector<Edit>& edits) {
  for (std::size_t at = page.text.find('\r'); at != page.text.npos; at = page.text.find('\r', at + 1)) {
    const bool pair = at + 1 < page.text.size() && page.text[at + 1] == '\n';
    Edit edit = page.edit({at, at + (pair ? 2 : 1)}, "\n");
    edit.rule = Rule::newline;
    edit.safety = Safety::safe;
    edit.evidence = pair ? "CR LF becomes LF by the policy" : "CR becomes LF by the policy";
    edits.push_back(std::move(edit));
  }
}

}  // namespace

EditList normalize(const Page& page, const RuleSet& rules, PagePlace place) {
  std::vector<Edit> edits;
  if (rules.has(Rule::bom) && place == PagePlace::start_of_document) remove_bom(page, edits);
  if (rules.has(Rule::newline)) make_newlines_lf(page, edits);
  return EditList(std::move(edits));
}

}  // namespace mojimend
