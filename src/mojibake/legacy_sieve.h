// Which pairs of encodings may explain a few odd letters, before any of them is looked at closely: every
// reader and every encoding at once, a look-up a byte each.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mojimend {

// The pairs that are left: for each of reader() a bit for each of written_rows().
class SievedPairs {
 public:
  bool is_empty() const { return readers_ == 0; }
  std::uint64_t readers() const { return readers_; }
  bool has(std::size_t reader) const { return (readers_ >> reader & 1) != 0; }
  bool has(std::size_t reader, std::size_t written) const { return (written_[reader] >> written & 1) != 0; }
  void add(std::size_t reader, std::uint64_t written) {
    written_[reader] |= written;
    if (written != 0) readers_ |= std::uint64_t{1} << reader;
  }

 private:
  std::uint64_t readers_ = 0;
  std::array<std::uint64_t, 64> written_{};
};

// A place at or before `at`, at most so many letters, where a character begins in every double-byte encoding:
// below "0" no byte is the second of one. `at` less `most` if there is none. O(most).
std::size_t start_of_character(std::u32string_view line, std::size_t at, std::size_t most);

// Single-byte readers, a bit each; those together that give the same bytes for all of the letters, without
// those that have none of them that is beyond ASCII. O(different letters × groups).
std::vector<std::uint64_t> readers_by_bytes(std::u32string_view letters);

// Those under which the letters around `worst` are likelier, by the model's small table or letter by letter.
// O(readers × encodings), whatever the line's length.
SievedPairs sieve_legacy(std::u32string_view line, std::size_t worst);

}  // namespace mojimend
