// pkt-line, the framing of git's protocols (gitprotocol-common(5)): four hexadecimal digits of length, then
// that many bytes less four; "0000" is a flush.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/result.h"

namespace mojimend {

// Bytes of data in a packet, at most (LARGE_PACKET_DATA_MAX of git's pkt-line.h).
inline constexpr std::size_t kMostPacketData = 65516;

class PktLines {
 public:
  // Descriptors; they are not closed.
  PktLines(int in, int out) : in_(in), out_(out) {}

  enum class Kind { data, flush, end };
  struct Packet {
    Kind kind = Kind::end;
    std::string data;
  };
  // Error (unreadable, malformed) for a stream that breaks off inside of a packet, or is none.
  Result<Packet> read();
  // A packet of text, without the line feed that ends it; nothing for a flush. Error also at the end.
  Result<std::optional<std::string>> read_line();
  // The data of all packets up to the flush.
  Result<std::string> read_content();

  // Buffered until flush().
  void write_line(std::string_view line);
  void write_content(std::string_view bytes);
  // A flush packet; everything goes out. Error (unwritable).
  Result<void> flush();

 private:
  void packet(std::string_view data);

  int in_, out_;
  std::string unread_, unwritten_;
  std::size_t at_ = 0;  // in unread_
};

}  // namespace mojimend
