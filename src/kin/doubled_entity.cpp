// Takes a second escaping away: "&amp;eacute;" → "&eacute;". Only suggested: text about markup writes so too.
#include <set>

#include "channel/replay.h"
#include "context/context.h"
#include "encoding/references.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::string_view kEscaped = "&amp;";

// "&amp;amp;eacute;"
struct Doubled {
  Span span;
  std::string_view last;  // "eacute;": what is left when every "amp;" is gone
  char32_t value;
};

// Characters that are escaped because they are markup ("&amp;lt;") are most often meant so.
bool may_be_meant(char32_t value) { return value > 0x7F || value == U'&' || value == U'"' || value == U'\''; }

std::optional<Doubled> doubled_at(std::string_view text, std::size_t at) {
  std::size_t end = at + kEscaped.size();
  while (text.substr(end).starts_with(kEscaped.substr(1))) end += kEscaped.size() - 1;
  const std::string inner = "&" + std::string(text.substr(end, 12));
  const auto reference = read_reference(inner, 0);
  if (reference && may_be_meant(reference->value))
    return Doubled{{at, end + reference->size - 1}, text.substr(end, reference->size - 1), reference->value};
  // "&amp;amp; ": the last "amp;" was the reference.
  if (end == at + kEscaped.size()) return std::nullopt;
  return Doubled{{at, end}, text.substr(end - 4, 4), U'&'};
}

// Code, and prose about escaping.
bool speaks_of_markup(std::string_view text) {
  for (const std::string_view sign : {"<code", "<pre", "<tt", "```", "escap", "Escap", "entit", "Entit",
                                      "ENTIT", "<samp", "<kbd", "replace(", "</programlisting", "</literal"})
    if (text.find(sign) != text.npos) return true;
  return false;
}

// As a letter of a word or a mark beside one; in code it stands between quotes and brackets.
bool stands_in_prose(std::string_view text, Span span) {
  const char32_t before = character_before(text, span.start), behind = character_at(text, span.end);
  const auto wordlike = [](char32_t c) { return is_alphabetic(c) || is_ascii_digit(c) || c > 0x7F; };
  const bool beside_reference = before == U';' || behind == U'&';
  return wordlike(before) || wordlike(behind) || beside_reference || (is_blank(before) && is_blank(behind));
}

bool is_single_ampersand(std::string_view text, std::size_t at) {
  return is_blank(character_before(text, at)) && is_blank(character_at(text, at + kEscaped.size()));
}

}  // namespace

std::vector<Edit> doubled_entity_edits(const Page& page) {
  std::vector<Doubled> found;
  std::set<std::string_view> single;  // names that stand escaped once: the page knows the difference
  for (std::size_t at = 0; (at = page.text.find('&', at)) != page.text.npos;) {
    const bool escaped = page.text.substr(at).starts_with(kEscaped);
    const auto doubled = escaped ? doubled_at(page.text, at) : std::nullopt;
    if (doubled) {
      if (stands_in_prose(page.text, doubled->span) && !is_mention(page.text, doubled->span))
        found.push_back(*doubled);
      at = doubled->span.end;
      continue;
    }
    const auto reference = read_reference(page.text, at);
    if (reference && (!escaped || is_single_ampersand(page.text, at)))
      single.insert(page.text.substr(at + 1, reference->size - 1));
    at += reference ? reference->size : 1;
  }
  std::vector<Edit> edits;
  for (const Doubled& each : found)
    if (single.contains(each.last)) return {};
  if (found.empty() || speaks_of_markup(page.text)) return {};
  for (const Doubled& each : found) {
    Edit edit = page.edit(each.span, "&" + std::string(each.last));
    edit.rule = Rule::entity;
    edit.safety = Safety::suggested;
    edit.evidence = "a reference was escaped again";
    const std::size_t levels = (each.span.size() - each.last.size() - 1) / (kEscaped.size() - 1);
    Step step;
    step.stood.push_back({0, std::string(kEscaped)});
    step.written = "html-entities";
    step.read = "utf-8";
    edit.channel.assign(levels, step);
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace mojimend
