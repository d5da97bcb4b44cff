// What holds for a file, out of everything that lies about it.
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "config/baseline.h"
#include "config/configuration.h"
#include "temporary_folder.h"

// libeditorconfig keeps what it had read when it meets a line that is none; whoever is told of it does
// nothing more. The leak sanitizer asks for this name, and nobody else does.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libeditorconfig"; }

namespace {

using namespace mojimend;
using mojimend_test::Folder;

// The value of a key and who said it, for a file of the folder.
std::string said(const Folder& folder, const std::string& file, Key key, ConfigChoice choice = {},
                 Values given = {}) {
  Configuration configuration(std::move(choice), std::move(given));
  const auto config = configuration.of(folder.at(file));
  BOOST_REQUIRE_MESSAGE(config.has_value(), (config ? "" : config.error().message()));
  const SaidValue* value = config->values.find(key);
  if (!value) return "";
  std::string out;
  for (const SaidWord& each : value->words) out += each.word + " ";
  return out + "(" + value->origin.substr(value->origin.rfind('/') + 1) + ")";
}

// An empty repository, as libgit2 sees it.
void make_repository(const Folder& folder) {
  folder.write(".git/HEAD", "ref: refs/heads/main\n");
  folder.write(".git/config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
  std::filesystem::create_directories(folder.path / ".git/objects");
  std::filesystem::create_directories(folder.path / ".git/refs");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(the_nearest_file_upward_is_the_one) {
  const Folder folder;
  folder.write("mojimend.toml", "to = \"keep\"\nignore = [\"gloss\"]\n");
  folder.write("a/b/mojimend.toml", "to = \"utf-8\"\n");
  BOOST_TEST(said(folder, "x.txt", Key::to) == "keep (mojimend.toml:1)");
  BOOST_TEST(said(folder, "a/x.txt", Key::to) == "keep (mojimend.toml:1)");
  BOOST_TEST(said(folder, "a/b/x.txt", Key::to) == "utf-8 (mojimend.toml:1)");
  BOOST_TEST(said(folder, "a/b/c/x.txt", Key::to) == "utf-8 (mojimend.toml:1)");
  // The others are not read.
  BOOST_TEST(said(folder, "a/b/x.txt", Key::ignore) == "");
  BOOST_TEST(said(folder, "a/b/x.txt", Key::to, {ConfigFiles::disregarded, ""}) == "");
  BOOST_TEST(said(folder, "a/b/x.txt", Key::to, {ConfigFiles::found, folder.at("mojimend.toml")}) ==
             "keep (mojimend.toml:1)");
}

BOOST_AUTO_TEST_CASE(the_command_line_has_the_last_word) {
  const Folder folder;
  folder.write("mojimend.toml", "to = \"keep\"\nignore = [\"gloss\"]\n");
  Values given;
  given.add(Key::to, "utf-8", "--to");
  given.add(Key::ignore, "entity", "--ignore");
  BOOST_TEST(said(folder, "x.txt", Key::to, {}, given) == "utf-8 (--to)");
  BOOST_TEST(said(folder, "x.txt", Key::ignore, {}, given) == "gloss entity (--ignore)");
}

BOOST_AUTO_TEST_CASE(each_charset_of_editorconfig) {
  const Folder folder;
  folder.write(".editorconfig",
               "root = true\n[*]\ncharset = UTF-8\n[*.one]\ncharset = latin1\n[*.mark]\ncharset = utf-8-bom\n"
               "[*.wide]\ncharset = utf-16le\n[*.big]\ncharset = utf-16be\n[*.none]\ncharset = unset\n");
  BOOST_TEST(said(folder, "a/x.txt", Key::to) == "utf-8 (.editorconfig (charset = utf-8))");
  BOOST_TEST(said(folder, "a/x.txt", Key::encodings) == "");
  BOOST_TEST(said(folder, "x.one", Key::to) == "keep (.editorconfig (charset = latin1))");
  BOOST_TEST(said(folder, "x.one", Key::encodings) == "latin1 (.editorconfig (charset = latin1))");
  BOOST_TEST(said(folder, "x.mark", Key::ignore) == "bom (.editorconfig (charset = utf-8-bom))");
  BOOST_TEST(said(folder, "x.wide", Key::encodings) == "utf-16le (.editorconfig (charset = utf-16le))");
  BOOST_TEST(said(folder, "x.big", Key::encodings) == "utf-16be (.editorconfig (charset = utf-16be))");
  BOOST_TEST(said(folder, "x.none", Key::to) == "");
}

BOOST_AUTO_TEST_CASE(an_editorconfig_that_is_none_is_named_with_its_line) {
  const Folder folder;
  folder.write(".editorconfig", "root = true\n[*]\ncharset = utf-8\n[broken\n");
  const auto config = Configuration({}, {}).of(folder.at("x.txt"));
  BOOST_REQUIRE(!config.has_value());
  BOOST_TEST(
      config.error().message().find(".editorconfig:4: this is no EditorConfig file") != std::string::npos,
      config.error().message());
}

BOOST_AUTO_TEST_CASE(attributes_name_the_encoding_of_the_working_tree) {
  const Folder folder;
  make_repository(folder);
  folder.write(".gitattributes",
               "*.ja working-tree-encoding=SHIFT-JIS\n*.wide working-tree-encoding=UTF-16LE-BOM\n");
  folder.write("deep/.gitattributes", "*.ja working-tree-encoding=EUC-JP\n*.odd working-tree-encoding=odd\n");
  folder.write(".editorconfig", "root = true\n[*]\ncharset = utf-8\n");
  BOOST_TEST(said(folder, "x.ja", Key::encodings) ==
             "shift-jis (.gitattributes (working-tree-encoding=SHIFT-JIS))");
  BOOST_TEST(said(folder, "x.ja", Key::to) == "keep (.gitattributes (working-tree-encoding=SHIFT-JIS))");
  BOOST_TEST(said(folder, "x.wide", Key::encodings) ==
             "utf-16le (.gitattributes (working-tree-encoding=UTF-16LE-BOM))");
  BOOST_TEST(said(folder, "deep/er/x.ja", Key::encodings) ==
             "euc-jp (.gitattributes (working-tree-encoding=EUC-JP))");
  BOOST_TEST(said(folder, "x.txt", Key::encodings) == "");
  const auto odd = Configuration({}, {}).of(folder.at("deep/x.odd"));
  BOOST_REQUIRE(!odd.has_value());
  BOOST_TEST(odd.error().message().find("working-tree-encoding=odd) is no encoding that mojimend knows") !=
             std::string::npos);
  folder.write("mojimend.toml", "to = \"utf-8\"\n");
  BOOST_TEST(said(folder, "x.ja", Key::to) == "utf-8 (mojimend.toml:1)");
}

BOOST_AUTO_TEST_CASE(what_is_excluded) {
  const Folder folder;
  folder.write("mojimend.toml", "exclude = [\"vendor/\", \"*.min.js\"]\n");
  Configuration configuration({}, {});
  const auto excluded = [&](const std::string& file) { return configuration.of(folder.at(file))->excluded; };
  BOOST_TEST(excluded("vendor/deep/x.txt"));
  BOOST_TEST(excluded("a/x.min.js"));
  BOOST_TEST(!excluded("a/x.js"));
  BOOST_TEST(!excluded("vendor.txt"));
}

BOOST_AUTO_TEST_CASE(languages_narrow_the_same_for_each_file) {
  const Folder folder;
  folder.write("mojimend.toml", "language = [\"ru\"]\n");
  Configuration configuration({}, {});
  const auto first = configuration.of(folder.at("a")), second = configuration.of(folder.at("b"));
  BOOST_TEST(!first->options.among.empty());
  BOOST_TEST(first->options.among == second->options.among);
  BOOST_TEST(second->values.word(Key::language) == "ru");
}

BOOST_AUTO_TEST_CASE(a_baseline_knows_findings_wherever_they_stand) {
  const Folder folder;
  const std::string old = "one Ã¤ Ã¶ Ã¼ über die StraÃŸe\n", known = "clean\n" + old + "clean\n" + old;
  const auto totals_of = [&](const std::string& text, const FindingCounts& counts, FindingCounts* found) {
    Report report;
    BaselineSink sink(report, counts);
    MemorySource source(text, folder.at("a.txt"));
    BOOST_REQUIRE(process(source, {}, sink).has_value());
    if (found) *found = sink.found();
    BOOST_TEST(report.totals.findings() == sink.totals().findings());
    BOOST_TEST(report.changes.size() + report.losses.size() == sink.totals().findings());
    return sink.totals().findings();
  };
  FindingCounts found;
  const std::size_t before = totals_of(known, {}, &found);
  BOOST_TEST(before > 0U);
  Baseline baseline(folder.at("baseline.json"));
  baseline.add(folder.at("a.txt"), found);
  BOOST_REQUIRE(baseline.write().has_value());
  const auto read = Baseline::read(folder.at("baseline.json"));
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(((*read)->of(folder.at("a.txt")) == found));
  BOOST_TEST((*read)->of(folder.at("b.txt")).empty());
  BOOST_TEST(totals_of(known, (*read)->of(folder.at("a.txt")), nullptr) == 0U);
  BOOST_TEST(totals_of("moved\n\n" + known, found, nullptr) == 0U);
  BOOST_TEST(totals_of(known + old, found, nullptr) == before / 2);
  folder.write("no.json", "{\"mojimend-baseline\": 2, \"files\": {}}");
  BOOST_TEST(Baseline::read(folder.at("no.json"))
                 .error()
                 .message()
                 .find("it is of another version; make it again") != std::string::npos);
  folder.write("no.json", "[");
  BOOST_TEST((Baseline::read(folder.at("no.json")).error().kind == ErrorKind::malformed));
  BOOST_TEST((Baseline::read(folder.at("none.json")).error().kind == ErrorKind::missing));
}

BOOST_AUTO_TEST_SUITE_END()
