// PageReader: how the program that read a page in a double-byte encoding treated what it could not read.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "channel/reader.h"
#include "encoding/double_byte.h"
#include "model/cost.h"
#include "text/channel.h"

namespace mojimend {

struct PageReader {
  // What stands where bytes were no character, and which bytes went with it.
  enum class Takes {
    pair,      // two bytes, the second whatever it is
    web,       // a byte before ASCII, else two
    one_byte,  // one byte; reading goes on with the next
  };
  Unreadable unreadable = Unreadable::question_pair;
  char32_t mark = U'?';
  Takes takes = Takes::pair;
  Cost rare = 0;  // how rare such readers are, thousandths of a nat

  // Whether two bytes say a character to it. GBK has areas that a user may define, and empty cells: some
  // readers drop what stands there, some cannot read it; either way nothing is seen of it.
  static bool reads(const DoubleByteTable& table, bool is_gbk, std::uint8_t lead, std::uint8_t trail) {
    if (is_gbk)
      return reading_of(table, lead, trail) == Reading::character && !is_private_in_936(table, lead, trail);
    const char32_t c = table.pair(lead, trail);
    return c != 0 && !is_private(c);
  }
};

// The readers that such a page may have gone through, by the marks that stand on it; at least one.
inline std::vector<PageReader> readers_of(std::u32string_view page) {
  using Takes = PageReader::Takes;
  // Few programs give "?" for a byte and then go on: of the pages known, none.
  constexpr Cost kRareReader = 12 * kNat;
  constexpr PageReader kReaders[] = {{Unreadable::question_pair, U'?', Takes::pair, 0},
                                     {Unreadable::question_byte, U'?', Takes::one_byte, kRareReader},
                                     {Unreadable::replacement, 0xFFFD, Takes::web, 0},
                                     {Unreadable::replacement_byte, 0xFFFD, Takes::one_byte, 0}};
  std::vector<PageReader> readers;
  for (const PageReader& each : kReaders)
    if (page.find(each.mark) != page.npos) readers.push_back(each);
  if (readers.empty()) readers.push_back(kReaders[0]);
  return readers;
}

}  // namespace mojimend
