// The diff against the real git apply and patch: what they make of it must be what applying the edits makes.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "report/diff.h"
#include "report_support.h"

namespace {

using namespace mojimend;
using mojimend::testing::Document;
using mojimend::testing::StringSource;
namespace fs = std::filesystem;

std::string diff_of(const Document& document, std::vector<std::size_t> cuts = {},
                    Colour colour = Colour::off) {
  StringSource source(document.original, document.head.path);
  StringOutput output;
  DiffSink sink(source, output, colour);
  BOOST_REQUIRE(document.send(sink, std::move(cuts)).has_value());
  return output.text;
}

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "mojimend-diff-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()));
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // True if the command, run in the folder, ends well.
  bool run(const std::string& command) const {
    return std::system(("cd '" + path.string() + "' && " + command + " >log 2>&1").c_str()) == 0;
  }
  fs::path path;
};

void check_applies(const Document& document, const std::string& diff, const std::string& tool) {
  const Folder folder;
  const std::string& name = document.head.path;
  folder.write(name, document.original);
  folder.write("change.diff", diff);
  BOOST_TEST(folder.run(tool), tool << ": " << folder.read("log") << diff);
  BOOST_TEST((folder.read(name) == document.fixed()), tool << " gave another text from\n" << diff);
}

const std::string kGit = "GIT_CEILING_DIRECTORIES=/ git apply --whitespace=nowarn change.diff";
const std::string kPatch = "patch -p1 --no-backup-if-mismatch --fuzz=0 -i change.diff";

Document random_document(std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> kPieces{"a",
                                         "b c",
                                         "國",
                                         "\n",
                                         "\n",
                                         "\n",
                                         "\r\n",
                                         "-- x\n",
                                         "+++ y\n",
                                         "@@ -1 +1 @@\n",
                                         "\\ No newline at end of file\n",
                                         " ",
                                         "\t",
                                         "\xFF\x80",
                                         "same\n",
                                         "same\n"};
  Document document;
  const std::size_t size = 1 + below(60);
  for (std::size_t i = 0; i < size; ++i) document.original += kPieces[below(kPieces.size())];
  std::size_t at = 0;
  const std::size_t sparse = 1 + below(40);
  while (true) {
    const std::size_t start = at + below(sparse);
    if (start > document.original.size()) break;
    const std::size_t end = std::min(document.original.size(), start + below(4));
    std::string replacement;
    for (std::size_t count = below(4); count > 0; --count) replacement += kPieces[below(kPieces.size())];
    document.change(start, end, replacement, below(5) > 0);
    at = end + 1;  // two insertions at one place have no order
  }
  return document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diff)

BOOST_AUTO_TEST_CASE(random_edits_apply_with_git_and_patch) {
  std::mt19937 random(20240607);
  for (int round = 0; round < 300; ++round) {
    const Document document = random_document(random);
    const std::string whole = diff_of(document);
    std::vector<std::size_t> cuts;
    for (std::size_t at = 1; at < document.original.size(); at += 1 + random() % 30) cuts.push_back(at);
    BOOST_TEST(diff_of(document, cuts) == whole);
    if (document.fixed() == document.original) {
      continue;  // edits that undo each other may give hunks or none; tools refuse an empty patch
    }
    check_applies(document, whole, kGit);
    // patch deletes a file that it empties; git and fix leave it empty.
    if (!document.fixed().empty()) check_applies(document, whole, kPatch);
  }
}

BOOST_AUTO_TEST_CASE(one_change_has_three_lines_of_context) {
  Document document;
  document.original = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  document.change(8, 9, "five");
  BOOST_TEST(diff_of(document) ==
             "--- a/file.txt\n+++ b/file.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

BOOST_AUTO_TEST_CASE(hunks_merge_when_their_contexts_touch_and_not_before) {
  Document near;
  near.original = "a\n1\n2\n3\n4\n5\n6\nb\n";
  near.change(0, 1, "A");
  near.change(14, 15, "B");
  BOOST_TEST(diff_of(near).find("@@ -1,8 +1,8 @@") != std::string::npos);
  Document far;
  far.original = "a\n1\n2\n3\n4\n5\n6\n7\nb\n";
  far.change(0, 1, "A");
  far.change(16, 17, "B");
  const std::string text = diff_of(far);
  BOOST_TEST(text.find("@@ -1,4 +1,4 @@") != std::string::npos);
  BOOST_TEST(text.find("@@ -6,4 +6,4 @@") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_to_apply_gives_no_byte) {
  Document document;
  document.original = "a\nb\n";
  document.change(0, 1, "c", false);
  document.change(2, 3, "b");
  BOOST_TEST(diff_of(document) == "");
}

BOOST_AUTO_TEST_CASE(last_line_without_line_feed) {
  Document document;
  document.original = "a\nb";
  document.change(3, 3, "\n");
  BOOST_TEST(diff_of(document) ==
             "--- a/file.txt\n+++ b/file.txt\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
  check_applies(document, diff_of(document), kGit);
  check_applies(document, diff_of(document), kPatch);
}

BOOST_AUTO_TEST_CASE(a_side_without_lines_is_named_by_the_line_before_it) {
  Document document;
  document.original = "a\n";
  document.change(0, 2, "");
  BOOST_TEST(diff_of(document) == "--- a/file.txt\n+++ b/file.txt\n@@ -1 +0,0 @@\n-a\n");
  check_applies(document, diff_of(document), kGit);
}

BOOST_AUTO_TEST_CASE(file_names_are_quoted_as_git_does) {
  BOOST_TEST(diff_name("a", "x/y.txt") == "a/x/y.txt");
  BOOST_TEST(diff_name("a", "/x/./y.txt") == "a/x/y.txt");
  BOOST_TEST(diff_name("b", "two words") == "b/two words\t");
  BOOST_TEST(diff_name("a", "國\n\"\\") == R"("a/\345\234\213\n\"\\")");
  BOOST_TEST(diff_name("a", "-") == "a/-");
  for (const std::string name : {"two words.txt", "國 國.txt", "a\nb", "quote\"d", "back\\slash", "-",
                                 "tab\there", "deep/er/x", " leading", "trailing "}) {
    Document document;
    document.head.path = name;
    document.original = "one\ntwo\n";
    document.change(0, 3, "eins");
    check_applies(document, diff_of(document), kGit);
    check_applies(document, diff_of(document), kPatch);
  }
}

BOOST_AUTO_TEST_CASE(git_takes_it_from_a_folder_inside_a_repository) {
  Document document;
  document.original = "one\n";
  document.change(0, 3, "two");
  const Folder folder;
  folder.write("sub/file.txt", document.original);
  folder.write("sub/change.diff", diff_of(document));
  BOOST_TEST(folder.run("git init -q && cd sub && git apply change.diff"), folder.read("log"));
  BOOST_TEST(folder.read("sub/file.txt") == "two\n");
}

BOOST_AUTO_TEST_CASE(utf16_line_feeds_are_bytes_like_others) {
  Document document;
  document.original = std::string(
      "\xFF\xFE"
      "a\0\n\0b\0\n\0\x0A\x0A",
      12);
  document.change(0, document.original.size(), "a\nb\n\xE0\xA8\x8A");
  check_applies(document, diff_of(document), kGit);
  check_applies(document, diff_of(document), kPatch);
}

BOOST_AUTO_TEST_CASE(a_hunk_larger_than_memory_allows_is_spooled) {
  Document document;
  while (document.original.size() < 2 * Spool::kBound) {
    document.original += "a line that changes at its end: x\n";
    document.change(document.original.size() - 2, document.original.size() - 1, "yy");
  }
  check_applies(document, diff_of(document, {std::size_t{1} << 20, std::size_t{3} << 20}), kPatch);
}

BOOST_AUTO_TEST_CASE(colour_is_only_colour) {
  Document document;
  document.original = "1\n2\n3";
  document.change(2, 3, "two");
  std::string coloured = diff_of(document, {}, Colour::on);
  for (const std::string code : {"\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[m"}) {
    BOOST_TEST(coloured.find(code) != std::string::npos);
    for (auto at = coloured.find(code); at != std::string::npos; at = coloured.find(code))
      coloured.erase(at, code.size());
  }
  BOOST_TEST(coloured == diff_of(document));
}

BOOST_AUTO_TEST_SUITE_END()
