// Encodings as some programs read them, who give a few bytes other characters than the Encoding Standard
// does. Readers only: as written text each is its base.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace mojimend {

struct ReaderVariant {
  struct Row {
    std::uint16_t bytes;  // one or, above 0xFF, two
    char16_t character;
  };
  struct Gap {
    std::uint16_t first, last;  // pairs of bytes, with those between them
  };
  std::string_view name;           // in channels
  std::string_view base;           // of the registry
  std::span<const Row> rows;       // what differs, by bytes
  std::span<const Gap> gaps = {};  // what is no character here

  // 0 where it is as in the base. O(log rows).
  char32_t character(unsigned bytes) const;
  // Whether two bytes are no character, whatever they are in the base. O(gaps).
  bool lacks(unsigned bytes) const;
};

std::span<const ReaderVariant> reader_variants();
const ReaderVariant* find_variant(std::string_view name);  // null if there is none

}  // namespace mojimend
