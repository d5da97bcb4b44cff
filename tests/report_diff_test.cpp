// The diff against the real git apply and patch: what they make of it must be what applying the edits makes.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "report/diff.h"
#include "report/text_view.h"
#include "report_support.h"

namespace {

using namespace mojimend;
using mojimend::testing::Document;
using mojimend::testing::StringSource;
namespace fs = std::filesystem;

std::string diff_of(const Document& document, std::vector<std::size_t> cuts = {},
                    const DiffStyle& style = {}) {
  StringSource source(document.original, document.head.path);
  StringOutput output;
  DiffSink sink(source, output, style);
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
  BOOST_TEST(
      diff_of(document) ==
      "--- a/file.txt\n+++ b/file.txt\n@@ -2,7 +2,7 @@ gloss, safe\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
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
             "--- a/file.txt\n+++ b/file.txt\n@@ -1,2 +1,2 @@ gloss, safe\n a\n-b\n\\ No newline at end of "
             "file\n+b\n");
  check_applies(document, diff_of(document), kGit);
  check_applies(document, diff_of(document), kPatch);
}

BOOST_AUTO_TEST_CASE(a_side_without_lines_is_named_by_the_line_before_it) {
  Document document;
  document.original = "a\n";
  document.change(0, 2, "");
  BOOST_TEST(diff_of(document) == "--- a/file.txt\n+++ b/file.txt\n@@ -1 +0,0 @@ gloss, safe\n-a\n");
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

// For people, with the codes of colours made readable.
std::string shown(const Document& document, std::size_t width = 0, Colour colour = Colour::on) {
  StringSource source(document.original, document.head.path);
  StringOutput output;
  TextView view(source);
  DiffSink sink(view.source(), output, {DiffFor::people, colour, 1, width});
  view.show_to(sink);
  BOOST_REQUIRE(document.send(view).has_value());
  const std::pair<std::string, std::string> kCodes[] = {
      {"\x1b[1m", ""},     {"\x1b[36m", ""},  {"\x1b[31m", ""}, {"\x1b[32m", ""}, {"\x1b[7;31m", "{"},
      {"\x1b[7;32m", "{"}, {"\x1b[35m", "("}, {"\x1b[2m", ""},  {"\x1b[m", "|"}};
  for (const auto& [code, mark] : kCodes)
    for (auto at = output.text.find(code); at != std::string::npos; at = output.text.find(code))
      output.text.replace(at, code.size(), mark);
  return output.text;
}

// Without the lines up to the first hunk's heading.
std::string first_hunk(const std::string& text) { return text.substr(text.find('\n', text.find("@@ ")) + 1); }

BOOST_AUTO_TEST_CASE(people_see_the_words_that_change) {
  Document document;
  document.original = "one\nkept BÃ¤cker kept BÃ¤cker, kept\nthree\n";
  document.change(9, 33, "Bäcker kept Bäcker");
  BOOST_TEST(
      first_hunk(shown(document)) ==
      " one\n-|kept B|{Ã¤|cker kept B|{Ã¤|cker, kept|\n+|kept B|{ä|cker kept B|{ä|cker, kept|\n three\n");
}

BOOST_AUTO_TEST_CASE(people_see_what_is_not_seen) {
  Document document;
  document.original = "a\u00A0b\r\nc\xA1\u200Bd\r\nx\ty\r\n";
  document.change(8, 11, "");
  BOOST_TEST(first_hunk(shown(document, 0, Colour::off)) ==
             " a<NBSP>b\n-c<A1><U+200B>d\n+c<A1>d\n x       y\n");
  document.changes.clear();
  document.change(12, 14, "\n");
  BOOST_TEST(first_hunk(shown(document, 0, Colour::off)) ==
             " a<NBSP>b\n-c<A1><U+200B>d<CR>\n+c<A1><U+200B>d\n x       y\n");
}

BOOST_AUTO_TEST_CASE(what_looks_alike_goes_by_its_name_where_one_takes_the_place_of_the_other) {
  Document document;
  document.original = "Раris, cafe\u0301, ＡＢ, Ü\n";
  document.change(0, 4, "Pa");  // in Cyrillic letters
  document.change(9, 15, "caf\u00E9");
  document.change(17, 23, "AB");
  document.change(25, 27, "Ö");
  BOOST_TEST(first_hunk(shown(document, 0, Colour::off)) ==
             "-<U+0420><U+0430>ris, cafe<U+0301>, ＡＢ, Ü\n+Paris, caf<U+00E9>, AB, Ö\n");
}

BOOST_AUTO_TEST_CASE(wide_characters_are_folded_by_their_columns) {
  Document document;
  document.original = "國國國國國國國國國國e\u0301國\n";
  document.change(33, 36, "人");
  // 20 columns with the mark: nine wide characters and one column that is too narrow for the tenth.
  BOOST_TEST(first_hunk(shown(document, 20, Colour::off)) ==
             "-國國國國國國國國國\n-↳國e\u0301國\n+國國國國國國國國國\n+↳國e\u0301人\n");
  BOOST_TEST(first_hunk(shown(document, 30, Colour::off)) ==
             "-國國國國國國國國國國e\u0301國\n+國國國國國國國國國國e\u0301人\n");
}

BOOST_AUTO_TEST_CASE(people_read_a_file_in_its_own_encoding_and_tools_its_bytes) {
  Document document;
  document.original = "\xE9t\xE9 &eacute;\n\xE9\n";
  document.head.encoding = "windows-1252";
  document.change(0, 3, "été");
  document.change(4, 12, "é");
  document.change(13, 14, "é");
  for (const std::size_t at : {0, 2}) document.changes[at].edit.rule = Rule::encoding;
  document.changes[0].before = "été";
  document.changes[2].before = "é";
  const std::string text = shown(document, 0, Colour::off);
  BOOST_TEST(text ==
             "file.txt: encoding, safe: Windows-1252 becomes UTF-8\n--- a/file.txt\n+++ b/file.txt\n@@ -1,2 "
             "+1,2 @@ gloss, safe\n-été &eacute;\n+été é\n é\n");
  check_applies(document, diff_of(document), kGit);
  check_applies(document, diff_of(document), kPatch);
}

BOOST_AUTO_TEST_CASE(people_see_a_text_once_that_a_suggestion_and_the_encoding_both_change) {
  Document document;
  document.original = "\xE9\xE9 a\n";
  document.head.encoding = "windows-1252";
  document.change(0, 2, "y", false);
  document.change(0, 2, "éé");
  document.change(3, 4, "b");
  document.changes[0].before = document.changes[1].before = "éé";
  document.changes[1].edit.rule = Rule::encoding;
  BOOST_TEST(first_hunk(shown(document, 0, Colour::off)) == "-éé a\n+éé b\n");
}

BOOST_AUTO_TEST_CASE(a_hunk_is_headed_by_what_is_in_it) {
  Document document;
  document.original = "a b c d e f\n";
  for (std::size_t at = 0; at < 12; at += 2) document.change(at, at + 1, "x");
  document.changes[1].edit.rule = Rule::entity;
  document.changes[1].edit.channel = {Step{{}, {}, "html-entities", {}, "us-ascii"}};
  document.changes[2].edit.rule = Rule::mojibake;
  document.changes[3].edit.rule = Rule::newline;
  const std::string text = diff_of(document);
  BOOST_TEST(
      text.find("@@ -1 +1 @@ gloss, safe (3) | entity, safe: written as HTML references | mojibake, safe | "
                "and 1 more kind\n") != std::string::npos,
      text);
  check_applies(document, text, kGit);
  check_applies(document, text, kPatch);
}

BOOST_AUTO_TEST_CASE(the_heading_of_a_hunk_is_folded_for_people) {
  Document document;
  document.original = "a b c\n";
  for (const std::size_t at : {0, 2, 4}) document.change(at, at + 1, "x");
  document.changes[1].edit.rule = Rule::entity;
  document.changes[2].edit.rule = Rule::mojibake;
  const std::string text = shown(document, 50, Colour::off);
  BOOST_TEST(text.find("@@ -1 +1 @@  gloss, safe | entity, safe |\n             mojibake, safe\n-a b c\n") !=
                 std::string::npos,
             text);
}

BOOST_AUTO_TEST_CASE(context_is_as_wide_as_it_is_asked_for) {
  Document document;
  document.original = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  document.change(8, 9, "five");
  BOOST_TEST(diff_of(document, {}, {.context = 0}) ==
             "--- a/file.txt\n+++ b/file.txt\n@@ -5 +5 @@ gloss, safe\n-5\n+five\n");
  BOOST_TEST(diff_of(document, {}, {.context = 9}).find("@@ -1,9 +1,9 @@") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
