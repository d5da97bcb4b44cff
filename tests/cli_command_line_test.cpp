// The command line's errors: each names the option, rule, encoding or command at fault and what to do.
#include <boost/test/unit_test.hpp>

#include "cli/command_line.h"
#include "text/rule.h"
#include "text/suggest.h"

namespace {

using namespace mojimend;

std::string error_of(const std::vector<std::string>& arguments) {
  const auto parsed = parse_command_line(arguments);
  if (parsed) return "no error";
  BOOST_TEST((parsed.error().kind == ErrorKind::usage));
  return parsed.error().message();
}

RuleSet rules_of(const std::vector<std::string>& arguments) {
  const auto parsed = parse_command_line(arguments);
  BOOST_REQUIRE(parsed.has_value());
  return parsed->options.rules;
}

RuleSet set_of(std::initializer_list<Rule> rules) {
  RuleSet set;
  for (const Rule each : rules) set.add(each);
  return set;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(mistakes_are_named_with_a_way_out) {
  BOOST_TEST(error_of({"chek"}).starts_with(
      "there is no command chek; did you mean check? The commands are fix, check"));
  BOOST_TEST(error_of({"mend"}).starts_with("there is no command mend; The commands are fix"));
  BOOST_TEST(error_of({"--quiet", "fix"})
                 .starts_with("there is no option --quiet before the command; the commands are"));
  BOOST_TEST(error_of({"fix", "--quite"}) == "fix has no option --quite; did you mean --quiet?");
  BOOST_TEST(error_of({"fix", "--qui"}) != "no error");
  BOOST_TEST(error_of({"check", "--output-dir", "x"}) ==
             "check has no option --output-dir; it belongs to fix");
  BOOST_TEST(
      error_of({"fix", "--path", "x"}).starts_with("fix has no option --path; mojimend fix --help lists"));
  BOOST_TEST(error_of({"fix", "-x"}).starts_with("fix has no option -x;"));
  BOOST_TEST(error_of({"check", "--format", "xml"}) ==
             "--format: there is no xml; give it text, json, sarif, github, checkstyle or html");
  BOOST_TEST(error_of({"detect", "--format", "html"}) ==
             "--format: detect has no html; give it text or json");
  BOOST_TEST(error_of({"check", "--summary", "--format", "sarif"})
                 .starts_with("--summary: it is printed as text or"));
  BOOST_TEST(error_of({"fix", "--summary"}).starts_with("--summary: the mended text and the report"));
  BOOST_TEST(error_of({"fix", "--summary", "-o", "x"}) == "no error");
  BOOST_TEST(error_of({"check", "--select", "glos"}) ==
             "--select: there is no rule glos; did you mean gloss?");
  BOOST_TEST(error_of({"check", "--ignore", "gloss,nonsense"}) ==
             "--ignore: there is no rule nonsense; mojimend rules lists them");
  BOOST_TEST(error_of({"check", "--language", "ru,xx"}) ==
             "--language: there is no language xx; give tags such as ru, pt-BR or zh-Hant");
  BOOST_TEST(error_of({"check", "--from", "utf-8,shift_jes"}) ==
             "--from: there is no encoding shift_jes; did you mean shift_jis?");
  BOOST_TEST(error_of({"check", "--format"}).find("--format") != std::string::npos);
  BOOST_TEST(error_of({"fix", "--quiet=x"}).find("--quiet") != std::string::npos);
  BOOST_TEST(error_of({"fix", "--output", ""}).find("--output") != std::string::npos);
  BOOST_TEST(
      error_of({"fix", "a", "--output", "-"}).starts_with("--output: it names a file, and - is none; "));
  BOOST_TEST(error_of({"fix", ""}) == "a path is empty; leave it out, or name a file");
  BOOST_TEST(error_of({"rules", "x"}) == "rules takes no path; leave out x");
  BOOST_TEST(error_of({"help", "x"}) == "there is no command x; mojimend help lists them");
}

BOOST_AUTO_TEST_CASE(options_that_exclude_each_other) {
  BOOST_TEST(error_of({"fix", "-o", "a", "--output-dir", "b", "c"})
                 .starts_with("--output and --output-dir exclude"));
  BOOST_TEST(error_of({"fix", "-o", "a", "b", "c"}).starts_with("--output: it holds one text"));
  BOOST_TEST(error_of({"fix", "--output-dir", "b"}).starts_with("--output-dir: standard input has no name"));
  BOOST_TEST(error_of({"fix", "--format", "json"}).starts_with("--format: the mended text and the report"));
  BOOST_TEST(error_of({"fix", "--format", "json", "-o", "x"}) == "no error");
}

BOOST_AUTO_TEST_CASE(rules_are_chosen_whatever_the_order_of_options) {
  BOOST_TEST((rules_of({"check"}) == RuleSet::defaults()));
  BOOST_TEST((rules_of({"check", "--select", "gloss,lost"}) == set_of({Rule::gloss, Rule::lost})));
  BOOST_TEST((rules_of({"check", "--ignore", "lost", "--select", "gloss,lost"}) == set_of({Rule::gloss})));
  BOOST_TEST(
      (rules_of({"check", "--select", "gloss", "--select", "bom"}) == set_of({Rule::gloss, Rule::bom})));
  RuleSet more = RuleSet::defaults();
  more.add(Rule::newline);
  more.remove(Rule::lost);
  BOOST_TEST((rules_of({"check", "--extend-select", "newline", "--ignore", "lost"}) == more));
}

BOOST_AUTO_TEST_CASE(paths_and_options_mix_and_two_dashes_end_options) {
  const auto parsed = parse_command_line({"fix", "a", "--quiet", "-", "--", "--help"});
  BOOST_REQUIRE(parsed.has_value());
  BOOST_TEST(parsed->paths == (std::vector<std::string>{"a", "-", "--help"}),
             boost::test_tools::per_element());
  BOOST_TEST((parsed->talk == Talk::quiet));
  BOOST_TEST(parse_command_line({"fix"})->paths == (std::vector<std::string>{"-"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(help_is_there_in_every_spelling) {
  for (const std::vector<std::string>& each :
       {std::vector<std::string>{}, {"help"}, {"--help"}, {"-h"}, {"fix", "--help"}, {"help", "fix"}})
    BOOST_TEST((parse_command_line(each)->command == Command::help));
  BOOST_TEST(help_text(Command::fix).find("--exit-non-zero-on-fix") != std::string::npos);
  BOOST_TEST(help_text(Command::check).find("--exit-non-zero-on-fix") == std::string::npos);
  BOOST_TEST(help_text({}).find("explain") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(suggestions_are_close_or_none) {
  BOOST_TEST(nearest("gbl", {"gbk", "big5"}) == "gbk");
  BOOST_TEST(nearest("gbk", {"big5"}) == "");
  BOOST_TEST(nearest("out-of-setp", {"gloss", "out-of-step"}) == "out-of-step");
}

BOOST_AUTO_TEST_SUITE_END()
