// The channels that mojibake comes through, as data: which encodings are written and which are read by
// mistake, how readers treat what they cannot read, and how common each is. Adding one is a row of
// channel_table.cpp.
#pragma once

#include <span>
#include <string_view>

#include "encoding/encoding.h"
#include "text/channel.h"

namespace mojimend {

// An encoding that never stands on a side of the table has this many nats there.
inline constexpr double kNever = 99;

struct ChannelRow {
  std::string_view name;  // of the registry, or "iso-8859-1": each byte the code point of its number
  double written;         // nats: how rare text is that was written in it and read as another
  double read;            // nats: how rare it is that text of another encoding is read as this
};

// In the registry's order with "iso-8859-1" first. At most 64 rows are read as.
std::span<const ChannelRow> channel_rows();

// What a reader leaves where it cannot read. Which bytes it took is part of the channel.
struct ReaderRow {
  Unreadable unreadable;
  char32_t mark;           // what stands there afterwards; 0: nothing
  double nats;             // how rare such readers are
  std::string_view words;  // one clause for documents
};
std::span<const ReaderRow> reader_rows();

}  // namespace mojimend
