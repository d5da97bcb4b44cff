// Detects and decodes.
#include "guard/side.h"

#include <algorithm>

#include "encoding/decode.h"
#include "encoding/utf8_scan.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

bool is_older(EncodingKind kind) {
  return kind == EncodingKind::single_byte || kind == EncodingKind::double_byte ||
         kind == EncodingKind::stateful;
}

bool is_unicode(const Detection& found) {
  return found.encoding && !found.mixed && !is_older(found.encoding->kind);
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

void set_text(std::string given, Side& out) {
  out.text = std::move(given);
  out.lines.clear();
  out.ends = {};
  const std::string_view text = out.text;
  // Where lines end in LF, a CR among letters is one of them.
  const bool has_feeds = text.find('\n') != text.npos;
  const auto ends_line = [&](std::size_t at) {
    if (text[at] == '\n') return true;
    return text[at] == '\r' && (!has_feeds || text.substr(at + 1).starts_with('\n'));
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!ends_line(at)) continue;
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
  out.bytes = bytes;
  out.found = find_out(bytes, from);
  // What git takes for binary is not for people to read, but for UTF-16 and UTF-32.
  const bool is_wide = out.found.encoding && (out.found.encoding->kind == EncodingKind::utf16 ||
                                              out.found.encoding->kind == EncodingKind::utf32);
  out.is_text = out.found.nature == Nature::text && (is_wide || bytes.find('\0') == bytes.npos);
  if (!out.is_text) return;
  std::string text = decode_lenient(bytes, *out.found.encoding).text;
  if (out.found.bom > 0 && text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  set_text(std::move(text), out);
}

bool Side::is_legacy() const { return found.encoding && is_older(found.encoding->kind); }

SameLines same_lines(const Side& before, const Side& after) {
  const LineCounts counts = count_lines(before);
  const bool may_share_bytes = before.is_legacy() && after.is_legacy();
  SameLines out;
  for (std::size_t i = 0; i < after.lines.size(); ++i) {
    const std::string_view line = after.lines[i];
    if (ascii_prefix(line) == line.size() || !counts.contains(line)) continue;
    if (may_share_bytes &&
        encode(line, *before.found.encoding).value_or("") == encode(line, *after.found.encoding).value_or(""))
      continue;
    if (out.count++ == 0) out.first = i + 1;
  }
  return out;
}

void read_alike(std::string_view bytes, const Side& like, Side& out) {
  const bool is_open = out.found.nature == Nature::unknown || (out.is_text && out.is_legacy());
  const bool is_utf8 = like.is_text && like.found.encoding->kind == EncodingKind::utf8;
  if (!is_open || !is_utf8 || like.is_plain() || same_lines(out, like).count > 0) return;
  std::size_t most = 0;
  const Encoding* best = nullptr;
  for (const Encoding& each : all_encodings()) {
    if (!is_older(each.kind)) continue;
    auto decoded = decode_strict(bytes, each);
    if (!decoded) continue;
    Side read;
    set_text(std::move(decoded->text), read);
    const std::size_t count = same_lines(read, like).count;
    // Many share the accents of Western Europe, and of those it is nearly always this one.
    const bool is_likelier = count == most && count > 0 && each.name == "windows-1252";
    if (count <= most && !is_likelier) continue;
    most = count;
    best = &each;
  }
  if (!best) return;
  out.found.nature = Nature::text;
  out.found.encoding = best;
  out.found.mixed = false;
  out.is_text = true;
  set_text(decode_lenient(bytes, *best).text, out);
}

std::vector<std::string_view> byte_lines(std::string_view bytes) {
  std::vector<std::string_view> out;
  for (std::size_t start = 0; start < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    out.push_back(bytes.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

bool is_named(const Values& values, const Encoding& encoding) {
  const auto names = values.words(Key::encodings);
  return std::ranges::any_of(names,
                             [&](const std::string& each) { return find_encoding(each) == &encoding; });
}

LineCounts count_lines(const Side& side) {
  LineCounts out;
  for (const std::string_view each : side.lines) ++out[each];
  return out;
}

}  // namespace mojimend
