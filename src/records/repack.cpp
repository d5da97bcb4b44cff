// Goes through the members beside the text. A member is only looked forward to as long as it is copied; at
// its first change, its text up to there is unpacked once more.
#include "records/repack.h"

#include <algorithm>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;  // bytes

bool is_change(const Change& change) { return change.applies; }

Result<void> copy(Source& source, std::uint64_t from, std::uint64_t to, Output& output) {
  std::vector<char> buffer(kBuffer);
  while (from < to) {
    const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), to - from));
    const auto count = source.read(from, std::span(buffer).first(room));
    if (!count) return failure(count.error());
    if (*count == 0)
      return failure(Error{ErrorKind::unreadable, "the file became shorter while it was being read",
                           "run again when nothing writes to it", source.path(), from});
    if (auto done = output.write({buffer.data(), *count}); !done) return done;
    from += *count;
  }
  return {};
}

}  // namespace

Result<void> Repacker::block(const Block& block) {
  std::size_t at = 0;  // bytes of the block
  for (const Change& change : block.changes) {
    if (!change.applies) continue;
    const std::size_t start = change.edit.span.start - block.offset,
                      end = change.edit.span.end - block.offset;
    if (auto done = keep(block.original.substr(at, start - at), block.offset + at); !done) return done;
    if (auto done = go_to(change.edit.span.start); !done) return done;
    if (auto done = pack(change.edit.span.start); !done) return done;
    if (auto done = packer_->write(change.edit.replacement, output_); !done) return done;
    if (auto done = drop(change.edit.span); !done) return done;
    at = end;
  }
  if (auto done = keep(block.original.substr(at), block.offset + at); !done) return done;
  text_at_ = block.offset + block.original.size();
  if (mode_ == Mode::packing || input_.members().empty()) return {};
  const Member& first = input_.members().front();
  const bool too_long =
      first.kind == Member::Kind::text && first.packed && first.packed->size() > kHeldMember;
  return too_long && text_at_ > first.text_start ? pack(text_at_) : Result<void>{};
}

// Finishes the members before the one that holds the text at this place.
Result<void> Repacker::go_to(std::uint64_t text_at) {
  auto& members = input_.members();
  while (members.size() > 1 && members.front().text_end && *members.front().text_end <= text_at) {
    if (auto done = finish(members.front()); !done) return done;
    members.pop_front();
  }
  return {};
}

// Text that stays: packed, or left to the copy of its member.
Result<void> Repacker::keep(std::string_view text, std::uint64_t text_at) {
  while (!text.empty()) {
    if (auto done = go_to(text_at); !done) return done;
    const Member& member = input_.members().front();
    const auto size =
        static_cast<std::size_t>(member.text_end && *member.text_end > text_at
                                     ? std::min<std::uint64_t>(text.size(), *member.text_end - text_at)
                                     : text.size());
    if (mode_ == Mode::packing)
      if (auto done = packer_->write(text.substr(0, size), output_); !done) return done;
    text.remove_prefix(size);
    text_at += size;
  }
  return {};
}

// Text that is no longer there may have lain in several members.
Result<void> Repacker::drop(Span text) {
  for (std::uint64_t at = text.start; at < text.end;) {
    if (auto done = go_to(at); !done) return done;
    if (auto done = pack(at); !done) return done;
    const Member& member = input_.members().front();
    at = member.text_end && *member.text_end > at ? std::min<std::uint64_t>(*member.text_end, text.end)
                                                  : text.end;
  }
  return {};
}

Result<void> Repacker::pack(std::uint64_t text_at) {
  if (mode_ == Mode::packing) return {};
  Member& member = input_.members().front();
  std::string front(kFrontSize, '\0');
  const auto count = packed(member, 0, front);
  if (!count) return failure(count.error());
  front.resize(*count);
  if (auto done = packer_->start(front, output_); !done) return done;
  mode_ = Mode::packing;
  if (auto done = unpack_again(member, text_at - member.text_start); !done) return done;
  member.packed.reset();
  return {};
}

Result<void> Repacker::unpack_again(const Member& member, std::uint64_t size) {
  const auto unpacker = make_unpacker(input_.packing());
  unpacker->start();
  std::vector<char> packed_bytes(kBuffer), text(kBuffer);
  std::string_view rest;
  for (std::uint64_t read_at = 0; size > 0;) {
    if (rest.empty()) {
      const auto count = packed(member, read_at, packed_bytes);
      if (!count) return failure(count.error());
      rest = {packed_bytes.data(), *count};
      read_at += *count;
    }
    const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(text.size(), size));
    const Unpacker::Step step = unpacker->step(rest, std::span(text).first(room));
    if (auto done = packer_->write({text.data(), step.given}, output_); !done) return done;
    rest.remove_prefix(step.taken);
    size -= step.given;
    if (step.given == 0 && step.taken == 0 && rest.empty() && size > 0)
      return failure(Error{ErrorKind::unreadable, "changed while it was being read",
                           "run again when nothing writes to it", input_.path()});
    if (!step.wrong.empty() && size > 0)
      return failure(Error{ErrorKind::unreadable, "changed while it was being read",
                           "run again when nothing writes to it", input_.path()});
  }
  return {};
}

Result<std::size_t> Repacker::packed(const Member& member, std::uint64_t at, std::span<char> buffer) {
  const std::uint64_t left = member.packed_end - member.packed_start - at;
  buffer = buffer.first(static_cast<std::size_t>(std::min<std::uint64_t>(left, buffer.size())));
  if (source_) return source_->read(member.packed_start + at, buffer);
  if (member.packed) return member.packed->read(at, buffer);
  return failure(Error{ErrorKind::unwritable,
                       "the folder for temporary files has no room to hold a part of it",
                       "make room there, or name another with TMPDIR", input_.path()});
}

Result<void> Repacker::finish(Member& member) {
  if (mode_ == Mode::packing) {
    mode_ = Mode::copying;
    return packer_->finish(output_);
  }
  if (source_) return copy(*source_, member.packed_start, member.packed_end, output_);
  if (member.packed) return member.packed->copy_to(output_);
  return packed(member, 0, {}).map([](std::size_t) {});
}

Result<void> Repacker::end(const Totals&) {
  for (auto& members = input_.members(); !members.empty(); members.pop_front()) {
    Member& member = members.front();
    if (!member.text_end)
      if (auto done = pack(text_at_); !done) return done;
    if (auto done = finish(member); !done) return done;
  }
  return {};
}

Result<void> RepackInPlace::block(const Block& block) {
  auto& members = input_.members();
  const auto forget = [&](std::uint64_t text_at) {
    while (!members.empty() && members.front().text_end && *members.front().text_end <= text_at)
      members.pop_front();
  };
  if (!repacker_) {
    if (std::none_of(block.changes.begin(), block.changes.end(), is_change)) {
      forget(block.offset + block.original.size());
      return {};
    }
    forget(block.offset);
    if (auto done = replacement_.start(); !done) return done;
    Output& fixed = replacement_.fixed();
    if (auto done = copy(source_, 0, members.front().packed_start, fixed); !done) return done;
    repacker_.emplace(input_, fixed, &source_);
  }
  return repacker_->block(block);
}

Result<void> RepackInPlace::end(const Totals& totals) {
  if (!repacker_) return {};
  if (auto done = repacker_->end(totals); !done) return done;
  return replacement_.changed_wholly().and_then([&] { return replacement_.finish(); });
}

}  // namespace mojimend
