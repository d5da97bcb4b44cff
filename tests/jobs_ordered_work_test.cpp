// Threads that give their work back in order, and what they throw.
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "jobs/ordered_work.h"

namespace {

using namespace mojimend;

BOOST_AUTO_TEST_CASE(tasks_come_back_in_order_and_each_thread_has_its_own_work) {
  std::size_t made = 0;
  OrderedWork<int> work(3, [&] {
    ++made;
    return [calls = 0](int& task) mutable { task = ++calls > 0 ? 2 * task : 0; };
  });
  BOOST_TEST(made == 3);
  for (int i = 0; i < 300; ++i) {
    if (i % 3 == 0) work.give_done(std::make_unique<int>(i));
    else work.give(std::make_unique<int>(i));
  }
  BOOST_TEST(work.size() == 300);
  BOOST_TEST(work.is_first_done());
  for (int i = 0; i < 300; ++i) BOOST_TEST(*work.take() == (i % 3 == 0 ? i : 2 * i));
  BOOST_TEST(work.size() == 0);
  BOOST_TEST(!work.is_first_done());
}

BOOST_AUTO_TEST_CASE(what_work_throws_comes_out_where_its_task_is_taken) {
  OrderedWork<int> work(2, [] {
    return [](int& task) {
      if (task == 1) throw std::runtime_error("one");
    };
  });
  for (int i = 0; i < 3; ++i) work.give(std::make_unique<int>(i));
  BOOST_TEST(*work.take() == 0);
  BOOST_CHECK_THROW(work.take(), std::runtime_error);
  BOOST_TEST(*work.take() == 2);
}

BOOST_AUTO_TEST_CASE(there_is_at_least_one_processor) { BOOST_TEST(usual_jobs() >= 1); }

}  // namespace
