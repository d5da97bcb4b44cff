// A record says how long it is; where that is not so, reading goes on at the next line that begins a record.
#include <algorithm>

#include "records/warc.h"
#include "records/warc_records.h"
#include "text/ascii.h"

namespace mojimend {

Cut WarcCutter::cut(std::string_view bytes, Rest rest) {
  switch (state_) {
    case State::block:
      return long_block(bytes);
    case State::end:
      return long_end(bytes, rest);
    case State::lost:
      return lost(bytes, rest);
    case State::record:
      break;
  }
  return records(bytes, rest);
}

Cut WarcCutter::records(std::string_view bytes, Rest rest) {
  const std::size_t first = record_;
  const auto whole = [&](std::size_t size) {
    Cut cut{size};
    cut.first_record = first;
    return cut;
  };
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::string_view here = bytes.substr(at);
    if (here.size() < kWarcVersion.size() && kWarcVersion.starts_with(here) && rest == Rest::more)
      return whole(at);
    const auto wrong = [&](const std::string& reason) {
      return at > 0 ? whole(at) : broken(bytes, rest, reason);
    };
    if (!here.starts_with(kWarcVersion)) return wrong("it does not begin with WARC/1.");
    const std::size_t header = header_size(here);
    if (header == 0) {
      if (rest == Rest::more && here.size() < kLongestHeader) return whole(at);
      return wrong("its header does not end");
    }
    const auto length = decimal(header_value(here.substr(0, header), "Content-Length"));
    if (!length) return wrong("it has no Content-Length that is a number");
    if (*length > kLongestRecord - header - kWarcEnd.size()) {
      if (at > 0) return whole(at);
      state_ = State::block;
      left_ = *length;
      ++record_;
      Cut cut{header, PieceKind::passed};
      cut.note = "longer than " + std::to_string(kLongestRecord >> 20) + " MiB, not looked at";
      return cut;
    }
    const std::size_t end = header + static_cast<std::size_t>(*length);
    if (here.size() < end + kWarcEnd.size()) {
      if (rest == Rest::more || (rest == Rest::no_room && at > 0)) return whole(at);
      return wrong("it is cut off: its length is " + std::to_string(*length) + ", and " +
                   std::to_string(here.size() - header) + " bytes follow its header");
    }
    if (here.substr(end, kWarcEnd.size()) != kWarcEnd) return wrong("it does not end where its length says");
    at += end + kWarcEnd.size();
    ++record_;
  }
  return whole(at);
}

Cut WarcCutter::long_block(std::string_view bytes) {
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
  left_ -= size;
  if (left_ == 0) state_ = State::end;
  return {size, PieceKind::passed};
}

Cut WarcCutter::long_end(std::string_view bytes, Rest rest) {
  if (bytes.size() < kWarcEnd.size() && rest == Rest::more) return {};
  state_ = State::record;
  if (bytes.starts_with(kWarcEnd)) return {kWarcEnd.size(), PieceKind::passed};
  --record_;  // it was counted when it began
  return broken(bytes, rest, "it does not end where its length says");
}

std::optional<Error> WarcCutter::end() {
  if (state_ != State::block && state_ != State::end) return std::nullopt;
  return Error{ErrorKind::malformed,
               "WARC record " + std::to_string(record_ - 1) + ": it is cut off, " + std::to_string(left_) +
                   " bytes of its block are missing",
               "it was left as it is",
               {},
               0,
               0};
}

Cut WarcCutter::broken(std::string_view bytes, Rest rest, const std::string& reason) {
  const Error error{ErrorKind::malformed,
                    "WARC record " + std::to_string(record_) + ": " + reason,
                    "it was left as it is, and reading went on at the next line that begins with WARC/1.",
                    {},
                    0,
                    0};
  ++record_;
  state_ = State::lost;
  Cut cut = lost(bytes, rest);
  // A record may be lost at its first byte; something has to go.
  if (cut.size == 0) cut.size = std::min<std::size_t>(1, bytes.size());
  cut.trouble = error;
  return cut;
}

Cut WarcCutter::lost(std::string_view bytes, Rest rest) {
  const std::string sign = "\n" + std::string(kWarcVersion);
  const std::size_t found = bytes.find(sign);
  if (found != bytes.npos) {
    state_ = State::record;
    return {found + 1, PieceKind::passed};
  }
  const std::size_t kept = rest == Rest::none ? 0 : sign.size() - 1;  // the sign's own front
  return {bytes.size() - std::min(kept, bytes.size()), PieceKind::passed};
}

}  // namespace mojimend
