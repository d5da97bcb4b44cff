// xz (the .xz file format 1.2.0) with liblzma.
#include <lzma.h>

#include <array>

#include "records/packing.h"

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;  // bytes
// What `xz -9` needs, with some room; more would break the bound on memory.
constexpr std::uint64_t kMemory = std::uint64_t{80} << 20;  // bytes
constexpr std::size_t kCheckAt = 7;  // the byte of a stream's header with its check's kind

const uint8_t* bytes_of(const char* text) { return reinterpret_cast<const uint8_t*>(text); }
uint8_t* bytes_of(char* text) { return reinterpret_cast<uint8_t*>(text); }

std::string reason_of(lzma_ret code) {
  switch (code) {
    case LZMA_MEMLIMIT_ERROR:
      return "unpacking it takes more than " + std::to_string(kMemory >> 20) + " MiB of memory";
    case LZMA_OPTIONS_ERROR:
      return "it was packed in a way that this version of liblzma does not know";
    default:
      return "the data are damaged";
  }
}

class XzUnpacker : public Unpacker {
 public:
  ~XzUnpacker() override { lzma_end(&stream_); }
  void start() override { started_ = lzma_stream_decoder(&stream_, kMemory, 0); }

  Step step(std::string_view packed, std::span<char> text) override {
    if (started_ != LZMA_OK) return {0, 0, false, reason_of(started_)};
    stream_.next_in = bytes_of(packed.data());
    stream_.avail_in = packed.size();
    stream_.next_out = bytes_of(text.data());
    stream_.avail_out = text.size();
    const lzma_ret code = lzma_code(&stream_, LZMA_RUN);
    Step step{packed.size() - stream_.avail_in, text.size() - stream_.avail_out, code == LZMA_STREAM_END};
    if (code != LZMA_OK && code != LZMA_STREAM_END && code != LZMA_BUF_ERROR) step.wrong = reason_of(code);
    return step;
  }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
  lzma_ret started_ = LZMA_OK;
};

class XzPacker : public Packer {
 public:
  ~XzPacker() override { lzma_end(&stream_); }
  Result<void> start(std::string_view front, Output&) override {
    auto check = LZMA_CHECK_CRC64;
    if (front.size() > kCheckAt) check = static_cast<lzma_check>(front[kCheckAt] & 0x0F);
    if (!lzma_check_is_supported(check)) check = LZMA_CHECK_CRC64;
    if (lzma_easy_encoder(&stream_, LZMA_PRESET_DEFAULT, check) == LZMA_OK) return {};
    return failure({ErrorKind::unwritable, "liblzma has no memory to pack it"});
  }
  Result<void> write(std::string_view text, Output& output) override { return run(text, LZMA_RUN, output); }
  Result<void> finish(Output& output) override { return run({}, LZMA_FINISH, output); }

 private:
  Result<void> run(std::string_view text, lzma_action action, Output& output) {
    stream_.next_in = bytes_of(text.data());
    stream_.avail_in = text.size();
    while (true) {
      stream_.next_out = bytes_of(buffer_.data());
      stream_.avail_out = buffer_.size();
      const lzma_ret code =
          stream_.avail_in == 0 && action == LZMA_RUN ? LZMA_OK : lzma_code(&stream_, action);
      if (code != LZMA_OK && code != LZMA_STREAM_END)
        return failure({ErrorKind::unwritable, reason_of(code)});
      if (auto done = output.write({buffer_.data(), buffer_.size() - stream_.avail_out}); !done) return done;
      if (action == LZMA_FINISH ? code == LZMA_STREAM_END : stream_.avail_in == 0) return {};
    }
  }

  lzma_stream stream_ = LZMA_STREAM_INIT;
  std::array<char, kBuffer> buffer_{};
};

}  // namespace

std::unique_ptr<Unpacker> make_xz_unpacker() { return std::make_unique<XzUnpacker>(); }
std::unique_ptr<Packer> make_xz_packer() { return std::make_unique<XzPacker>(); }

}  // namespace mojimend
