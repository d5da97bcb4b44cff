// Which context a document is, and the one list that its parts make.
#include "normalize/context.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace mojimend {
namespace {

constexpr std::array<std::string_view, 4> kMarkdown{"md", "markdown", "mdx", "qmd"};
constexpr std::array<std::string_view, 7> kHtml{"html", "htm", "xhtml", "xml", "svg", "rss", "atom"};
// What a compiler, an interpreter or another program reads. Only so that prose in it is left alone: a name
// that is missing here is plain text.
constexpr std::array<std::string_view, 80> kCode{
    "c",    "h",    "cc",    "cpp", "cxx",  "hpp",   "hh",   "hxx", "m",   "mm",    "cs",  "java",
    "kt",   "kts",  "scala", "go",  "rs",   "swift", "py",   "pyi", "rb",  "pl",    "pm",  "php",
    "lua",  "r",    "jl",    "js",  "mjs",  "cjs",   "jsx",  "ts",  "tsx", "vue",   "css", "scss",
    "less", "sh",   "bash",  "zsh", "fish", "ps1",   "bat",  "cmd", "sql", "hs",    "ml",  "mli",
    "fs",   "ex",   "exs",   "erl", "clj",  "el",    "lisp", "scm", "d",   "dart",  "zig", "nim",
    "v",    "vhd",  "asm",   "s",   "f90",  "pas",   "ada",  "tcl", "awk", "cmake", "mk",  "json",
    "toml", "yaml", "yml",   "ini", "csv",  "po",    "pot",  "tsv"};

bool is_among(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool begins_with_markup(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), text.size()));
  const std::string start = ascii_lowered(text.substr(0, 14));
  return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml");
}

}  // namespace

TextContext context_of(ContextChoice choice, std::string_view path, std::string_view text) {
  switch (choice) {
    case ContextChoice::plain:
      return TextContext::plain;
    case ContextChoice::markdown:
      return TextContext::markdown;
    case ContextChoice::html:
      return TextContext::html;
    case ContextChoice::code:
      return TextContext::code;
    case ContextChoice::none:
      return TextContext::none;
    case ContextChoice::automatic:
      break;
  }
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == name.npos ? "" : ascii_lowered(name.substr(dot + 1));
  if (is_among(kMarkdown, ending)) return TextContext::markdown;
  if (is_among(kHtml, ending) || begins_with_markup(text)) return TextContext::html;
  if (is_among(kCode, ending) || text.starts_with("#!") || name == "Makefile" || name == "CMakeLists.txt")
    return TextContext::code;
  return TextContext::plain;
}

Untouchable::Untouchable(std::string_view text, TextContext context, ContextState& state) {
  std::vector<Span> found;
  switch (context) {
    case TextContext::none:
      break;
    case TextContext::code:
      found.push_back({0, text.size()});
      break;
    case TextContext::markdown:
      find_markdown(text, state, found);
      [[fallthrough]];
    case TextContext::html:
      find_html(text, state, found);
      [[fallthrough]];
    case TextContext::plain:
      find_addresses(text, found);
      break;
  }
  state.is_begun = true;
  std::ranges::sort(found);
  for (const Span each : found) {
    if (!spans_.empty() && each.start <= spans_.back().end)
      spans_.back().end = std::max(spans_.back().end, each.end);
    else spans_.push_back(each);
  }
}

bool Untouchable::touches(Span span) const {
  // The last that starts before the span ends, or at its start where the span is empty.
  auto behind = std::ranges::lower_bound(spans_, span.empty() ? span.start + 1 : span.end, {}, &Span::start);
  return behind != spans_.begin() && std::prev(behind)->end > span.start;
}

}  // namespace mojimend
