// Writes the fixed text of compressed data, compressed in the same format. Members in which nothing changes
// are copied as they are; the others are packed again.
#pragma once

#include <optional>

#include "files/file_source.h"
#include "files/replacement.h"
#include "pipeline/report.h"
#include "records/unpacked_input.h"

namespace mojimend {

// A member of a pipe that is longer is packed again although nothing may change in it: nobody can say before
// its end, and it has to be held until then.
inline constexpr std::uint64_t kHeldMember = std::uint64_t{8} << 20;  // bytes, packed

class Repacker : public ReportSink {
 public:
  // `source`: where the input's bytes can be read again; if null, the input must log bytes, else places.
  Repacker(UnpackedInput& input, Output& output, Source* source)
      : input_(input), output_(output), source_(source), packer_(make_packer(input.packing())) {}
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  // If the last member is cut off, it ends where the text does.
  Result<void> end(const Totals&) override;

 private:
  enum class Mode { copying, packing };
  Result<void> go_to(std::uint64_t text_at);
  Result<void> keep(std::string_view text, std::uint64_t text_at);
  Result<void> drop(Span text);
  Result<void> pack(std::uint64_t text_at);
  Result<void> unpack_again(const Member& member, std::uint64_t size);
  Result<void> finish(Member& member);
  Result<std::size_t> packed(const Member& member, std::uint64_t at, std::span<char> buffer);

  UnpackedInput& input_;
  Output& output_;
  Source* source_;
  std::unique_ptr<Packer> packer_;
  Mode mode_ = Mode::copying;  // of the first member of the log
  std::uint64_t text_at_ = 0;
};

// Replaces a compressed file, which the input reads from `source`. Until the first change that applies
// nothing is written at all. The journal takes the whole old file.
class RepackInPlace : public ReportSink {
 public:
  RepackInPlace(UnpackedInput& input, FileSource& source, const InPlaceOptions& options = {})
      : input_(input), source_(source), replacement_(source, options) {}
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  UnpackedInput& input_;
  FileSource& source_;
  Replacement replacement_;
  std::optional<Repacker> repacker_;
};

}  // namespace mojimend
