// The table of options against the parser, and the help's lines.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "cli/command_line.h"
#include "cli/tables.h"
#include "report/wrap.h"
#include "text/utf8.h"

namespace {

using namespace mojimend;

std::string dashed(const OptionInfo& option) { return "--" + std::string(option.name); }

// A value of the kind that the table says; a name of its own where any will do.
std::string sample(const OptionInfo& option) {
  const std::vector<Completion> known = candidates(option);
  if (!known.empty()) return known.front().text;
  return option.kind == ValueKind::number ? "2" : "x";
}

// The command and the option; what else a command line needs to be right.
std::vector<std::string> line(std::string_view command, const std::string& option, const OptionInfo& of,
                              const std::string& value) {
  std::vector<std::string> out;
  if (!command.empty()) out.emplace_back(command);
  out.push_back(option);
  if (of.kind != ValueKind::none) out.push_back(value);
  if (const CommandInfo* known = command_named(command); known && !known->tasks.empty())
    out.insert(out.begin() + 1, std::string(known->tasks.front().name));
  if (command == "guard" && of.name != "against") out.insert(out.end(), {"--against", "HEAD"});
  // The text would go to standard output as well as the JSON, standard input has no name in a folder, and
  // there is nobody to ask about it.
  if (command == "fix" || command == "review") out.insert(out.end(), {"path"});
  return out;
}

std::string error_of(const std::vector<std::string>& arguments) {
  const auto parsed = parse_command_line(arguments);
  return parsed ? "" : parsed.error().message();
}

std::vector<std::pair<std::string_view, Command>> commands_with_options() {
  std::vector<std::pair<std::string_view, Command>> out{{"", Command::none}};
  for (const CommandInfo& each : all_commands())
    if (each.command != Command::help && each.command != Command::version)
      out.emplace_back(each.name, each.command);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(each_option_is_taken_by_the_commands_of_the_table_and_by_no_other) {
  for (const OptionInfo& option : all_options())
    for (const auto& [name, command] : commands_with_options()) {
      BOOST_TEST_CONTEXT(name << " " << option.name) {
        const std::string with_name = error_of(line(name, dashed(option), option, sample(option)));
        BOOST_TEST(with_name.empty() == takes(command, option), with_name);
        if (!option.letter) continue;
        const std::string letter = std::string("-") + option.letter;
        const std::string with_letter = error_of(line(name, letter, option, sample(option)));
        BOOST_TEST(with_letter.empty() == takes(command, option), with_letter);
      }
    }
}

BOOST_AUTO_TEST_CASE(each_word_is_taken_and_no_other) {
  for (const OptionInfo& option : all_options())
    for (const auto& [name, command] : commands_with_options()) {
      if (!takes(command, option) || option.kind != ValueKind::word) continue;
      BOOST_TEST_CONTEXT(name << " " << option.name) {
        for (const Word& word : option.words) {
          const std::string whole =
              std::string(word.word) + (word.argument.empty() ? "" : ":" + std::string(word.argument));
          const std::string error = error_of(line(name, dashed(option), option, whole));
          BOOST_TEST(error == (takes(command, word)
                                   ? ""
                                   : dashed(option) + ": " + std::string(name) + " has no " + whole +
                                         "; give it " + words_listed(option.words, command)));
          BOOST_TEST((word.set != nullptr));
        }
        const std::string wrong = error_of(line(name, dashed(option), option, "nonsense"));
        BOOST_TEST(wrong ==
                   dashed(option) + ": there is no nonsense; give it " + words_listed(option.words, command));
        BOOST_TEST((option.standard.empty() ||
                    error_of(line(name, dashed(option), option, std::string(option.standard))).empty()));
      }
    }
}

// By one command: what a value means does not depend on it, and a language takes tens of milliseconds.
BOOST_AUTO_TEST_CASE(what_completions_offer_is_taken) {
  for (const OptionInfo& option : all_options()) {
    if (option.kind == ValueKind::word) continue;
    for (const auto& [name, command] : commands_with_options()) {
      if (!takes(command, option)) continue;
      for (const Completion& each : candidates(option))
        BOOST_TEST(error_of(line(name, dashed(option), option, each.text)) == "");
      break;
    }
  }
}

BOOST_AUTO_TEST_CASE(the_tables_are_whole) {
  for (const CommandInfo& each : all_commands()) BOOST_TEST((&info(each.command) == &each));
  for (const OptionInfo& each : all_options()) {
    BOOST_TEST_CONTEXT(each.name) {
      BOOST_TEST((option_named(each.name) == &each));
      BOOST_TEST(each.commands.any());
      BOOST_TEST((each.kind == ValueKind::word) == !each.words.empty());
      BOOST_TEST((each.kind == ValueKind::word || each.set != nullptr));
      BOOST_TEST((each.kind == ValueKind::none) == value_shown(each).empty());
      for (const OptionInfo& other : all_options())
        if (&other != &each && each.letter) BOOST_TEST(other.letter != each.letter);
    }
  }
}

BOOST_AUTO_TEST_CASE(options_stand_before_and_behind_paths_with_and_without_an_equals_sign) {
  for (const std::vector<std::string>& each : {std::vector<std::string>{"check", "--format", "json", "a"},
                                               {"check", "--format=json", "a"},
                                               {"check", "a", "--format=json"},
                                               {"check", "a", "--format", "json", "--"}}) {
    const auto parsed = parse_command_line(each);
    BOOST_REQUIRE(parsed.has_value());
    BOOST_TEST((parsed->format == Format::json));
    BOOST_TEST(parsed->paths == (std::vector<std::string>{"a"}), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(without_a_command_there_is_help_a_version_and_what_is_generated) {
  BOOST_TEST((parse_command_line({"--version"})->command == Command::version));
  BOOST_TEST((parse_command_line({"-V"})->command == Command::version));
  BOOST_TEST((parse_command_line({"--generate", "man"})->generated == Generated::man_page));
  BOOST_TEST((parse_command_line({"--help", "fix"})->help_about == Command::fix));
  BOOST_TEST(error_of({"--generate", "man", "fix"}).starts_with("there is no command before fix; "));
  BOOST_TEST(error_of({"--generate"}).find("--generate") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_line_of_the_help_is_wider_than_asked_for) {
  for (std::size_t width = kNarrowestHelp; width <= kWidestHelp; ++width) {
    std::string all = help_text({}, width);
    for (const CommandInfo& each : all_commands()) all += help_text(each.command, width);
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = all.find('\n', at);
      const std::string_view one = std::string_view(all).substr(at, end - at);
      BOOST_TEST(count_code_points(one) <= width, one);
      BOOST_TEST(!one.ends_with(' '), one);
      at = end + 1;
    }
  }
}

BOOST_AUTO_TEST_CASE(explanations_stand_in_one_column_unless_the_option_is_too_long) {
  const std::string help = help_text(Command::fix);
  BOOST_TEST(help.find("\n      --exit-non-zero-on-fix  exit with 1") != std::string::npos, help);
  BOOST_TEST(help.find("\n  -q, --quiet                 no summaries") != std::string::npos, help);
  BOOST_TEST(help.find("\n      --color auto|always|never\n                              when to") !=
                 std::string::npos,
             help);
}

BOOST_AUTO_TEST_CASE(lines_hang_and_count_code_points) {
  BOOST_TEST(hanging("  -a", "one two", 8, 80) == "  -a    one two\n");
  BOOST_TEST(hanging("  -a", "one two", 8, 13) == "  -a    one\n        two\n");
  BOOST_TEST(hanging("  --long", "one", 8, 80) == "  --long\n        one\n");
  BOOST_TEST(hanging("", "äöü äöü", 0, 7) == "äöü äöü\n");
  BOOST_TEST(hanging("", "unbreakable x", 0, 4) == "unbreakable\nx\n");
}

BOOST_AUTO_TEST_SUITE_END()
