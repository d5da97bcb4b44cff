// Detects and decodes.
#include "guard/side.h"

#include "encoding/decode.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

bool is_unicode(const Detection& found) {
  return found.encoding && !found.mixed && found.encoding->kind != EncodingKind::single_byte &&
         found.encoding->kind != EncodingKind::double_byte && found.encoding->kind != EncodingKind::stateful;
}

// Valid UTF-8 is UTF-8, whatever the configuration says that it should be.
Detection find_out(std::string_view bytes, const std::vector<std::string>& from) {
  Detection found = detect(bytes);
  if (from.empty() || found.nature == Nature::empty || (is_unicode(found) && found.invalid_utf8 == 0))
    return found;
  DetectOptions options;
  for (const std::string& each : from) options.from.push_back(find_encoding(each));
  return detect(bytes, options);
}

void cut_lines(Side& out) {
  const std::string_view text = out.text;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n' && text[at] != '\r') continue;
    out.lines.push_back(text.substr(start, at - start));
    const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    ++(pair ? out.ends.crlf : text[at] == '\n' ? out.ends.lf : out.ends.cr);
    if (pair) ++at;
    start = at + 1;
  }
  if (start < text.size()) out.lines.push_back(text.substr(start));
}

}  // namespace

std::string_view LineEnds::kind() const {
  if (count() == 0) return "";
  if (lf == count()) return "LF";
  if (crlf == count()) return "CRLF";
  return cr == count() ? "CR" : "mixed";
}

void read_side(std::string_view bytes, const std::vector<std::string>& from, Side& out) {
  out.found = find_out(bytes, from);
  // What git takes for binary is not for people to read, but for UTF-16 and UTF-32.
  const bool is_wide = out.found.encoding && (out.found.encoding->kind == EncodingKind::utf16 ||
                                              out.found.encoding->kind == EncodingKind::utf32);
  out.is_text = out.found.nature == Nature::text && (is_wide || bytes.find('\0') == bytes.npos);
  if (!out.is_text) return;
  out.text = decode_lenient(bytes, *out.found.encoding).text;
  if (out.found.bom > 0 && out.text.starts_with(kByteOrderMark)) out.text.erase(0, kByteOrderMark.size());
  cut_lines(out);
}

LineCounts count_lines(const Side& side) {
  LineCounts out;
  for (const std::string_view each : side.lines) ++out[each];
  return out;
}

}  // namespace mojimend
