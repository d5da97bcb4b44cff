// The entry point that all test programs share; each is made of several files, so none of them can hold it.
#define BOOST_TEST_MODULE mojimend
#include <boost/test/unit_test.hpp>
