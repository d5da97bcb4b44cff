// The journal: that what is written can be read, that a torn end is dropped, and that threads and runs do not
// disturb each other.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "files/journal.h"
#include "files/journal_folder.h"
#include "temporary_folder.h"

namespace {

using namespace mojimend;
using mojimend_test::Folder;
namespace fs = std::filesystem;

JournalFile file_named(const std::string& path) {
  JournalFile out;
  out.path = path;
  out.temporary = ".mojimend-x";
  out.original.size = 5;
  out.mode = 0640;
  out.modified = {1'000'000'000, 123'456'789};
  return out;
}

std::string only_journal(const Folder& folder) {
  std::vector<std::string> found;
  for (const auto& each : fs::directory_iterator(folder.path)) found.push_back(each.path().string());
  BOOST_REQUIRE(found.size() == 1u);
  return found.front();
}

JournalIndex index_of(const std::string& path) {
  JournalLog log;
  BOOST_REQUIRE(log.open(path, JournalAccess::read).has_value());
  auto index = read_index(log);
  BOOST_REQUIRE(index.has_value());
  return *index;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal)

BOOST_AUTO_TEST_CASE(a_file_of_any_name_comes_back_as_it_was_written) {
  JournalFile file = file_named("/a b/\xFF%41\n\xC3\xA9");
  file.original.sha256[0] = 0xAB;
  file.fixed.size = std::uint64_t{5} << 30;
  file.edits = 7;
  const auto read = parse_journal_file(journal_json(file));
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(read->path == file.path);
  BOOST_TEST((read->original == file.original && read->fixed == file.fixed));
  BOOST_TEST(read->edits == 7u);
  BOOST_TEST(read->mode == 0640u);
  BOOST_TEST((read->modified.tv_sec == 1'000'000'000 && read->modified.tv_nsec == 123'456'789));
  BOOST_TEST(!parse_journal_file("{\"entry\": 1}").has_value());
}

BOOST_AUTO_TEST_CASE(numbers_of_any_size_come_back) {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, ~std::uint64_t{0}}) {
    std::string bytes;
    append_varint(value, bytes);
    std::string_view rest = bytes;
    std::uint64_t read = 1;
    BOOST_TEST(take_varint(rest, read));
    BOOST_TEST(read == value);
    BOOST_TEST(rest.empty());
    rest = std::string_view(bytes).substr(0, bytes.size() - 1);
    BOOST_TEST(!take_varint(rest, read));
  }
}

BOOST_AUTO_TEST_CASE(a_run_that_replaced_nothing_leaves_nothing) {
  const Folder folder;
  {
    const auto journal = Journal::open(folder.path.string());
    BOOST_REQUIRE(journal.has_value());
    BOOST_TEST(folder.entries() == 1u);
    JournalEntry entry(**journal);
    BOOST_TEST(entry.add(0, 1, "x").has_value());
    BOOST_TEST(entry.finish(file_named("/a")).has_value());
    entry.cancel();
  }
  BOOST_TEST(folder.entries() == 0u);
}

BOOST_AUTO_TEST_CASE(a_torn_record_at_any_byte_is_dropped_and_the_ones_before_it_stay) {
  const Folder folder;
  {
    const auto journal = Journal::open(folder.path.string());
    for (const char* path : {"/a", "/b"}) {
      JournalEntry entry(**journal);
      BOOST_REQUIRE(entry.add(3, 2, "xyz").has_value());
      BOOST_REQUIRE(entry.finish(file_named(path)).has_value());
    }
  }
  const std::string path = only_journal(folder);
  const std::string bytes = folder.read(fs::path(path).filename().string());
  const JournalIndex whole = index_of(path);
  BOOST_REQUIRE(whole.entries.size() == 2u);
  BOOST_TEST(whole.end == bytes.size());
  BOOST_TEST(whole.entries[0].chunks.size() == 1u);
  for (std::size_t end = whole.entries[1].file; end < bytes.size(); ++end) {
    folder.write("torn", bytes.substr(0, end));
    BOOST_TEST(index_of(folder.at("torn")).entries.size() == 1u);
  }
  std::string broken = bytes;
  broken[whole.entries[1].file + 10] ^= 1;
  folder.write("broken", broken);
  BOOST_TEST(index_of(folder.at("broken")).entries.size() == 1u);
}

BOOST_AUTO_TEST_CASE(many_edits_go_in_chunks_and_neighbours_become_one) {
  const Folder folder;
  {
    const auto journal = Journal::open(folder.path.string());
    JournalEntry many(**journal), one(**journal);
    for (std::uint64_t i = 0; i < 100000; ++i) {
      BOOST_REQUIRE(many.add(i * 2, 1, "ab").has_value());
      BOOST_REQUIRE(one.add(i, 1, "").has_value());
    }
    BOOST_REQUIRE(many.finish(file_named("/many")).has_value());
    BOOST_REQUIRE(one.finish(file_named("/one")).has_value());
  }
  const std::string path = only_journal(folder);
  const JournalIndex index = index_of(path);
  BOOST_REQUIRE(index.entries.size() == 2u);
  BOOST_TEST(index.entries[0].chunks.size() > 5u);
  BOOST_TEST(index.entries[1].chunks.size() == 1u);
  JournalLog log;
  BOOST_REQUIRE(log.open(path, JournalAccess::read).has_value());
  BOOST_TEST(parse_journal_file(*log.read_record(index.entries[0].file))->edits == 100000u);
  BOOST_TEST(parse_journal_file(*log.read_record(index.entries[1].file))->edits == 1u);
}

BOOST_AUTO_TEST_CASE(threads_share_a_journal) {
  constexpr int kThreads = 8, kFiles = 40;
  const Folder folder;
  {
    const auto journal = Journal::open(folder.path.string());
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int thread = 0; thread < kThreads; ++thread)
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kFiles; ++i) {
          JournalEntry entry(**journal);
          for (std::uint64_t at = 0; at < 3000; ++at)
            if (!entry.add(at * 3, 1, std::to_string(thread) + "-" + std::to_string(i) + "-original"))
              ++failed;
          if (!entry.finish(file_named("/" + std::to_string(thread) + "/" + std::to_string(i)))) ++failed;
        }
      });
    for (auto& each : threads) each.join();
    BOOST_TEST(failed == 0);
  }
  const std::string path = only_journal(folder);
  const JournalIndex index = index_of(path);
  BOOST_REQUIRE(index.entries.size() == std::size_t{kThreads * kFiles});
  JournalLog log;
  BOOST_REQUIRE(log.open(path, JournalAccess::read).has_value());
  for (const auto& entry : index.entries) {
    const auto file = parse_journal_file(*log.read_record(entry.file));
    const auto chunk = log.read_record(entry.chunks.front());
    BOOST_REQUIRE((file.has_value() && chunk.has_value()));
    std::string of = file->path.substr(1);
    of[of.find('/')] = '-';
    BOOST_TEST(chunk->find(of + "-original") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_run_that_goes_on_is_left_alone_and_a_killed_one_is_tidied) {
  const Folder folder;
  const std::string state = folder.at("state");
  folder.write("tree/f", "fixed");
  folder.write("tree/.mojimend-x", "other");
  folder.write("tree/.mojimend-y", "old");
  const auto journal = Journal::open(state);
  JournalEntry kept(**journal), left(**journal);
  JournalFile file = file_named(folder.at("tree/f"));
  BOOST_REQUIRE(kept.finish(file).has_value());
  file.temporary = ".mojimend-y";
  auto source = FileSource::open(folder.at("tree/.mojimend-y"));
  file.original = *contents_of(*source);
  BOOST_REQUIRE(left.finish(file).has_value());
  const auto running = last_run(state);
  BOOST_TEST(!running.has_value());
  const auto found = find_run(state, (*journal)->run());
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((found->state == RunState::running));
  BOOST_TEST(!forget_run(*found).has_value());
  tidy_killed_runs(state);
  BOOST_TEST(fs::exists(folder.at("tree/.mojimend-y")));

  // A copy is what a killed run leaves: the same bytes, and nobody has its lock.
  fs::create_directory(folder.at("killed"));
  fs::copy_file(found->path, folder.at("killed/20200101T000000.000Z-0000.running"));
  tidy_killed_runs(folder.at("killed"));
  BOOST_TEST(!fs::exists(folder.at("tree/.mojimend-y")));
  BOOST_TEST(fs::exists(folder.at("tree/.mojimend-x")));  // not what the file had or got
  BOOST_TEST(fs::exists(folder.at("killed/20200101T000000.000Z-0000.journal")));
}

BOOST_AUTO_TEST_CASE(a_journal_that_was_killed_before_its_first_record_goes) {
  const Folder folder;
  const std::string whole = journal_record(JournalRecord::run, journal_json(JournalRun{}));
  const std::string magic(kJournalMagic);
  const std::vector<std::pair<std::string, bool>> cases = {
      {"", false},
      {magic.substr(0, 5), false},
      {magic, false},
      {magic + whole.substr(0, whole.size() - 1), false},
      {magic + whole, false},
      {"mojimend journal 2\n", true},
      {magic + whole + journal_record(static_cast<JournalRecord>('Z'), "later"), true},
  };
  for (const auto& [bytes, stays] : cases) {
    folder.write("state/20200101T000000.000Z-0000.running", bytes);
    std::vector<Error> trouble;
    BOOST_TEST(list_runs(folder.at("state"), trouble).empty());
    BOOST_TEST(!last_run(folder.at("state")).has_value());
    tidy_killed_runs(folder.at("state"));
    BOOST_TEST(fs::exists(folder.at("state/20200101T000000.000Z-0000.running")) == stays, bytes);
  }
}

BOOST_AUTO_TEST_CASE(the_folder_is_where_the_xdg_specification_says) {
  const std::string home = std::getenv("HOME") ? std::getenv("HOME") : "";
  const char* given = std::getenv("XDG_STATE_HOME");
  const std::string state = given ? given : "";
  ::setenv("HOME", "/h", 1);
  ::setenv("XDG_STATE_HOME", "/s", 1);
  BOOST_TEST(*default_journal_folder() == "/s/mojimend/journal");
  ::setenv("XDG_STATE_HOME", "relative", 1);
  BOOST_TEST(*default_journal_folder() == "/h/.local/state/mojimend/journal");
  ::unsetenv("HOME");
  BOOST_TEST(!default_journal_folder().has_value());
  ::setenv("HOME", home.c_str(), 1);
  if (given) ::setenv("XDG_STATE_HOME", state.c_str(), 1);
  else ::unsetenv("XDG_STATE_HOME");
}

BOOST_AUTO_TEST_SUITE_END()
