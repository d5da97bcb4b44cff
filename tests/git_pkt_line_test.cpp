// pkt-line, both ways.
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>

#include "git/pkt_line.h"

namespace {

using namespace mojimend;

struct Pipe {
  Pipe() { BOOST_REQUIRE(::pipe(ends.data()) == 0); }
  ~Pipe() {
    close_writer();
    ::close(ends[0]);
  }
  void close_writer() {
    if (ends[1] >= 0) ::close(ends[1]);
    ends[1] = -1;
  }
  std::array<int, 2> ends{};
};

// What reading packets out of `bytes` ends in.
std::string read_all(const std::string& bytes) {
  Pipe pipe;
  BOOST_REQUIRE(::write(pipe.ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  pipe.close_writer();
  PktLines lines(pipe.ends[0], -1);
  std::string out;
  while (true) {
    const auto packet = lines.read();
    if (!packet) return out + "error: " + packet.error().reason;
    if (packet->kind == PktLines::Kind::end) return out + "end";
    out += packet->kind == PktLines::Kind::flush ? "flush " : packet->data + " ";
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(packets_as_git_writes_them) {
  // The examples of gitprotocol-common(5).
  BOOST_TEST(read_all("0006a\n0005a000bfoobar\n0004"
                      "0000") == "a\n a foobar\n  flush end");
  BOOST_TEST(read_all("") == "end");
}

BOOST_AUTO_TEST_CASE(what_is_no_stream_of_gits_is_an_error) {
  BOOST_TEST(read_all("00") == "error: git's stream breaks off");
  BOOST_TEST(read_all("0009ab") == "error: git's stream breaks off");
  BOOST_TEST(read_all("0003") == "error: this is no stream of git's");
  BOOST_TEST(read_all("GET / HTTP/1.1") == "error: this is no stream of git's");
}

BOOST_AUTO_TEST_CASE(content_of_any_size_comes_through) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kMostPacketData, kMostPacketData + 1, std::size_t{3'000'000}}) {
    std::string content(size, 'x');
    for (std::size_t i = 0; i < size; i += 7) content[i] = static_cast<char>(i);
    Pipe pipe;
    std::thread writer([&] {
      PktLines out(-1, pipe.ends[1]);
      out.write_line("command=clean");
      BOOST_CHECK(out.flush().has_value());
      out.write_content(content);
      BOOST_CHECK(out.flush().has_value());
      pipe.close_writer();
    });
    PktLines in(pipe.ends[0], -1);
    const auto first = in.read_line(), flush = in.read_line();
    BOOST_TEST((first.has_value() && *first && **first == "command=clean"));
    BOOST_TEST((flush.has_value() && !*flush));
    const auto read = in.read_content();
    BOOST_TEST((read.has_value() && *read == content));
    BOOST_TEST((in.read()->kind == PktLines::Kind::end));
    writer.join();
  }
}
