// What undo and a replacement do where somebody else is at work in the same moment.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <thread>
#include <vector>

#include "files/atomic_file.h"
#include "files/fix.h"
#include "files/undo.h"
#include "temporary_folder.h"

namespace {

using namespace mojimend;
using mojimend_test::Folder;
namespace fs = std::filesystem;

// Replaces "old" in the file by "new".
Result<void> fix(FileSource& source, const std::string& text, const InPlaceOptions& options) {
  FixInPlace sink(source, options);
  Block block;
  block.original = text;
  Change change;
  change.edit.span = {text.find("old"), text.find("old") + 3};
  change.edit.replacement = "newer";
  change.applies = true;
  block.changes.push_back(change);
  if (auto done = sink.block(block); !done) return done;
  return sink.end({});
}

// user::rwx, user:12:rw-, group::r--, mask::rw-, other::r--, as acl(5) and the kernel's posix_acl_xattr.h lay
// it out.
bool set_default_access_list(const std::string& path) {
  struct Entry {
    std::uint16_t tag, permissions;
    std::uint32_t id;
  };
  struct {
    std::uint32_t version = 2;
    Entry entries[5] = {{1, 7, ~0u}, {2, 6, 12}, {4, 4, ~0u}, {16, 6, ~0u}, {32, 4, ~0u}};
  } list;
  return ::setxattr(path.c_str(), "system.posix_acl_default", &list, sizeof list, 0) == 0;
}

UndoTotals undo_last(const std::string& folder) {
  const auto run = last_run(folder);
  BOOST_REQUIRE(run.has_value());
  const auto totals = undo_run(*run, {}, {[](const std::string&, Undone) {}, [](const Error&) {}});
  BOOST_REQUIRE(totals.has_value());
  return *totals;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(undo)

BOOST_AUTO_TEST_CASE(a_file_that_a_run_fixed_twice_has_its_first_bytes_again) {
  const Folder folder;
  const std::string path = folder.write("f", "old old\n");
  {
    const auto journal = Journal::open(folder.at("state"));
    BOOST_REQUIRE(journal.has_value());
    for (const char* text : {"old old\n", "newer old\n"}) {
      auto source = FileSource::open(path);
      BOOST_REQUIRE(fix(*source, text, {.journal = journal->get()}).has_value());
    }
  }
  BOOST_TEST(folder.read("f") == "newer newer\n");
  BOOST_TEST(undo_last(folder.at("state")).put_back == 2u);
  BOOST_TEST(folder.read("f") == "old old\n");
}

BOOST_AUTO_TEST_CASE(a_journal_that_leads_elsewhere_changes_nothing) {
  const Folder folder;
  const std::string path = folder.write("f", "newer\n");
  {
    const auto journal = Journal::open(folder.at("state"));
    JournalEntry entry(**journal);
    auto source = FileSource::open(path);
    JournalFile file;
    file.path = path;
    file.temporary = ".mojimend-x";
    file.fixed = *contents_of(*source);
    file.original.size = 4;  // and a SHA-256 of nothing that there is
    BOOST_REQUIRE(entry.add(0, 5, "old").has_value());
    BOOST_REQUIRE(entry.finish(file).has_value());
  }
  BOOST_TEST(undo_last(folder.at("state")).refused == 1u);
  BOOST_TEST(folder.read("f") == "newer\n");
  BOOST_TEST(folder.entries() == 2u);
}

BOOST_AUTO_TEST_CASE(a_change_of_the_same_length_and_time_of_change_is_seen) {
  const Folder folder;
  const std::string path = folder.write("f", "old text\n");
  auto source = FileSource::open(path);
  const timespec times[] = {source->status().st_atim, source->status().st_mtim};
  folder.write("f", "new text\n");
  ::utimensat(AT_FDCWD, path.c_str(), times, 0);
  BOOST_TEST(!fix(*source, "old text\n", {}).has_value());
  BOOST_TEST(folder.read("f") == "new text\n");
}

BOOST_AUTO_TEST_CASE(a_file_put_in_its_place_is_not_replaced) {
  const Folder folder;
  const std::string path = folder.write("f", "old\n");
  auto source = FileSource::open(path);
  fs::rename(folder.write("other", "old\n"), path);
  BOOST_TEST(!fix(*source, "old\n", {}).has_value());
  BOOST_TEST(folder.read("f") == "old\n");
  BOOST_TEST(folder.entries() == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_is_read_only_after_the_tick_in_which_it_was_written) {
  const Folder folder;
  for (int i = 0; i < 5; ++i) {
    const auto source = FileSource::open(folder.write("f", std::to_string(i)));
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    const timespec& written = source->status().st_mtim;
    const long long age = (now.tv_sec - written.tv_sec) * 1'000'000'000LL + now.tv_nsec - written.tv_nsec;
    BOOST_TEST(age > 0);
    BOOST_TEST(age >= kClockTick / 2);  // the coarse clock itself may lag by most of a tick
  }
}

BOOST_AUTO_TEST_CASE(a_file_open_for_writing_is_known) {
  const Folder folder;
  const std::string path = folder.write("f", "old\n");
  const auto source = FileSource::open(path);
  BOOST_TEST((source->writers() == Writers::none_known));
  const int other = ::open(path.c_str(), O_WRONLY);
  BOOST_TEST((source->writers() == Writers::some));
  ::close(other);
  BOOST_TEST((source->writers() == Writers::none_known));
}

// The system sends a signal to who is asking then, by default one that would end the program.
BOOST_AUTO_TEST_CASE(whoever_opens_the_file_in_the_instant_of_that_question_ends_nobody) {
  constexpr int kMeetings = 5;
  constexpr auto kPatience = std::chrono::seconds(10);  // the first meetings come within milliseconds
  const Folder folder;
  const std::string path = folder.write("f", "old\n");
  const auto source = FileSource::open(path);
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGIO, SIG_DFL);  // the test's own framework has a handler
    while (true) (void)source->writers();
  }
  int met = 0;
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (met < kMeetings && std::chrono::steady_clock::now() < end) {
    const int file = ::open(path.c_str(), O_WRONLY | O_NONBLOCK);
    met += file < 0;
    if (file >= 0) ::close(file);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // a signal takes a while to end a program
  int status = 0;
  const pid_t ended = ::waitpid(child, &status, WNOHANG);
  BOOST_TEST(ended == 0);
  ::kill(child, SIGKILL);
  if (ended == 0) ::waitpid(child, &status, 0);
  BOOST_TEST_MESSAGE("met " << met << " times");
}

BOOST_AUTO_TEST_CASE(threads_fix_files_side_by_side) {
  constexpr int kThreads = 6, kFiles = 30;
  const Folder folder;
  std::atomic<int> failed = 0;
  {
    const auto journal = Journal::open(folder.at("state"));
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread)
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kFiles; ++i) {
          const std::string text = std::to_string(thread) + "," + std::to_string(i) + " old\n";
          auto source = FileSource::open(folder.write(text.substr(0, text.find(' ')), text));
          if (!fix(*source, text, {.journal = journal->get()})) ++failed;
        }
      });
    for (auto& each : threads) each.join();
  }
  BOOST_TEST(failed == 0);
  BOOST_TEST(folder.entries() == 1u + kThreads * kFiles);
  BOOST_TEST(folder.read("5,29") == "5,29 newer\n");
  BOOST_TEST(undo_last(folder.at("state")).put_back == std::size_t{kThreads * kFiles});
  BOOST_TEST(folder.read("5,29") == "5,29 old\n");
}

BOOST_AUTO_TEST_CASE(a_folders_default_access_list_is_not_forced_on_a_file_that_has_none) {
  const Folder folder;
  const std::string path = folder.write("f", "old\n");
  ::chmod(path.c_str(), 0600);
  if (!set_default_access_list(folder.path.string())) {
    BOOST_TEST_MESSAGE("no access lists here: not tested");
    return;
  }
  auto source = FileSource::open(path);
  BOOST_REQUIRE(fix(*source, "old\n", {}).has_value());
  BOOST_TEST(::getxattr(path.c_str(), "system.posix_acl_access", nullptr, 0) == -1);
  struct ::stat status{};
  ::stat(path.c_str(), &status);
  BOOST_TEST((status.st_mode & 07777) == 0600u);
}

BOOST_AUTO_TEST_SUITE_END()
