// mojimend.toml: each key is taken, and what is wrong is named with its file and line.
#include "config/config_file.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "config/show.h"

namespace {

using namespace mojimend;

// Patterns count from a folder that is there.
std::string root() {
  static const std::string folder = std::filesystem::temp_directory_path().string();
  return folder;
}

Result<ConfigFile> parsed(const std::string& text) { return parse_config(text, "mojimend.toml", root()); }

std::string error_of(const std::string& text) {
  const auto config = parsed(text);
  return config ? "" : config.error().message();
}

// A right value of the key in TOML, and a wrong one of another type, of each kind.
std::string right_value(const KeyInfo& key) {
  switch (key.kind) {
    case KeyKind::word:
      return "\"" + std::string(words_of(key.key).back()) + "\"";
    case KeyKind::flag:
      return "true";
    case KeyKind::path:
      return "\"file\"";
    case KeyKind::rules:
      return "[\"gloss\", \"entity\"]";
    case KeyKind::encodings:
      return "[\"gbk\", \"latin1\"]";
    case KeyKind::languages:
      return "[\"ru\", \"zh-Hant\"]";
    case KeyKind::globs:
      return "[\"a/*.txt\", \"b\"]";
  }
  return "";
}

// `key = value` where the key may stand; its line is the second or, in a section, the third.
std::string file_with(const KeyInfo& key, const std::string& value) {
  const std::string line = std::string(key.name) + " = " + value + "\n";
  if (key.place != KeyPlace::section) return "\n" + line;
  return "\n[[files]]\n" + line;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config_file)

BOOST_AUTO_TEST_CASE(each_key_is_taken_and_keeps_where_it_was_said) {
  for (const KeyInfo& key : all_keys()) {
    BOOST_TEST_CONTEXT(key.name) {
      BOOST_TEST((&info(key.key) == &key));
      BOOST_TEST((key_named(key.name) == &key));
      const auto config = parsed(file_with(key, right_value(key)));
      BOOST_REQUIRE_MESSAGE(config.has_value(), (config ? "" : config.error().message()));
      if (key.place == KeyPlace::section) continue;
      const SaidValue* said = config->values.find(key.key);
      BOOST_REQUIRE(said);
      BOOST_TEST(said->origin == "mojimend.toml:2");
      BOOST_TEST(said->words.size() == (is_list(key.kind) ? 2 : 1));
      for (const KeyInfo& other : all_keys())
        if (other.key != key.key) BOOST_TEST(!config->values.find(other.key));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_key_is_taken_in_a_section_or_told_where_it_belongs) {
  for (const KeyInfo& key : all_keys()) {
    BOOST_TEST_CONTEXT(key.name) {
      if (key.place == KeyPlace::section) continue;
      const std::string error =
          error_of("[[files]]\nmatch = [\"a\"]\n" + std::string(key.name) + " = " + right_value(key));
      BOOST_TEST(error.empty() == (key.place == KeyPlace::anywhere));
      if (!error.empty())
        BOOST_TEST(error ==
                   "mojimend.toml:3: " + std::string(key.name) +
                       " does not belong here; it stands at the top of the file, before the first section");
    }
  }
  BOOST_TEST(error_of("match = [\"a\"]") ==
             "mojimend.toml:1: match does not belong here; it stands in a [[files]] section");
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_type_is_named_with_its_line) {
  for (const KeyInfo& key : all_keys()) {
    for (const std::string value : {"7", "true", "\"gbk\"", "[\"gbk\"]", "[1]", "{a = 1}", "2020-01-01"}) {
      BOOST_TEST_CONTEXT(key.name << " = " << value) {
        const bool right = key.kind == KeyKind::flag ? value == "true"
                           : is_list(key.kind)       ? value == "[\"gbk\"]"
                                                     : value == "\"gbk\"";
        const std::string error = error_of(file_with(key, value));
        const bool word_matters = key.kind != KeyKind::path && key.kind != KeyKind::flag &&
                                  key.kind != KeyKind::globs && key.kind != KeyKind::encodings;
        if (right && !word_matters) BOOST_TEST(error == "");
        else
          BOOST_TEST(error.find(key.place == KeyPlace::section ? "mojimend.toml:3: " : "mojimend.toml:2: ") ==
                     0U);
        if (!right) BOOST_TEST(error.find("; give it ") != error.npos, error);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_meant_is_said) {
  BOOST_TEST(error_of("ignor = []") == "mojimend.toml:1: there is no key ignor; did you mean ignore?");
  BOOST_TEST(error_of("\n\nfrobnicate = 1")
                 .find("mojimend.toml:3: there is no key frobnicate; the keys are preset, ") == 0U);
  BOOST_TEST(error_of("ignore = [\n  \"gloss\",\n  \"entitty\"]") ==
             "mojimend.toml:3: ignore: there is no rule entitty; did you mean entity?");
  BOOST_TEST(error_of("to = \"utf8\"") == "mojimend.toml:1: to: there is no to utf8; did you mean utf-8?");
  BOOST_TEST(error_of("preset = \"x\"") ==
             "mojimend.toml:1: preset: there is no preset x; it is one of repair, corpus, source-code, ftfy");
  BOOST_TEST(error_of("encodings = [\"windows-1253\", \"windows-125x\"]").find("did you mean windows-125") !=
             std::string::npos);
  BOOST_TEST(error_of("language = [\"q!\"]") ==
             "mojimend.toml:1: language: there is no language q!; give tags such as ru, pt-BR or zh-Hant");
  BOOST_TEST(error_of("exclude = [\"!a\"]").find("mojimend.toml:1: exclude: a pattern cannot begin with !") ==
             0U);
  BOOST_TEST(error_of("[file]\nto = \"keep\"") ==
             "mojimend.toml:1: there is no key file; did you mean files?");
  BOOST_TEST(error_of("[files]\nto = \"keep\"") ==
             "mojimend.toml:1: files is a table; write [[files]], with two brackets, and keys below it");
  BOOST_TEST(
      error_of("to = \"keep\"\n[[files]]\nto = \"keep\"") ==
      "mojimend.toml:2: this section does not say which files it is for; give it match = [\"PATTERN\"]");
  BOOST_TEST(error_of("to = \"keep\nx").find("mojimend.toml:1: this is no TOML: ") == 0U);
}

BOOST_AUTO_TEST_CASE(sections_hold_for_what_they_match_and_the_later_one_has_the_last_word) {
  const auto config = parsed(
      "to = \"utf-8\"\n"
      "[[files]]\nmatch = [\"legacy/\", \"*.old\"]\nto = \"keep\"\nencodings = [\"gbk\"]\n"
      "[[files]]\nmatch = [\"legacy/b*.txt\"]\nencodings = [\"big5\"]\n");
  BOOST_REQUIRE(config.has_value());
  const auto said = [&](const std::string& path) {
    const Values values = config->values_for(path);
    return std::string(values.word(Key::to)) + " " + std::string(values.word(Key::encodings));
  };
  BOOST_TEST(said(root() + "/a.txt") == "utf-8 ");
  BOOST_TEST(said(root() + "/legacy/a.txt") == "keep gbk");
  BOOST_TEST(said(root() + "/legacy/deep/er/a.txt") == "keep gbk");
  BOOST_TEST(said(root() + "/x/y.old") == "keep gbk");
  BOOST_TEST(said(root() + "/legacy/b1.txt") == "keep big5");
  BOOST_TEST(said(root() + "/legacy/deep/b1.txt") == "keep gbk");
  BOOST_TEST(said("/q/legacy/a.txt") == "utf-8 ");
  BOOST_TEST(said("") == "utf-8 ");
  BOOST_TEST(config->values_for(root() + "/legacy/b1.txt").find(Key::encodings)->origin ==
             "mojimend.toml:8 [[files]] matching legacy/b*.txt");
}

BOOST_AUTO_TEST_CASE(rules_are_added_up_and_a_selection_begins_anew) {
  Values outer, inner;
  outer.add(Key::ignore, "gloss", "outer");
  outer.add(Key::extend_select, "bom", "outer");
  inner.add(Key::ignore, "bom", "inner");
  Values both = outer;
  both.lay(inner);
  BOOST_TEST(!both.rules().has(Rule::gloss));
  BOOST_TEST(!both.rules().has(Rule::bom));
  BOOST_TEST(both.rules().has(Rule::mojibake));
  BOOST_TEST(both.find(Key::ignore)->words.size() == 2U);
  inner.add(Key::extend_select, "gloss", "inner");
  both = outer;
  both.lay(inner);
  BOOST_TEST(both.rules().has(Rule::gloss));
  Values selection;
  selection.add(Key::select, "gloss", "inner");
  both.lay(selection);
  RuleSet only;
  only.add(Rule::gloss);
  BOOST_TEST((both.rules() == only));
  Values preset;
  preset.add(Key::preset, "corpus", "inner");
  both.lay(preset);
  BOOST_TEST(both.rules().has(Rule::newline));
  BOOST_TEST(both.rules().has(Rule::gloss));
  BOOST_TEST(!both.find(Key::select));
}

BOOST_AUTO_TEST_CASE(each_preset_differs_from_the_default_as_it_says) {
  Values values;
  BOOST_TEST((values.rules() == RuleSet::defaults()));
  values.add(Key::preset, "repair", "x");
  BOOST_TEST((values.rules() == RuleSet::defaults()));
  values.add(Key::preset, "source-code", "x");
  for (const Rule each : {Rule::entity, Rule::gloss, Rule::doubled_punctuation})
    BOOST_TEST(!values.rules().has(each));
  BOOST_TEST(values.rules().has(Rule::mojibake));
}

BOOST_AUTO_TEST_CASE(values_become_what_the_flow_asks_for) {
  const auto config = parsed(
      "to = \"keep\"\nunsafe-fixes = true\nencodings = [\"gbk\", \"big5\"]\nlanguage = [\"ru\"]\nselect = "
      "[\"entity\"]\n");
  BOOST_REQUIRE(config.has_value());
  const Options options = config->values.options();
  BOOST_TEST((options.to == TargetEncoding::keep));
  BOOST_TEST((options.apply == ApplyLevel::with_suggested));
  BOOST_TEST((options.from == std::vector<std::string>{"gbk", "big5"}));
  BOOST_TEST(!options.among.empty());
  BOOST_TEST(options.rules.has(Rule::entity));
  BOOST_TEST(!options.rules.has(Rule::mojibake));
}

BOOST_AUTO_TEST_CASE(show_has_each_key_with_its_default_and_says_the_same_when_it_is_read_again) {
  FileConfig config;
  const std::string defaults = config_text("a", config);
  for (const KeyInfo& key : all_keys()) {
    if (key.place == KeyPlace::section || key.key == Key::select) continue;
    BOOST_TEST(defaults.find("\n" + std::string(key.name) + " = " + std::string(key.standard) +
                             "  # default\n") != defaults.npos,
               key.name);
  }
  BOOST_TEST(defaults.find("\nselect = [\"encoding\", ") != defaults.npos);
  for (const KeyInfo& key : all_keys()) {
    if (key.place == KeyPlace::section) continue;
    const auto file = parsed(file_with(key, right_value(key)));
    BOOST_REQUIRE(file.has_value());
    FileConfig said;
    said.values = file->values;
    const std::string text = config_text("a", said);
    BOOST_TEST(text.find("mojimend.toml:2\n") != text.npos, text);
    const auto again = parsed(text);
    BOOST_REQUIRE_MESSAGE(again.has_value(), (again ? "" : again.error().message()));
    BOOST_TEST((again->values.rules() == said.values.rules()));
    BOOST_TEST(again->values.word(key.key) == said.values.word(key.key));
  }
}

BOOST_AUTO_TEST_CASE(the_page_has_each_key) {
  const std::string page = keys_page();
  for (const KeyInfo& key : all_keys())
    BOOST_TEST(page.find("### `" + std::string(key.name) + "`\n") != page.npos);
}

BOOST_AUTO_TEST_SUITE_END()
