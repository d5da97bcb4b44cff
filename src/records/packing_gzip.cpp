// gzip (RFC 1952) with zlib. A member's header is written again as it was, less an extra field, because such
// fields (BGZF, dictzip) say how long the packed data are.
#include <zlib.h>

#include <algorithm>
#include <array>

#include "records/packing.h"

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;  // bytes
constexpr int kGzip = 16;                 // added to the window's bits: with header and checksum
constexpr std::size_t kFixedHeader = 10;  // bytes
constexpr unsigned char kHasHeaderSum = 2, kHasExtra = 4, kHasName = 8, kHasComment = 16;

Bytef* bytes_of(const char* text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text)); }

class GzipUnpacker : public Unpacker {
 public:
  GzipUnpacker() { inflateInit2(&stream_, MAX_WBITS + kGzip); }
  ~GzipUnpacker() override { inflateEnd(&stream_); }
  void start() override { inflateReset(&stream_); }

  Step step(std::string_view packed, std::span<char> text) override {
    stream_.next_in = bytes_of(packed.data());
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = bytes_of(text.data());
    stream_.avail_out = static_cast<uInt>(text.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    Step step{packed.size() - stream_.avail_in, text.size() - stream_.avail_out, code == Z_STREAM_END};
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
      step.wrong = stream_.msg ? stream_.msg : "the data are damaged";
    return step;
  }

 private:
  z_stream stream_{};
};

// The header of a member that begins with `front`, as far as it is kept; the usual one if it is not whole
// there.
std::string kept_header(std::string_view front) {
  std::string header("\x1F\x8B\x08\0\0\0\0\0\0\x03", kFixedHeader);
  if (front.size() < kFixedHeader) return header;
  const auto flags = static_cast<unsigned char>(front[3]);
  std::size_t at = kFixedHeader;
  if (flags & kHasExtra) {
    if (front.size() < at + 2) return header;
    at += 2 + static_cast<unsigned char>(front[at]) +
          (static_cast<std::size_t>(static_cast<unsigned char>(front[at + 1])) << 8);
  }
  std::string names;
  for (const unsigned char flag : {kHasName, kHasComment}) {
    if (!(flags & flag)) continue;
    const std::size_t end = front.find('\0', at);
    if (end == front.npos) return header;
    names += front.substr(at, end + 1 - at);
    at = end + 1;
  }
  header = front.substr(0, kFixedHeader);
  header[3] = static_cast<char>(flags & ~(kHasExtra | kHasHeaderSum));
  return header + names;
}

class GzipPacker : public Packer {
 public:
  ~GzipPacker() override {
    if (open_) deflateEnd(&stream_);
  }

  Result<void> start(std::string_view front, Output& output) override {
    const std::string header = kept_header(front);
    const int level = header[8] == 2   ? Z_BEST_COMPRESSION
                      : header[8] == 4 ? Z_BEST_SPEED
                                       : Z_DEFAULT_COMPRESSION;
    if (open_ && level == level_) {
      deflateReset(&stream_);
    } else {
      if (open_) deflateEnd(&stream_);
      stream_ = {};
      deflateInit2(&stream_, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
      open_ = true;
      level_ = level;
    }
    sum_ = crc32(0, nullptr, 0);
    size_ = 0;
    return output.write(header);
  }

  Result<void> write(std::string_view text, Output& output) override {
    sum_ = crc32_z(sum_, bytes_of(text.data()), text.size());
    size_ += text.size();
    return run(text, Z_NO_FLUSH, output);
  }

  Result<void> finish(Output& output) override {
    if (auto done = run({}, Z_FINISH, output); !done) return done;
    std::string trailer;
    for (const unsigned long number : {sum_, static_cast<unsigned long>(size_)})
      for (int shift = 0; shift < 32; shift += 8) trailer += static_cast<char>(number >> shift & 0xFF);
    return output.write(trailer);
  }

 private:
  Result<void> run(std::string_view text, int flush, Output& output) {
    stream_.next_in = bytes_of(text.data());
    stream_.avail_in = static_cast<uInt>(text.size());
    do {
      stream_.next_out = bytes_of(buffer_.data());
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      deflate(&stream_, flush);
      if (auto done = output.write({buffer_.data(), buffer_.size() - stream_.avail_out}); !done) return done;
    } while (stream_.avail_out == 0);
    return {};
  }

  z_stream stream_{};
  bool open_ = false;
  int level_ = 0;
  unsigned long sum_ = 0;
  std::size_t size_ = 0;
  std::array<char, kBuffer> buffer_{};
};

}  // namespace

std::unique_ptr<Unpacker> make_gzip_unpacker() { return std::make_unique<GzipUnpacker>(); }
std::unique_ptr<Packer> make_gzip_packer() { return std::make_unique<GzipPacker>(); }

}  // namespace mojimend
