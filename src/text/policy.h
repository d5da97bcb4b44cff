// Policies: in which way each policy rule does what it does, as the user chose it. One table of words makes
// the options of the command line, the keys of the configuration, and what `rules` prints.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/rule.h"

namespace mojimend {

enum class BomStyle : std::uint8_t { remove, add };
enum class NewlineStyle : std::uint8_t { lf, crlf, native, mixed };
enum class SeparatorStyle : std::uint8_t { keep, newline };
enum class UnicodeForm : std::uint8_t { gentle_nfc, nfc, nfd, nfkc, nfkd };
enum class WidthScope : std::uint8_t { letters, all };
enum class CjkQuotes : std::uint8_t { habit, curly, corner, keep };
enum class QuoteStyle : std::uint8_t { straight, curly, straight_all };
enum class LigatureScope : std::uint8_t { typographic, all };
enum class InvisibleScope : std::uint8_t { all, obsolete };
enum class SpaceScope : std::uint8_t { all, odd };
enum class ContextChoice : std::uint8_t { automatic, plain, markdown, html, code, none };

// In the order of the table.
enum class Policy : std::uint8_t {
  bom,
  newline,
  line_separators,
  unicode_form,
  width,
  cjk_quotes,
  quotes,
  ligature,
  invisible,
  space,
  context,
};
inline constexpr std::size_t kPolicyCount = static_cast<std::size_t>(Policy::context) + 1;

struct PolicyWord {
  std::string_view word;     // as users write it: "gentle-nfc"
  std::string_view meaning;  // a clause
};

// What a rule that somebody chose a way for is switched on by. The others only refine it.
enum class PolicyRole : std::uint8_t { switches, refines };
// The word that switches a rule off, where a policy switches.
inline constexpr std::string_view kPolicyOff = "off";

struct PolicyInfo {
  Policy policy;
  std::string_view name;     // of the option and of the key: "unicode-form"
  std::optional<Rule> rule;  // whose way it is; none: of all of them
  PolicyRole role;
  std::string_view help;  // a clause
  std::span<const PolicyWord>
      words;  // in the order of its enumeration; the first holds unless chosen otherwise
};

struct PolicyChoice {
  Policy policy;
  std::string_view word;
};

std::span<const PolicyInfo> all_policies();
const PolicyInfo& info(Policy policy);
// What its option and its key take: its words, and off where it switches a rule.
std::vector<std::string_view> words_of(const PolicyInfo& policy);
// What holds where nobody says anything.
std::string_view standard_of(const PolicyInfo& policy);
// Null if there is none of that name.
const PolicyInfo* policy_named(std::string_view name);

class Policies {
 public:
  // False if the policy has no such word.
  bool set(Policy policy, std::string_view word);
  std::string_view word(Policy policy) const;

  BomStyle bom() const { return chosen<BomStyle>(Policy::bom); }
  NewlineStyle newline() const { return chosen<NewlineStyle>(Policy::newline); }
  SeparatorStyle line_separators() const { return chosen<SeparatorStyle>(Policy::line_separators); }
  UnicodeForm unicode_form() const { return chosen<UnicodeForm>(Policy::unicode_form); }
  WidthScope width() const { return chosen<WidthScope>(Policy::width); }
  CjkQuotes cjk_quotes() const { return chosen<CjkQuotes>(Policy::cjk_quotes); }
  QuoteStyle quotes() const { return chosen<QuoteStyle>(Policy::quotes); }
  LigatureScope ligature() const { return chosen<LigatureScope>(Policy::ligature); }
  InvisibleScope invisible() const { return chosen<InvisibleScope>(Policy::invisible); }
  SpaceScope space() const { return chosen<SpaceScope>(Policy::space); }
  ContextChoice context() const { return chosen<ContextChoice>(Policy::context); }

  bool operator==(const Policies&) const = default;

 private:
  template <typename Choice>
  Choice chosen(Policy policy) const {
    return static_cast<Choice>(chosen_[static_cast<std::size_t>(policy)]);
  }

  std::array<std::uint8_t, kPolicyCount> chosen_{};  // rows of PolicyInfo::words
};

}  // namespace mojimend
