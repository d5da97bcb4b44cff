// bzip2 with libbz2.
#include <bzlib.h>

#include <array>

#include "records/packing.h"

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;  // bytes
constexpr std::size_t kBlockSizeAt = 3;  // the byte of a stream with its block size, '1' to '9'
constexpr int kLargestBlock = 9;         // × 100,000 bytes; what the bzip2 program takes

class Bzip2Unpacker : public Unpacker {
 public:
  ~Bzip2Unpacker() override { BZ2_bzDecompressEnd(&stream_); }
  void start() override {
    BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    BZ2_bzDecompressInit(&stream_, 0, 0);
  }

  Step step(std::string_view packed, std::span<char> text) override {
    stream_.next_in = const_cast<char*>(packed.data());
    stream_.avail_in = static_cast<unsigned>(packed.size());
    stream_.next_out = text.data();
    stream_.avail_out = static_cast<unsigned>(text.size());
    const int code = BZ2_bzDecompress(&stream_);
    Step step{packed.size() - stream_.avail_in, text.size() - stream_.avail_out, code == BZ_STREAM_END};
    if (code != BZ_OK && code != BZ_STREAM_END) step.wrong = "the data are damaged";
    return step;
  }

 private:
  bz_stream stream_{};
};

class Bzip2Packer : public Packer {
 public:
  ~Bzip2Packer() override { BZ2_bzCompressEnd(&stream_); }
  Result<void> start(std::string_view front, Output&) override {
    BZ2_bzCompressEnd(&stream_);
    stream_ = {};
    const int size = front.size() > kBlockSizeAt ? front[kBlockSizeAt] - '0' : kLargestBlock;
    if (BZ2_bzCompressInit(&stream_, size < 1 || size > kLargestBlock ? kLargestBlock : size, 0, 0) == BZ_OK)
      return {};
    return failure({ErrorKind::unwritable, "libbz2 has no memory to pack it"});
  }
  Result<void> write(std::string_view text, Output& output) override { return run(text, BZ_RUN, output); }
  Result<void> finish(Output& output) override { return run({}, BZ_FINISH, output); }

 private:
  Result<void> run(std::string_view text, int action, Output& output) {
    stream_.next_in = const_cast<char*>(text.data());
    stream_.avail_in = static_cast<unsigned>(text.size());
    while (true) {
      stream_.next_out = buffer_.data();
      stream_.avail_out = static_cast<unsigned>(buffer_.size());
      const bool idle = action == BZ_RUN && stream_.avail_in == 0;
      const int code = idle ? BZ_RUN_OK : BZ2_bzCompress(&stream_, action);
      if (code < 0) return failure({ErrorKind::unwritable, "libbz2 cannot pack it"});
      if (auto done = output.write({buffer_.data(), buffer_.size() - stream_.avail_out}); !done) return done;
      if (action == BZ_FINISH ? code == BZ_STREAM_END : stream_.avail_in == 0) return {};
    }
  }

  bz_stream stream_{};
  std::array<char, kBuffer> buffer_{};
};

}  // namespace

std::unique_ptr<Unpacker> make_bzip2_unpacker() { return std::make_unique<Bzip2Unpacker>(); }
std::unique_ptr<Packer> make_bzip2_packer() { return std::make_unique<Bzip2Packer>(); }

}  // namespace mojimend
