// Several threads, one order; and lists of files.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "batch/file_list.h"
#include "batch/ordered_jobs.h"
#include "temporary_folder.h"

namespace {

using namespace mojimend;
using mojimend_test::Folder;
using Jobs = OrderedJobs<int, int>;

BOOST_AUTO_TEST_CASE(results_come_in_the_order_of_the_tasks) {
  for (const std::size_t jobs : {1U, 2U, 7U}) {
    std::vector<int> taken;
    const auto taker = std::this_thread::get_id();
    Jobs ordered(jobs, {[](const int& task) {
                          // The first of every ten is the slowest, so that others overtake it.
                          if (task % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
                          return 2 * task;
                        },
                        [&](int outcome) {
                          BOOST_TEST((std::this_thread::get_id() == taker));
                          taken.push_back(outcome);
                          return Visit::go_on;
                        },
                        {}});
    for (int i = 0; i < 500; ++i) BOOST_TEST((ordered.give(i) == Visit::go_on));
    BOOST_TEST((ordered.finish() == Visit::go_on));
    BOOST_REQUIRE(taken.size() == 500);
    for (int i = 0; i < 500; ++i) BOOST_TEST(taken[static_cast<std::size_t>(i)] == 2 * i);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_taken_or_begun_after_a_stop) {
  for (const std::size_t jobs : {1U, 3U}) {
    std::atomic<int> begun = 0;
    int taken = 0;
    Jobs ordered(jobs, {[&](const int& task) {
                          ++begun;
                          return task;
                        },
                        [&](int outcome) {
                          ++taken;
                          return outcome == 5 ? Visit::stop : Visit::go_on;
                        },
                        {}});
    int given = 0;
    while (given < 100000 && ordered.give(given) == Visit::go_on) ++given;
    BOOST_TEST(given < 100000);
    BOOST_TEST((ordered.finish() == Visit::stop));
    BOOST_TEST((ordered.give(1) == Visit::stop));
    BOOST_TEST(taken == 6);
    BOOST_TEST(begun < 1000);
  }
}

BOOST_AUTO_TEST_CASE(few_results_wait_for_a_slow_one) {
  std::atomic<int> begun = 0;
  std::atomic<bool> free = false;
  int waited = 0;
  Jobs ordered(2, {[&](const int& task) {
                     ++begun;
                     while (task == 0 && !free) std::this_thread::yield();
                     return task;
                   },
                   [](int) { return Visit::go_on; },
                   [&] {
                     ++waited;
                     BOOST_TEST(begun <= 64);
                     free = true;
                   }});
  for (int i = 0; i < 1000; ++i) ordered.give(i);
  ordered.finish();
  BOOST_TEST(waited > 0);
  BOOST_TEST(begun == 1000);
}

BOOST_AUTO_TEST_CASE(work_that_nobody_waits_for_ends_with_its_owner) {
  std::atomic<int> begun = 0;
  {
    Jobs ordered(2, {[&](const int& task) {
                       ++begun;
                       return task;
                     },
                     [](int) { return Visit::go_on; },
                     {}});
    for (int i = 0; i < 20; ++i) ordered.give(i);
  }
  BOOST_TEST(begun <= 20);
}

BOOST_AUTO_TEST_CASE(a_list_is_one_of_lines_or_of_nuls) {
  const Folder folder;
  const auto listed = [&](const std::string& bytes) { return *read_file_list(folder.write("list", bytes)); };
  using Paths = std::vector<std::string>;
  BOOST_TEST((listed("a\nb c\r\n\n\xFF") == Paths{"a", "b c", "\xFF"}));
  using std::string_literals::operator""s;
  BOOST_TEST((listed("a\nb\0c\r\0\0"s) == Paths{"a\nb", "c\r"}));
  BOOST_TEST((read_file_list(folder.write("list", "\n\n")).error().kind == ErrorKind::empty));
  BOOST_TEST((read_file_list(folder.at("none")).error().kind == ErrorKind::missing));
}

}  // namespace
