// One member after the other.
#include "records/unpacked_input.h"

#include <algorithm>
#include <cstring>

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;  // bytes of compressed data

}  // namespace

Result<Packing> UnpackedInput::open() {
  buffer_.resize(kBuffer);
  while (true) {
    bool perhaps = false;
    for (const Packing each : {Packing::gzip, Packing::zstd, Packing::xz, Packing::bzip2}) {
      const Magic magic = begins_member(each, rest_);
      perhaps |= magic == Magic::perhaps;
      if (magic != Magic::yes) continue;
      packing_ = each;
      unpacker_ = make_unpacker(each);
      return each;
    }
    if (!perhaps || ended_) return Packing::none;
    if (auto done = refill(); !done) return failure(done.error());
  }
}

// More behind what is left.
Result<void> UnpackedInput::refill() {
  if (!rest_.empty()) std::memmove(buffer_.data(), rest_.data(), rest_.size());
  const auto count = packed_.read(std::span(buffer_).subspan(rest_.size()));
  if (!count) return failure(count.error());
  ended_ = *count == 0;
  rest_ = {buffer_.data(), rest_.size() + *count};
  return {};
}

Result<std::size_t> UnpackedInput::read(std::span<char> buffer) {
  if (failed_) return failure(*failed_);
  if (packing_ == Packing::none) {
    if (rest_.empty()) return packed_.read(buffer);
    const std::size_t size = std::min(buffer.size(), rest_.size());
    if (size > 0) std::memcpy(buffer.data(), rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }
  std::size_t given = 0;
  while (given < buffer.size()) {
    if (rest_.empty() && !ended_ && !more_text_) {
      if (given > 0) return given;  // before more is waited for
      if (auto done = refill(); !done) return failure(done.error());
    }
    if (state_ != State::in_member) {
      const bool waits = rest_.size() < kMagicSize && !ended_;
      if (rest_.empty() || (waits && given > 0)) return given;
      if (auto done = next_member(); !done) return failure(done.error());
      continue;
    }
    const auto room = buffer.subspan(given);
    const Unpacker::Step step = unpacker_->step(rest_, room);
    take(step.taken);
    text_at_ += step.given;
    given += step.given;
    more_text_ = !step.ended && step.given == room.size();
    const bool stuck = !step.ended && step.taken == 0 && step.given == 0;
    if (step.ended) close_member();
    else if (!step.wrong.empty()) failed_ = wrong("are damaged (" + step.wrong + ")");
    else if (stuck && ended_) failed_ = wrong("are cut off");
    if (failed_ && given == 0) return failure(*failed_);
    if (failed_ || (stuck && given > 0)) return given;
    if (stuck)
      if (auto done = refill(); !done) return failure(done.error());
  }
  return given;
}

Result<void> UnpackedInput::next_member() {
  Magic magic = begins_member(packing_, rest_);
  while (magic == Magic::perhaps && !ended_ && state_ == State::between) {
    if (auto done = refill(); !done) return done;
    magic = begins_member(packing_, rest_);
  }
  if (state_ == State::between && magic == Magic::yes) {
    open_member(Member::Kind::text);
    unpacker_->start();
    state_ = State::in_member;
    return {};
  }
  const std::size_t zeros = std::min(rest_.find_first_not_of('\0'), rest_.size());
  open_member(Member::Kind::raw);
  if (zeros > 0 && state_ == State::between) {
    take(zeros);
  } else {
    if (state_ == State::between)
      garbage_ = Error{ErrorKind::malformed,
                       "bytes that are no " + std::string(name_of(packing_)) + " data stand behind the data",
                       "they were left as they are", path(), packed_at_};
    state_ = State::garbage;
    take(rest_.size());
  }
  close_member();
  return {};
}

void UnpackedInput::take(std::size_t size) {
  if (log_ != MemberLog::none && !members_.empty()) {
    Member& member = members_.back();
    member.packed_end += size;
    // A failure of the spool shows when it is read.
    if (member.packed && !member.packed->write(rest_.substr(0, size))) member.packed.reset();
  }
  packed_at_ += size;
  rest_.remove_prefix(size);
}

void UnpackedInput::open_member(Member::Kind kind) {
  if (log_ == MemberLog::none) return;
  // Raw bytes come in pieces.
  if (kind == Member::Kind::raw && !members_.empty() && members_.back().kind == kind) return;
  Member member;
  member.kind = kind;
  member.text_start = text_at_;
  member.packed_start = member.packed_end = packed_at_;
  if (log_ == MemberLog::bytes) member.packed = std::make_unique<Spool>();
  members_.push_back(std::move(member));
}

void UnpackedInput::close_member() {
  state_ = state_ == State::garbage ? state_ : State::between;
  if (log_ != MemberLog::none) members_.back().text_end = text_at_;
}

Error UnpackedInput::wrong(const std::string& what) const {
  return {ErrorKind::malformed,
          "its " + std::string(name_of(packing_)) + " data " + what,
          {},
          path(),
          packed_at_};
}

}  // namespace mojimend
