// The table of policies.
#include "text/policy.h"

#include <algorithm>

namespace mojimend {
namespace {

constexpr PolicyWord kBom[] = {{"remove", "take one away from the start of the document"},
                               {"add", "put one at the start of the document"}};
constexpr PolicyWord kNewline[] = {{"lf", "LF"},
                                   {"crlf", "CR LF"},
                                   {"native", "what the system uses"},
                                   {"mixed", "where a document mixes them, what its first line ends in"}};
constexpr PolicyWord kSeparators[] = {{"keep", "leave them"}, {"newline", "make them line ends"}};
constexpr PolicyWord kForms[] = {
    {"gentle-nfc",
     "compose, but leave what has no composed form of its own: Å, K, ideographs for compatibility"},
    {"nfc", "compose"},
    {"nfd", "decompose"},
    {"nfkc", "compose, and replace what is there for compatibility: ² ﬁ ① Ａ"},
    {"nfkd", "decompose, and replace what is there for compatibility"}};
constexpr PolicyWord kWidth[] = {{"letters", "letters, digits and half-width katakana"},
                                 {"all", "punctuation, symbols and the space as well"}};
constexpr PolicyWord kCjkQuotes[] = {
    {"habit", "what the document uses otherwise, else what its language does"},
    {"curly", "“ ”"},
    {"corner", "「 」"},
    {"keep", "leave straight ones"}};
constexpr PolicyWord kQuotes[] = {
    {"straight",
     "\" and ', except where “ ” and ‘ ’ are the full-width marks of Chinese, Japanese or Korean "
     "text, and where ʼ is a letter"},
    {"curly", "“ ” ‘ ’"},
    {"straight-all", "\" and ' everywhere"}};
constexpr PolicyWord kLigatures[] = {{"typographic", "ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ"},
                                     {"all", "ĳ, ŉ, ǆ, ǉ, ǌ, ǳ as well, which are letters to some"}};
constexpr PolicyWord kInvisible[] = {{"all", "whatever has no effect where it stands"},
                                     {"obsolete",
                                      "only byte order marks inside the text and what Unicode "
                                      "advises against"}};
constexpr PolicyWord kSpace[] = {{"all", "every space that is wider, narrower or does not break"},
                                 {"odd", "all but those that do not break"}};
constexpr PolicyWord kContexts[] = {{"auto", "what the file's name and text look like"},
                                    {"plain", "leave addresses: URLs and e-mail"},
                                    {"markdown", "leave code, front matter, links and HTML as well"},
                                    {"html", "leave tags, comments, scripts and code"},
                                    {"code", "leave everything to which a compiler could object"},
                                    {"none", "leave nothing"}};

constexpr std::array<PolicyInfo, kPolicyCount> kPolicies{{
    {Policy::bom, "bom", Rule::bom, PolicyRole::switches, "byte order marks", kBom},
    {Policy::newline, "newline", Rule::newline, PolicyRole::switches, "line ends", kNewline},
    {Policy::line_separators, "line-separators", Rule::newline, PolicyRole::refines,
     "U+2028, U+2029 and U+0085", kSeparators},
    {Policy::unicode_form, "unicode-form", Rule::unicode_form, PolicyRole::switches,
     "the Unicode normalization form", kForms},
    {Policy::width, "width-forms", Rule::width, PolicyRole::switches,
     "full-width and half-width forms that become ordinary ones", kWidth},
    {Policy::cjk_quotes, "cjk-quotes", Rule::cjk_punctuation, PolicyRole::refines,
     "what straight quotes in Chinese and Japanese prose become", kCjkQuotes},
    {Policy::quotes, "quotes", Rule::quotes, PolicyRole::switches, "quotation marks and apostrophes",
     kQuotes},
    {Policy::ligature, "ligature", Rule::ligature, PolicyRole::switches, "ligatures that become letters",
     kLigatures},
    {Policy::invisible, "invisible", Rule::invisible, PolicyRole::switches, "invisible characters that go",
     kInvisible},
    {Policy::space, "space", Rule::space, PolicyRole::switches, "spaces that become U+0020", kSpace},
    {Policy::context, "context", std::nullopt, PolicyRole::refines,
     "what kind of text it is, and so what policies do not touch", kContexts},
}};

}  // namespace

std::span<const PolicyInfo> all_policies() { return kPolicies; }

const PolicyInfo& info(Policy policy) { return kPolicies[static_cast<std::size_t>(policy)]; }

std::vector<std::string_view> words_of(const PolicyInfo& policy) {
  std::vector<std::string_view> out;
  for (const PolicyWord& each : policy.words) out.push_back(each.word);
  if (policy.role == PolicyRole::switches) out.push_back(kPolicyOff);
  return out;
}

std::string_view standard_of(const PolicyInfo& policy) {
  return policy.role == PolicyRole::switches ? kPolicyOff : policy.words.front().word;
}

const PolicyInfo* policy_named(std::string_view name) {
  const auto found = std::ranges::find(kPolicies, name, &PolicyInfo::name);
  return found == kPolicies.end() ? nullptr : &*found;
}

bool Policies::set(Policy policy, std::string_view word) {
  const std::span<const PolicyWord> words = info(policy).words;
  const auto found = std::ranges::find(words, word, &PolicyWord::word);
  if (found == words.end()) return false;
  chosen_[static_cast<std::size_t>(policy)] = static_cast<std::uint8_t>(found - words.begin());
  return true;
}

std::string_view Policies::word(Policy policy) const {
  return info(policy).words[chosen_[static_cast<std::size_t>(policy)]].word;
}

}  // namespace mojimend
