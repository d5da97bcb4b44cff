// Which files a path means, and in which order.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
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
  const WalkHandlers handlers{[&](const std::string& path, Origin origin) {
                                BOOST_TEST((origin == Origin::walked));
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

}  // namespace
