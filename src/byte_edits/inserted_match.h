// InsertedMatch: what may have been put in at a place of the stream, and whether the letters there show it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "byte_edits/byte_search.h"

namespace mojimend {

// A place between two bytes of what the reader read.
struct Place {
  std::size_t letter = 0;
  std::uint8_t half = 0;    // 1: behind the first byte of the letter
  std::uint8_t unread = 0;  // that byte, where the letter is a mark
};

// One past the tag of which the name, or "/", begins at `at`; 0 if there is none.
std::size_t end_of_tag(const Letters& page, std::size_t at);

// Whether what programs write for a no-break space does, but for its first letter, which may have been eaten.
bool stands_no_break_space(const Letters& page, std::size_t at);

class InsertedMatch {
 public:
  explicit InsertedMatch(const SearchSetting& setting)
      : page_(setting.letters), evidence_(setting.evidence), table_(setting.table) {}

  struct Found {
    std::string bytes;
    Place end;
    char32_t glossed = 0;
    bool is_usual = true;  // a reading that it has in text, if it is one
  };
  // What the page puts behind the character `c`, seen from `from` on: a reading of it, or what stands behind
  // it elsewhere on the page.
  std::optional<Found> behind(char32_t c, Place from) const;
  // The same for what it puts before marks.
  std::vector<Found> before_mark(Place from) const;
  // The same for what had its first byte eaten, seen from the second on; and what it costs that it is this.
  struct Eaten {
    std::string bytes;
    Place end;
    Cost cost;
  };
  std::vector<Eaten> eaten_before_mark(Place from) const;
  // What may stand anywhere inside of a character: a line end, a tag, something in brackets.
  std::optional<Found> anything(Place from) const;
  // Whether something in brackets begins there, with its opening bracket or without.
  bool may_be_behind(Place from) const;
  // What stands in brackets there, with its opening bracket or without.
  std::optional<Bracketed> text_at(Place from) const;

 private:
  std::optional<Place> match(std::string_view bytes, Place from) const;
  // Whether the page puts such a thing behind characters, whichever they are.
  bool is_put_behind(const Bracketed& text) const;
  std::optional<Found> found_at(char first, Span behind, char32_t glossed) const;

  const Letters& page_;
  const Evidence& evidence_;
  const DoubleByteTable& table_;
};

}  // namespace mojimend
