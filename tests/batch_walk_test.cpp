// Which files a path means, and in which order.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "batch/walk.h"
#include "temporary_folder.h"

namespace {

using namespace mojimend;
using mojimend_test::Folder;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_CASE(a_walk_is_sorted_and_follows_no_links) {
  const Folder folder, elsewhere;
  for (const std::string name : {"b", "a/z", "a/y", ".git/config", "a/.git/x", "B", "out/old"})
    folder.write(name, "x");
  elsewhere.write("secret", "x");
  fs::create_directory_symlink(elsewhere.path, folder.at("folder-link"));
  fs::create_symlink("b", folder.at("file-link"));
  ::mkfifo(folder.at("pipe").c_str(), 0600);
  std::vector<std::string> seen, troubles;
  const WalkHandlers handlers{[&](const std::string& path, PathOrigin origin) {
                                BOOST_TEST((origin == PathOrigin::walked));
                                seen.push_back(fs::relative(path, folder.path).string());
                                return Visit::go_on;
                              },
                              [&](const Error& error) { troubles.push_back(error.reason); }};
  walk(folder.path.string(), {}, folder.at("out"), handlers);
  BOOST_TEST(seen == (std::vector<std::string>{"B", "a/y", "a/z", "b"}), boost::test_tools::per_element());
  BOOST_TEST(troubles.empty());
  seen.clear();
  fs::create_directories(folder.at("empty/deeper"));
  walk(folder.at("empty"), {}, "", handlers);
  BOOST_TEST(seen.empty());
  BOOST_TEST(troubles == (std::vector<std::string>{"is a folder without files"}),
             boost::test_tools::per_element());
}

struct Seen {
  std::vector<std::string> files, troubles;
};

Seen files_below(const std::string& path, const fs::path& base, const Selection& selection = {}) {
  Seen seen;
  walk(path, selection, "",
       {[&](const std::string& found, PathOrigin) {
          seen.files.push_back(fs::relative(found, base).string());
          return Visit::go_on;
        },
        [&](const Error& error) { seen.troubles.push_back(error.reason); }});
  return seen;
}

void check_files(const Seen& seen, const std::vector<std::string>& files) {
  BOOST_TEST(seen.files == files, boost::test_tools::per_element());
  BOOST_TEST(seen.troubles.empty());
}

BOOST_AUTO_TEST_CASE(hidden_entries_are_for_those_who_ask) {
  const Folder folder;
  for (const std::string name : {"a", ".b", ".c/d", ".git/config"}) folder.write(name, "x");
  check_files(files_below(folder.path, folder.path), {"a"});
  check_files(files_below(folder.path, folder.path, {.hidden = HiddenEntries::visited, .excluded = {}}),
              {".b", ".c/d", "a"});
  // Named, it is meant.
  check_files(files_below(folder.at(".c"), folder.path), {".c/d"});
  check_files(files_below(folder.at(".b"), folder.path), {".b"});
}

BOOST_AUTO_TEST_CASE(a_repository_has_rules_and_a_bare_folder_has_not) {
  const Folder folder;
  for (const std::string name : {"a.log", "b", "sub/a.log", "sub/kept.log", "sub/out/x", "private"})
    folder.write(name, "x");
  folder.write(".gitignore", "*.log\n/sub/out/\n");
  folder.write("sub/.gitignore", "!kept.log\n");
  check_files(files_below(folder.path, folder.path),
              {"a.log", "b", "private", "sub/a.log", "sub/kept.log", "sub/out/x"});
  BOOST_REQUIRE(std::system(("git init -q " + folder.path.string()).c_str()) == 0);
  folder.write(".git/info/exclude", "private\n");
  check_files(files_below(folder.path, folder.path), {"b", "sub/kept.log"});
  check_files(files_below(folder.path, folder.path, {.ignore = IgnoreRules::disregarded, .excluded = {}}),
              {"a.log", "b", "private", "sub/a.log", "sub/kept.log", "sub/out/x"});
  // From a folder inside, the rules above it hold; a folder that is ignored is looked at when it is named.
  check_files(files_below(folder.at("sub"), folder.path), {"sub/kept.log"});
  check_files(files_below(folder.at("sub/out"), folder.path), {"sub/out/x"});
  check_files(files_below(folder.at("a.log"), folder.path), {"a.log"});
  check_files(
      files_below(folder.at("a.log"), folder.path, {.named = NamedFiles::unless_ignored, .excluded = {}}),
      {});
  check_files(
      files_below(folder.at("sub/out/x"), folder.path, {.named = NamedFiles::unless_ignored, .excluded = {}}),
      {});
  check_files(files_below(folder.at("b"), folder.path, {.named = NamedFiles::unless_ignored, .excluded = {}}),
              {"b"});
  // Through a link, too.
  const Folder elsewhere;
  fs::create_directory_symlink(folder.path, elsewhere.at("link"));
  check_files(files_below(elsewhere.at("link"), elsewhere.at("link")), {"b", "sub/kept.log"});
}

BOOST_AUTO_TEST_CASE(an_inner_repository_has_rules_of_its_own) {
  const Folder folder;
  for (const std::string name : {"a.x", "a.y", "inner/a.x", "inner/a.y"}) folder.write(name, "x");
  for (const std::string& at : {folder.path.string(), folder.at("inner")})
    BOOST_REQUIRE(std::system(("git init -q " + at).c_str()) == 0);
  folder.write(".gitignore", "*.x\n");
  folder.write("inner/.gitignore", "*.y\n");
  check_files(files_below(folder.path, folder.path), {"a.y", "inner/a.x"});
}

BOOST_AUTO_TEST_CASE(ignore_files_hold_anywhere_and_come_before_git) {
  const Folder folder;
  for (const std::string name : {"a.log", "a.tmp", "sub/a.log", "sub/b.log", "sub/deep/c"})
    folder.write(name, "x");
  folder.write(".ignore", "*.log\n!sub/a.log\n");
  folder.write("sub/.ignore", "deep\n");
  check_files(files_below(folder.path, folder.path), {"a.tmp", "sub/a.log"});
  BOOST_REQUIRE(std::system(("git init -q " + folder.path.string()).c_str()) == 0);
  folder.write(".gitignore", "*.tmp\nsub/a.log\n");
  check_files(files_below(folder.path, folder.path), {"sub/a.log"});
  BOOST_TEST(files_below(folder.path, folder.path, {.excluded = {"a.l?g"}}).files.empty());
}

BOOST_AUTO_TEST_CASE(what_is_excluded_is_relative_to_the_folder) {
  const Folder folder;
  for (const std::string name : {"a.js", "a.min.js", "vendor/b.js", "sub/vendor/c.js", "sub/d.js"})
    folder.write(name, "x");
  check_files(files_below(folder.path, folder.path, {.excluded = {"*.min.js", "/vendor/"}}),
              {"a.js", "sub/d.js", "sub/vendor/c.js"});
  check_files(files_below(folder.path, folder.path, {.excluded = {"vendor", "!a.min.js"}}),
              {"a.js", "a.min.js", "sub/d.js"});
}

BOOST_AUTO_TEST_CASE(a_folder_whose_rules_cannot_be_read_is_left_out) {
  const Folder folder;
  for (const std::string name : {"a", "broken/b", "c"}) folder.write(name, "x");
  BOOST_REQUIRE(std::system(("git init -q " + folder.at("broken")).c_str()) == 0);
  folder.write("broken/.git/config", "[core\n");
  const Seen seen = files_below(folder.path, folder.path);
  BOOST_TEST(seen.files == (std::vector<std::string>{"a", "c"}), boost::test_tools::per_element());
  BOOST_REQUIRE(seen.troubles.size() == 1);
  BOOST_TEST(seen.troubles[0].starts_with("its ignore rules cannot be read"));
}

BOOST_AUTO_TEST_CASE(a_walk_that_finds_nothing_says_what_was_passed_over) {
  const Folder folder;
  folder.write(".hidden", "x");
  const Seen seen = files_below(folder.path, folder.path);
  BOOST_TEST(seen.troubles ==
                 (std::vector<std::string>{"is a folder without files that are neither hidden nor ignored"}),
             boost::test_tools::per_element());
}

}  // namespace
