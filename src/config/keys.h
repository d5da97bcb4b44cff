// The keys of the configuration. One table makes its parser, what `config show` prints and
// docs/configuration.md.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/policy.h"
#include "text/result.h"

namespace mojimend {

enum class Key {
  preset,
  select,
  extend_select,
  ignore,
  // One a policy, in their order.
  bom,
  newline,
  line_separators,
  unicode_form,
  width_forms,
  cjk_quotes,
  quotes,
  ligature,
  invisible,
  space,
  context,
  unsafe_fixes,
  encodings,
  language,
  to,
  exclude,
  baseline,
  match,
};
inline constexpr std::size_t kKeyCount = static_cast<std::size_t>(Key::match) + 1;

// What a key's value is.
enum class KeyKind {
  word,   // a string, one of a few
  flag,   // true or false
  path,   // a string
  rules,  // lists of strings: names …
  encodings,
  languages,
  globs,  // … and patterns
};
// Where in the file a key may stand.
enum class KeyPlace { anywhere, top, section };

struct KeyInfo {
  Key key;
  std::string_view name;
  KeyKind kind;
  KeyPlace place;
  std::string_view standard;  // what holds where nobody says anything, in TOML; empty: it must be given
  std::string_view option;    // of the command line that says the same, with dashes; empty: none
  std::string_view help;      // a sentence or two
};

// In the order of the enumeration.
std::span<const KeyInfo> all_keys();
const KeyInfo& info(Key key);
// Null if there is none of that name.
const KeyInfo* key_named(std::string_view name);

constexpr Key key_of(Policy policy) {
  return static_cast<Key>(static_cast<std::size_t>(Key::bom) + static_cast<std::size_t>(policy));
}
static_assert(key_of(Policy::context) == Key::context);
// Nothing for a key that is no policy's.
std::optional<Policy> policy_of(Key key);

bool is_list(KeyKind kind);
// The words that a value may be; empty where there are too many to tell, or any will do.
std::vector<std::string_view> words_of(Key key);

// Whether one string may be the value, or stand in the list. Error (usage): the reason, such as "there is no
// rule gloos", and what was meant.
Result<void> check_word(Key key, std::string_view word);

// Calls `each` for every name in "a,b,c"; empty names are passed over.
Result<void> for_each_name(std::string_view list, const std::function<Result<void>(std::string_view)>& each);

}  // namespace mojimend
