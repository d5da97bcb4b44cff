// Values: what somebody says of the keys, each with where it was said, and how what several places say is
// laid over one another.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/keys.h"
#include "pipeline/pipeline.h"

namespace mojimend {

// One string of a value, and who said it: "mojimend.toml:3", "--ignore".
struct SaidWord {
  std::string word;
  std::string origin;
};

struct SaidValue {
  std::vector<SaidWord> words;  // one for what is no list; "true" or "false" for a flag
  std::string origin;           // of the value as a whole
};

class Values {
 public:
  // Null where nobody said anything.
  const SaidValue* find(Key key) const;
  // The word of a value that is no list; empty where nobody said anything.
  std::string_view word(Key key) const;
  // The words of a list; none where nobody said anything.
  std::vector<std::string> words(Key key) const;
  void set(Key key, SaidValue value) { at(key) = std::move(value); }
  // A list grows by the word, another value becomes it.
  void add(Key key, std::string_view word, std::string_view origin);

  // What `inner` says holds. A list of rules to add or to ignore is joined to the outer one, and a rule goes
  // by who spoke of it last; a preset or a selection makes everything forgotten that was said of rules
  // further out; any other value takes the place of the outer one.
  void lay(const Values& inner);

  // The rules that are on: of the selection, else of the preset; and of what was added and the policies that
  // somebody chose a way for, without those to be ignored.
  RuleSet rules() const;
  // As the preset has them, and as was said beside it.
  Policies policies() const;
  // Everything that the flow asks for. The languages' encodings take milliseconds to find.
  Options options() const;

 private:
  void forget_rules();
  std::optional<SaidValue>& at(Key key) { return values_[static_cast<std::size_t>(key)]; }

  std::array<std::optional<SaidValue>, kKeyCount> values_;
};

}  // namespace mojimend
