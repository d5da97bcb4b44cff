// The byte search on the short pages of fixtures/synthetic/repair-*: what it is sure of (.expected) and what
// it only suggests (.suggested, with the safe edits). Constants of the search and the pages that turn with
// them:
//
// kSureComplete: museum-locks; kLineEnd, kUnbalanced: next-paragraph, long-quotation;
// kDroppedPair: locker-room; kSafeGain: line-break-behind-quotation; kSuggestedGain: coach; kSureClosing:
// long-quotation. kSureMark turns a window of the specimen; the others pages of
// byte_edits_generated_test.cpp.
#include <filesystem>

#include "byte_edits/inserted_match.h"
#include "repair_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(byte_edits_search)

BOOST_AUTO_TEST_CASE(short_pages) {
  std::size_t pages = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(MOJIMEND_FIXTURES) + "/synthetic")) {
    const std::string name = file.path().stem().string();
    if (!name.starts_with("repair-") || file.path().extension() != ".txt") continue;
    ++pages;
    const std::string text = slurp("synthetic/" + name + ".txt");
    const Mended mended = mend(text);
    BOOST_TEST(mended.safe == slurp("synthetic/" + name + ".expected"), name << " mended: " << mended.safe);
    const std::string all = with_suggestions(text, mended.repairs);
    BOOST_TEST(all == slurp("synthetic/" + name + ".suggested"), name << " with suggestions: " << all);
    BOOST_TEST(first_that_does_not_replay(text, mended.repairs) == "", name);
    BOOST_TEST(mend(mended.safe).safe == mended.safe, name);
  }
  BOOST_TEST(pages >= 11u);
}

BOOST_AUTO_TEST_CASE(ends_of_addresses_and_links_are_no_tags) {
  const auto ends = [](std::string_view text) { return end_of_tag(Letters(text), 0); };
  for (const char* tag : {"b>", "/b>", "br />", "br/>", "font color=\"red\">", "h1>"})
    BOOST_TEST(ends(tag) == std::string_view(tag).size(), tag);
  for (const char* other : {"id=188\">", "/news/188.xml\">", "a/b\">", "q rest\">", "/b c>",
                            "a href=\"b.html\">", "A name=\"b\">", "b <i>", "1>"})
    BOOST_TEST(ends(other) == 0u, other);
}

BOOST_AUTO_TEST_SUITE_END()
