// Files read and replaced: that a replacement is whole or not there, and keeps what belonged to the
// file.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "files/atomic_file.h"
#include "files/file_source.h"
#include "files/fix.h"
#include "files/standard_output.h"
#include "temporary_folder.h"

namespace {

using namespace mojimend;
using mojimend_test::Folder;
namespace fs = std::filesystem;

struct ::stat status_of(const std::string& path) {
  struct ::stat status{};
  BOOST_REQUIRE(::stat(path.c_str(), &status) == 0);
  return status;
}

Change change(std::size_t start, std::size_t end, std::string replacement, bool applies = true) {
  Change made;
  made.edit.span = {start, end};
  made.edit.replacement = std::move(replacement);
  made.applies = applies;
  return made;
}

// Sends the file's text as two blocks, the changes in the second.
Result<void> send(const std::string& text, std::size_t cut, std::vector<Change> changes, ReportSink& sink) {
  if (auto done = sink.begin({}); !done) return done;
  Block first;
  first.original = std::string_view(text).substr(0, cut);
  if (auto done = sink.block(first); !done) return done;
  Block second;
  second.original = std::string_view(text).substr(cut);
  second.offset = cut;
  second.changes = std::move(changes);
  if (auto done = sink.block(second); !done) return done;
  return sink.end({});
}

// No file may grow beyond `bytes` while this lives: a write then fails as on a full disk.
struct FileSizeLimit {
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit{bytes, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before); }
  rlimit before{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(a_file_is_read_by_offset) {
  const Folder folder;
  auto source = FileSource::open(folder.write("f", "0123456789"));
  BOOST_REQUIRE(source.has_value());
  std::array<char, 4> buffer{};
  BOOST_TEST(*source->read(8, buffer) == 2u);
  BOOST_TEST(*source->read(2, buffer) == 4u);
  BOOST_TEST(std::string(buffer.data(), 4) == "2345");
  BOOST_TEST(*source->read(10, buffer) == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_named) {
  const Folder folder;
  ::mkfifo(folder.at("pipe").c_str(), 0600);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  folder.at("socket").copy(address.sun_path, sizeof address.sun_path - 1);
  BOOST_REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  const auto message = [](const std::string& path) {
    const auto source = FileSource::open(path);
    BOOST_REQUIRE(!source.has_value());
    return source.error().message();
  };
  BOOST_TEST(message(folder.at("none")) == folder.at("none") + ": no such file; check the name");
  BOOST_TEST(message(folder.at("pipe")).find("is a pipe, not a file; pipe its text") != std::string::npos);
  BOOST_TEST(message(folder.at("socket")).find("is a socket, not a file") != std::string::npos);
  BOOST_TEST(message("/dev/null").find("is a device, not a file") != std::string::npos);
  BOOST_TEST(message(folder.path.string()).find("is a folder, not a file") != std::string::npos);
  ::close(listener);
}

BOOST_AUTO_TEST_CASE(standard_input_is_kept_whole) {
  const Folder folder;
  const int file = ::open(folder.write("f", std::string(100000, 'x') + "end").c_str(), O_RDONLY);
  const auto input = StandardInput::read_all(file);
  ::close(file);
  BOOST_REQUIRE(input.has_value());
  std::array<char, 8> buffer{};
  BOOST_TEST(*(*input)->read(100000, buffer) == 3u);
  BOOST_TEST((*input)->path() == "-");
}

BOOST_AUTO_TEST_CASE(fix_in_place_keeps_mode_owner_attributes_and_links) {
  const Folder folder;
  const std::string path = folder.write("f", "first\nsecond\n");
  ::chmod(path.c_str(), 02741);
  const bool root = ::geteuid() == 0;
  if (root) BOOST_REQUIRE(::chown(path.c_str(), 12, 34) == 0);
  if (root) ::chmod(path.c_str(), 02741);
  fs::create_symlink("f", folder.at("link"));
  auto source = FileSource::open(folder.at("link"));
  FixInPlace sink(*source);
  BOOST_REQUIRE(
      send("first\nsecond\n", 6, {change(6, 9, "SEC"), change(9, 12, "", false)}, sink).has_value());
  BOOST_TEST(folder.read("f") == "first\nSECond\n");
  BOOST_TEST(fs::is_symlink(folder.at("link")));
  const auto status = status_of(path);
  BOOST_TEST((status.st_mode & 07777) == 02741u);
  if (root) BOOST_TEST((status.st_uid == 12 && status.st_gid == 34));
  BOOST_TEST(folder.entries() == 2u);
}

BOOST_AUTO_TEST_CASE(a_document_without_changes_is_not_touched) {
  const Folder folder;
  const std::string path = folder.write("f", "first\nsecond\n");
  const auto before = status_of(path);
  auto source = FileSource::open(path);
  FixInPlace sink(*source);
  BOOST_REQUIRE(send("first\nsecond\n", 6, {change(6, 9, "x", false)}, sink).has_value());
  const auto after = status_of(path);
  BOOST_TEST(before.st_ino == after.st_ino);
  BOOST_TEST(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
}

BOOST_AUTO_TEST_CASE(a_file_changed_meanwhile_is_left_alone) {
  const Folder folder;
  const std::string path = folder.write("f", "first\nsecond\n");
  auto source = FileSource::open(path);
  folder.write("f", "somebody else's text\n");
  FixInPlace sink(*source);
  const auto done = send("first\nsecond\n", 6, {change(6, 9, "x")}, sink);
  BOOST_REQUIRE(!done.has_value());
  BOOST_TEST(done.error().reason.find("changed while it was being read") == 0u);
  BOOST_TEST(folder.read("f") == "somebody else's text\n");
}

BOOST_AUTO_TEST_CASE(a_write_that_fails_leaves_the_old_file_and_nothing_else) {
  const Folder folder;
  const std::string text = std::string(1 << 20, 'x') + "\nend\n";
  const std::string path = folder.write("f", text);
  auto source = FileSource::open(path);
  Result<void> done;
  {
    const FileSizeLimit limit(300000);
    FixInPlace sink(*source);
    done = send(text, 10, {change(20, 21, "y")}, sink);
  }
  BOOST_REQUIRE(!done.has_value());
  BOOST_TEST(done.error().message() == path + ": cannot be written: File too large; nothing was changed");
  BOOST_TEST((folder.read("f") == text));
  BOOST_TEST(folder.entries() == 1u);
}

BOOST_AUTO_TEST_CASE(an_abandoned_file_is_removed) {
  const Folder folder;
  {
    AtomicFile file;
    BOOST_REQUIRE(file.open(folder.at("new")).has_value());
    BOOST_REQUIRE(file.write("half").has_value());
    BOOST_TEST(folder.entries() == 1u);
  }
  BOOST_TEST(folder.entries() == 0u);
}

BOOST_AUTO_TEST_CASE(a_signal_removes_the_temporary_file) {
  const Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    remove_temporaries_on_signals();
    AtomicFile file;
    if (!file.open(folder.at("new"))) ::_exit(3);
    ::raise(SIGTERM);
    ::_exit(4);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST(WIFSIGNALED(status));
  BOOST_TEST(WTERMSIG(status) == SIGTERM);
  BOOST_TEST(folder.entries() == 0u);
}

BOOST_AUTO_TEST_CASE(a_new_file_has_the_mode_of_any_new_file_and_an_old_one_keeps_its_own) {
  const Folder folder;
  const mode_t mask = ::umask(027);
  AtomicFile fresh, old;
  BOOST_REQUIRE(fresh.open(folder.at("new")).has_value());
  BOOST_TEST((fresh.commit().has_value()));
  ::umask(mask);
  BOOST_TEST((status_of(folder.at("new")).st_mode & 07777) == 0640u);
  ::chmod(folder.write("old", "x").c_str(), 0604);
  BOOST_REQUIRE(old.open(folder.at("old")).has_value());
  BOOST_TEST(old.commit().has_value());
  BOOST_TEST((status_of(folder.at("old")).st_mode & 07777) == 0604u);
}

BOOST_AUTO_TEST_CASE(devices_and_folders_are_not_replaced) {
  const Folder folder;
  AtomicFile file;
  BOOST_TEST(file.open("/dev/null").error().message() ==
             "/dev/null: is a device or a pipe, not a file; redirect standard output there instead");
  BOOST_TEST(file.open(folder.path.string()).error().reason == "is a folder, not a file");
}

BOOST_AUTO_TEST_CASE(fix_to_file_makes_folders_and_writes_what_did_not_change_too) {
  const auto plain = [](Output& file) { return std::make_unique<FixToOutput>(file); };
  const Folder folder;
  FixToFile sink(folder.at("a/b/f"), 0600, plain);
  BOOST_REQUIRE(send("first\nsecond\n", 6, {}, sink).has_value());
  BOOST_TEST(folder.read("a/b/f") == "first\nsecond\n");
  BOOST_TEST((status_of(folder.at("a/b/f")).st_mode & 07777) == 0600u);
  folder.write("file", "");
  FixToFile blocked(folder.at("file/f"), 0600, plain);
  BOOST_TEST(send("x", 0, {}, blocked).error().reason.find("the folder cannot be made") == 0u);
}

BOOST_AUTO_TEST_CASE(paths_are_mirrored_below_the_folder) {
  BOOST_TEST(path_below("out", "a/b.txt") == "out/a/b.txt");
  BOOST_TEST(path_below("out", "./a//b.txt") == "out/a/b.txt");
  BOOST_TEST(path_below("out", "/a/b.txt") == "out/a/b.txt");
  BOOST_TEST(path_below("out", "../../a/../b.txt") == "out/b.txt");
}

BOOST_AUTO_TEST_CASE(standard_output_reports_a_full_disk_and_a_closed_pipe) {
  const int full = ::open("/dev/full", O_WRONLY);
  StandardOutput disk(full);
  BOOST_REQUIRE(disk.write("x").has_value());
  BOOST_TEST(disk.flush().error().reason == "cannot be written: No space left on device");
  BOOST_TEST(!disk.is_closed());
  ::close(full);
  ignore_broken_pipes();
  std::array<int, 2> ends{};
  BOOST_REQUIRE(::pipe(ends.data()) == 0);
  ::close(ends[0]);
  StandardOutput pipe(ends[1]);
  BOOST_TEST(!pipe.write(std::string(100000, 'x')).has_value());
  BOOST_TEST(pipe.is_closed());
  ::close(ends[1]);
}

BOOST_AUTO_TEST_SUITE_END()
