// zstd (RFC 8878) with libzstd. A frame that can be skipped is a member without text.
#include <zstd.h>

#include <array>

#include "records/packing.h"

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;  // bytes
constexpr char kHasChecksum = 4;                        // in the frame header's descriptor, its fifth byte

class ZstdUnpacker : public Unpacker {
 public:
  void start() override { ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }

  Step step(std::string_view packed, std::span<char> text) override {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{text.data(), text.size(), 0};
    const std::size_t code = ZSTD_decompressStream(context_.get(), &out, &in);
    Step step{in.pos, out.pos, code == 0};
    if (ZSTD_isError(code)) step.wrong = ZSTD_getErrorName(code);
    return step;
  }

 private:
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_{ZSTD_createDCtx(), ZSTD_freeDCtx};
};

class ZstdPacker : public Packer {
 public:
  Result<void> start(std::string_view front, Output&) override {
    ZSTD_CCtx_reset(context_.get(), ZSTD_reset_session_only);
    const bool checksum = front.size() > 4 && (front[4] & kHasChecksum);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, checksum);
    return {};
  }
  Result<void> write(std::string_view text, Output& output) override {
    return run(text, ZSTD_e_continue, output);
  }
  Result<void> finish(Output& output) override { return run({}, ZSTD_e_end, output); }

 private:
  Result<void> run(std::string_view text, ZSTD_EndDirective end, Output& output) {
    ZSTD_inBuffer in{text.data(), text.size(), 0};
    while (true) {
      ZSTD_outBuffer out{buffer_.data(), buffer_.size(), 0};
      const std::size_t left = ZSTD_compressStream2(context_.get(), &out, &in, end);
      if (ZSTD_isError(left)) return failure({ErrorKind::unwritable, ZSTD_getErrorName(left)});
      if (auto done = output.write({buffer_.data(), out.pos}); !done) return done;
      if (end == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
    }
  }

  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context_{ZSTD_createCCtx(), ZSTD_freeCCtx};
  std::array<char, kBuffer> buffer_{};
};

}  // namespace

std::unique_ptr<Unpacker> make_zstd_unpacker() { return std::make_unique<ZstdUnpacker>(); }
std::unique_ptr<Packer> make_zstd_packer() { return std::make_unique<ZstdPacker>(); }

}  // namespace mojimend
