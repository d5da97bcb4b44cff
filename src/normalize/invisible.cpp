// Invisible characters that have no effect where they stand, and spaces that look like others. What joins,
// parts or shapes letters of a script stays with that script.
#include "normalize/characters.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

constexpr char32_t kZeroWidthSpace = 0x200B, kNonJoiner = 0x200C, kJoiner = 0x200D, kSoftHyphen = 0xAD,
                   kBlackFlag = 0x1F3F4, kCancelTag = 0xE007F;

// What Unicode advises against: byte order marks that are none, controls of Arabic shaping and annotation
// (chapter 23), and the mark that stands for an object that plain text cannot have.
const CharacterSet& obsolete() {
  static const CharacterSet set("[\\uFEFF\\u206A-\\u206F\\uFFF9-\\uFFFC]");
  return set;
}

const CharacterSet& invisible() {
  static const CharacterSet set(
      "[\\uFEFF\\u206A-\\u206F\\uFFF9-\\uFFFC\\u00AD\\u200B-\\u200D\\u2060-\\u2064"
      "\\U000E0001\\U000E0020-\\U000E007F]");
  return set;
}

const CharacterSet& chosen(InvisibleScope scope) {
  return scope == InvisibleScope::all ? invisible() : obsolete();
}

// Letters of every script but those whose letters do not join and whose words spaces part, or which need no
// place to break a line: beside those neither a joiner nor a non-joiner nor a space without width has a use.
const CharacterSet& other_letters() {
  static const CharacterSet set(
      "[[:L:][:M:]-[:sc=Latn:]-[:sc=Grek:]-[:sc=Cyrl:]-[:sc=Armn:]-[:sc=Geor:]"
      "-[:sc=Hebr:]-[:sc=Hang:]-[:sc=Han:]-[:sc=Hira:]-[:sc=Kana:]-[:sc=Zinh:]]");
  return set;
}

const CharacterSet& emoji() {
  static const CharacterSet set(
      "[[:Extended_Pictographic:][:Emoji_Modifier:]\\uFE0F\\u20E3"
      "\\U0001F1E6-\\U0001F1FF]");
  return set;
}

bool is_of_another_script(char32_t letter) { return other_letters().has(letter); }

// The letter before `at`, behind marks that combine with any letter.
char32_t base_before(std::string_view text, std::size_t at) {
  static const CharacterSet shared("[[:sc=Zinh:]&[:M:]]");
  char32_t letter = character_before(text, at);
  while (shared.has(letter)) {
    at -= to_utf8(letter).size();
    letter = character_before(text, at);
  }
  return letter;
}

// Tags spell a region behind a black flag; elsewhere nobody sees them, and what they hide is a text.
bool is_in_flag(std::string_view text, std::size_t at) {
  static const CharacterSet tags("[\\U000E0020-\\U000E007F]");
  std::size_t start = at;
  while (start >= 4 && tags.has(character_before(text, start))) start -= 4;
  const std::size_t end = tags.skip(text, start);
  return character_before(text, start) == kBlackFlag && end > start &&
         character_before(text, end) == kCancelTag;
}

bool has_effect(std::string_view text, std::size_t at, CodePoint character) {
  const char32_t left = base_before(text, at), right = character_at(text, at + character.size);
  switch (character.value) {
    case kNonJoiner:
    case kZeroWidthSpace:
      return is_of_another_script(left) || is_of_another_script(right);
    case kJoiner:
      return is_of_another_script(left) || is_of_another_script(right) ||
             (emoji().has(character_before(text, at)) && emoji().has(right));
    default:
      return character.value >= 0xE0020 && is_in_flag(text, at);
  }
}

bool may_have_invisible(std::string_view text, const Policies& policies) {
  return chosen(policies.invisible()).any_in(text);
}

void remove_invisible(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  const CharacterSet& set = chosen(input.policies.invisible());
  for (std::size_t at = set.find(text); at < text.size();) {
    const CodePoint character = read_code_point(text, at);
    const std::size_t end = at + character.size;
    const bool is_mark = at == 0 && input.place == PagePlace::start_of_document && character.value == 0xFEFF;
    if (!is_mark && !has_effect(text, at, character))
      edits.push_back({{at, end},
                       "",
                       character.value == kSoftHyphen ? "a soft hyphen"
                                                      : "an invisible " + unicode_name(character.value)});
    at = set.find(text, end);
  }
}

const CharacterSet& spaces(SpaceScope scope) {
  static const CharacterSet all("[\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F]");
  static const CharacterSet odd("[\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u205F]");
  return scope == SpaceScope::all ? all : odd;
}

// Between a Mongolian word and its ending a narrow space shapes both, and in Ogham the space is a line.
bool is_of_a_script(std::string_view text, std::size_t at, CodePoint space) {
  static const CharacterSet scripts("[[:sc=Mong:][:sc=Ogam:]-[\\u1680]]");
  return scripts.has(character_before(text, at)) || scripts.has(character_at(text, at + space.size));
}

bool may_have_spaces(std::string_view text, const Policies& policies) {
  return spaces(policies.space()).any_in(text);
}

void mend_spaces(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  const CharacterSet& set = spaces(input.policies.space());
  for (std::size_t at = set.find(text); at < text.size();) {
    const CodePoint space = read_code_point(text, at);
    if (!is_of_a_script(text, at, space))
      edits.push_back({{at, at + space.size}, " ", unicode_name(space.value) + " becomes a space"});
    at = set.find(text, at + space.size);
  }
}

}  // namespace

const Pass kInvisiblePass{Rule::invisible, PassKind::changes, PassScope::prose, may_have_invisible,
                          remove_invisible};
const Pass kSpacePass{Rule::space, PassKind::changes, PassScope::prose, may_have_spaces, mend_spaces};

}  // namespace mojimend
