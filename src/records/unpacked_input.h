// Records out of compressed data: recognized by their first bytes, unpacked as they come, and a list of the
// members, so that whoever writes the text again can leave those as they are in which nothing changes.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "records/input.h"
#include "records/packing.h"
#include "report/spool.h"

namespace mojimend {

// A part of the compressed data, and of the text that it gave.
struct Member {
  // raw: bytes between or behind members, as padding; they give no text.
  enum class Kind { text, raw } kind = Kind::text;
  std::uint64_t text_start = 0, packed_start = 0;
  std::uint64_t packed_end = 0;           // as far as it is known
  std::optional<std::uint64_t> text_end;  // not before the member has ended
  std::unique_ptr<Spool> packed;          // its bytes, if they are kept
};

enum class MemberLog {
  none,
  places,  // for a file, whose bytes can be read again
  bytes,   // for a pipe
};

class UnpackedInput : public RecordInput {
 public:
  explicit UnpackedInput(RecordInput& packed) : packed_(packed) {}

  // Reads as little as tells the format, at most kMagicSize bytes. Call it once, first.
  Result<Packing> open();
  // From now on; call it before the first read.
  void log(MemberLog log) { log_ = log; }

  std::string path() const override { return packed_.path(); }
  // Error (malformed, with the byte of the compressed data) where they are damaged or cut off; all text
  // before that place has been given.
  Result<std::size_t> read(std::span<char> buffer) override;
  bool is_ready() const override { return !rest_.empty() || more_text_ || packed_.is_ready(); }
  // Names bytes behind the last member that are no data of the format; zeros pass, as padding.
  std::optional<Error> remark() const override { return garbage_; }

  Packing packing() const { return packing_; }
  // Whoever logs takes those away that it is done with.
  std::deque<Member>& members() { return members_; }

 private:
  enum class State { between, in_member, garbage };
  Result<void> refill();
  Result<void> next_member();
  void take(std::size_t size);
  void open_member(Member::Kind kind);
  void close_member();
  Error wrong(const std::string& what) const;

  RecordInput& packed_;
  Packing packing_ = Packing::none;
  std::unique_ptr<Unpacker> unpacker_;
  MemberLog log_ = MemberLog::none;
  State state_ = State::between;
  std::vector<char> buffer_;
  std::string_view rest_;   // of the buffer
  bool ended_ = false;      // of the packed data
  bool more_text_ = false;  // the last member may have more to give from what it has taken
  std::uint64_t packed_at_ = 0, text_at_ = 0;
  std::deque<Member> members_;
  std::optional<Error> failed_, garbage_;
};

}  // namespace mojimend
