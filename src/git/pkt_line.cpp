// Reads and writes descriptors, in large pieces.
#include "git/pkt_line.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace mojimend {
namespace {

constexpr std::size_t kHead = 4;           // bytes
constexpr std::size_t kReadPiece = 65536;  // bytes; git fills pipes of that size

Error broken(std::string reason) {
  return {ErrorKind::malformed, std::move(reason),
          "this command is for git to run; see mojimend git install"};
}

}  // namespace

Result<PktLines::Packet> PktLines::read() {
  const auto fill = [&](std::size_t wanted) -> Result<bool> {
    while (unread_.size() - at_ < wanted) {
      if (at_ > kReadPiece) {
        unread_.erase(0, at_);
        at_ = 0;
      }
      std::array<char, kReadPiece> piece;
      const auto count = ::read(in_, piece.data(), piece.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0)
        return failure(
            Error{ErrorKind::unreadable, std::string("git cannot be read: ") + std::strerror(errno)});
      if (count == 0) return false;
      unread_.append(piece.data(), static_cast<std::size_t>(count));
    }
    return true;
  };
  const auto has_head = fill(kHead);
  if (!has_head) return failure(has_head.error());
  if (!*has_head) {
    if (unread_.size() == at_) return Packet{};
    return failure(broken("git's stream breaks off"));
  }
  std::size_t size = 0;
  const char* head = unread_.data() + at_;
  const auto [end, failed] = std::from_chars(head, head + kHead, size, 16);
  if (failed != std::errc() || end != head + kHead || (size != 0 && size < kHead))
    return failure(broken("this is no stream of git's"));
  at_ += kHead;
  if (size == 0) return Packet{Kind::flush, {}};
  const auto whole = fill(size - kHead);
  if (!whole) return failure(whole.error());
  if (!*whole) return failure(broken("git's stream breaks off"));
  Packet out{Kind::data, unread_.substr(at_, size - kHead)};
  at_ += size - kHead;
  return out;
}

Result<std::optional<std::string>> PktLines::read_line() {
  auto packet = read();
  if (!packet) return failure(packet.error());
  if (packet->kind == Kind::end) return failure(broken("git's stream ends too soon"));
  if (packet->kind == Kind::flush) return std::nullopt;
  if (packet->data.ends_with('\n')) packet->data.pop_back();
  return std::move(packet->data);
}

Result<std::string> PktLines::read_content() {
  std::string out;
  while (true) {
    const auto packet = read();
    if (!packet) return failure(packet.error());
    if (packet->kind == Kind::end) return failure(broken("git's stream ends too soon"));
    if (packet->kind == Kind::flush) return out;
    out += packet->data;
  }
}

void PktLines::packet(std::string_view data) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::size_t size = data.size() + kHead;
  for (int shift = 12; shift >= 0; shift -= 4) unwritten_ += kDigits[(size >> shift) & 0xF];
  unwritten_ += data;
}

void PktLines::write_line(std::string_view line) { packet(std::string(line) + "\n"); }

void PktLines::write_content(std::string_view bytes) {
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kMostPacketData, bytes.size())))
    packet(bytes.substr(0, kMostPacketData));
}

Result<void> PktLines::flush() {
  unwritten_ += "0000";
  for (std::string_view rest = unwritten_; !rest.empty();) {
    const auto count = ::write(out_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return failure(
          Error{ErrorKind::unwritable, std::string("git takes no answer: ") + std::strerror(errno)});
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  unwritten_.clear();
  return {};
}

}  // namespace mojimend
