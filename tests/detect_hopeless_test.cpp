// What is no text in any encoding: detection has to say so, or that it does not know, and must never name an
// encoding. And what only looks hopeless.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "detect/detect.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

std::string random_bytes(unsigned seed, std::size_t size) {
  std::mt19937 random(seed);
  std::string bytes;
  while (bytes.size() < size) bytes.push_back(static_cast<char>(random()));
  return bytes;
}

template <class Number>
void append(std::string& bytes, Number number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

std::string described(const Detection& found) {
  constexpr const char* kNames[] = {"text", "empty", "binary", "unknown"};
  return std::string(kNames[static_cast<int>(found.nature)]) + " " +
         (found.encoding ? std::string(found.encoding->name) : "-") + " " + std::to_string(found.confidence) +
         " " + found.reason;
}

void check_hopeless(const std::string& bytes, const std::string& what) {
  const Detection found = detect(bytes);
  BOOST_TEST_CONTEXT(what << ", " << bytes.size() << " bytes: " << described(found)) {
    BOOST_TEST((found.nature == Nature::binary || found.nature == Nature::unknown));
    BOOST_TEST(!found.encoding);
    BOOST_TEST(!found.reason.empty());
    BOOST_TEST(found.reason_offset <= bytes.size());
    BOOST_TEST(found.segments.empty());
  }
}

void check_utf8(const std::string& bytes, const std::string& what) {
  const Detection found = detect(bytes);
  BOOST_TEST_CONTEXT(what << ": " << described(found)) {
    BOOST_TEST((found.nature == Nature::text));
    BOOST_TEST(found.encoding == &utf8_encoding());
  }
}

// 16-bit little-endian samples.
std::string sine(double period, double loudness, std::size_t samples) {
  std::string bytes;
  for (std::size_t at = 0; at < samples; ++at)
    append(bytes, static_cast<std::int16_t>(loudness * std::sin(static_cast<double>(at) * 6.2832 / period)));
  return bytes;
}

std::string noise(unsigned seed, double loudness, std::size_t samples) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0, loudness);
  std::string bytes;
  while (samples-- > 0)
    append(bytes, static_cast<std::int16_t>(std::max(-32768.0, std::min(32767.0, normal(random)))));
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hopeless)

BOOST_AUTO_TEST_CASE(nothing) { BOOST_TEST((detect("").nature == Nature::empty)); }

BOOST_AUTO_TEST_CASE(random_bytes_of_many_sizes) {
  for (std::size_t size : {64u, 100u, 300u, 1000u, 5000u, 30000u, 200000u})
    for (unsigned seed = 100; seed < 110; ++seed)
      check_hopeless(random_bytes(seed, size), "random, seed " + std::to_string(seed));
}

BOOST_AUTO_TEST_CASE(this_program) {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  std::string program(1000000, '\0');
  file.read(program.data(), static_cast<std::streamsize>(program.size()));
  program.resize(static_cast<std::size_t>(file.gcount()));
  BOOST_REQUIRE(program.size() > 10000u);
  check_hopeless(program, "a program");
  // Nothing at its start says what it is.
  for (std::size_t at : {1000u, 4096u, 20000u, 100000u})
    if (at + 5000 < program.size()) check_hopeless(program.substr(at), "inside a program");
}

BOOST_AUTO_TEST_CASE(known_formats_whatever_follows) {
  const std::string heads[] = {"\x1F\x8B\x08\0"s, "PK\x03\x04\x14\0"s, "\x89PNG\r\n\x1A\n"s, "%PDF-1.4\n"s};
  for (const std::string& head : heads)
    for (std::size_t size : {0u, 1u, 30u, 1000u, 100000u})
      for (unsigned seed = 1; seed < 4; ++seed) {
        const std::string bytes = head + random_bytes(seed, size);
        check_hopeless(bytes, "a format");
        BOOST_TEST((detect(bytes).nature == Nature::binary));
      }
  check_hopeless("%PDF-1.4\n" + repeated("1 0 obj << /Type /Catalog >> endobj\n", 100), "a PDF of ASCII");
}

BOOST_AUTO_TEST_CASE(arrays_of_numbers) {
  std::mt19937 random(3);
  std::normal_distribution<double> normal(0, 1);
  std::string floats, doubles, counts;
  for (int i = 0; i < 5000; ++i) {
    append(floats, static_cast<float>(normal(random)));
    append(doubles, normal(random));
    append(counts, static_cast<std::uint32_t>(i));
  }
  check_hopeless(floats, "floats");
  check_hopeless(doubles, "doubles");
  check_hopeless(counts, "counts");
}

BOOST_AUTO_TEST_CASE(one_byte_over_and_over) {
  for (std::size_t size : {4u, 16u, 100u, 5000u, 100000u}) {
    check_hopeless(std::string(size, '\0'), "zeros");
    check_hopeless(std::string(size, '\xFF'), "ones");
  }
}

BOOST_AUTO_TEST_CASE(sound) {
  for (double loudness : {300.0, 3000.0, 30000.0}) {
    for (double period : {20.0, 100.5, 441.7})
      check_hopeless(sine(period, loudness, 20000),
                     "sine " + std::to_string(period) + " " + std::to_string(loudness));
    for (unsigned seed = 1; seed < 4; ++seed)
      check_hopeless(noise(seed, loudness, 20000), "noise " + std::to_string(loudness));
  }
}

// One byte is too little to be sure of; ASCII's 128 are text or a control character.
BOOST_AUTO_TEST_CASE(one_byte) {
  for (unsigned value = 0; value < 256; ++value) {
    const Detection found = detect(std::string(1, static_cast<char>(value)));
    BOOST_TEST_CONTEXT(value << ": " << described(found)) {
      const bool blank = value == '\t' || value == '\n' || value == '\f' || value == '\r';
      if ((value >= ' ' && value < 0x7F) || blank) BOOST_TEST(found.encoding == &utf8_encoding());
      else if (value == 0) BOOST_TEST((found.nature == Nature::binary));
      else if (value >= 0x80) BOOST_TEST(found.confidence <= 0.8);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_only_looks_hopeless) {
  std::string base64;
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::mt19937 random(4);
  for (int i = 1; i < 8000; ++i) {
    base64.push_back(kDigits[random() % kDigits.size()]);
    if (i % 76 == 0) base64 += "\r\n";
  }
  check_utf8(base64, "base64");
  check_utf8(repeated("plain words in a row\n", 50) + "\0"s + repeated("and more of them\n", 50),
             "ASCII with a NUL");
  check_utf8(repeated("早上的集市很热闹。\n", 50) + "\0"s + repeated("Вечером пили чай.\n", 50),
             "UTF-8 with a NUL");
  check_utf8(repeated("\x1B[31mred\x1B[0m and \x1B[1mbold\x1B[0m\b\a\n", 50), "a terminal's log");
}

BOOST_AUTO_TEST_SUITE_END()
