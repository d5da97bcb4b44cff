// What stands for losses is reported by its name, and nothing is made of it.
#include <boost/test/unit_test.hpp>

#include "repair/repair.h"

using namespace mojimend;

namespace {

Repairs repairs_of(std::string_view text) {
  const OffsetMap map = OffsetMap::identity(text.size(), 0);
  RuleSet rules = RuleSet::defaults();
  BOOST_TEST(may_be_damaged(text, rules));
  return repair(Page{text, &map}, rules);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lost)

BOOST_AUTO_TEST_CASE(marks_of_loss_are_named_and_left) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"手持两把锟斤拷锟斤拷，没有别的。", "锟斤拷"},  // U+FFFD twice and again, read as GBK
      {"口中直呼烫烫烫烫烫烫。", "烫烫烫"},            // memory that was never set
      {"堆里都是屯屯屯屯屯屯。", "屯屯屯"},            //
      {"今天嚙踝蕭嚙踝蕭下雨。", "嚙踝蕭"},            // read as Big5
      {"Le nombre de paramï¿½tres est faux.", "ï¿½"},  // read as windows-1252
  };
  for (const auto& [text, name] : cases) {
    const Repairs found = repairs_of(text);
    BOOST_TEST(found.edits.empty(), text);
    BOOST_TEST_REQUIRE(found.losses.size() == 1u, text);
    BOOST_TEST(found.losses[0].what.find(name) != std::string::npos, found.losses[0].what);
    BOOST_TEST(text.substr(found.losses[0].span.start).starts_with(name), text);
  }
}

BOOST_AUTO_TEST_CASE(their_letters_by_themselves_are_words) {
  for (const std::string_view text : {"屯门和屯子都很远。", "这碗汤很烫。", "Je haïs les ïles."}) {
    const OffsetMap map = OffsetMap::identity(text.size(), 0);
    BOOST_TEST(repair(Page{text, &map}, RuleSet::defaults()).losses.empty(), text);
  }
}

BOOST_AUTO_TEST_CASE(who_names_them_has_lost_nothing) {
  constexpr std::string_view kText = "Das Zeichen \"锟斤拷\" kennt jeder.";
  const OffsetMap map = OffsetMap::identity(kText.size(), 0);
  BOOST_TEST(repair(Page{kText, &map}, RuleSet::defaults()).losses.empty());
}

BOOST_AUTO_TEST_SUITE_END()
