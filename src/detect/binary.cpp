// Magic numbers are the formats' own (their specifications, or the registry of the file(1) program names
// them).
#include "detect/binary.h"

#include <cstdio>

namespace mojimend {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t at;  // bytes from the start
  std::string_view bytes;
  std::string_view what;
};

// Only marks that no text begins with.
constexpr Magic kMagic[] = {
    {0,
     "\x7F"
     "ELF"sv,
     "an ELF program"},
    {0, "\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    {0, "GIF87a"sv, "a GIF image"},
    {0, "GIF89a"sv, "a GIF image"},
    {0, "\xFF\xD8\xFF"sv, "a JPEG image"},
    {8, "WEBPVP8"sv, "a WebP image"},
    {8, "WAVEfmt "sv, "a WAVE sound"},
    {8, "AVI LIST"sv, "an AVI video"},
    {4, "ftypisom"sv, "an MP4 video"},
    {4, "ftypmp42"sv, "an MP4 video"},
    {4, "ftypavif"sv, "an AVIF image"},
    {4, "ftypheic"sv, "a HEIC image"},
    {0, "OggS\0"sv, "an Ogg stream"},
    {0, "fLaC\0"sv, "a FLAC sound"},
    {0, "ID3\x03"sv, "an MP3 sound"},
    {0, "ID3\x04"sv, "an MP3 sound"},
    {0, "%PDF-"sv, "a PDF document"},
    {0, "PK\x03\x04"sv, "a zip archive"},
    {0, "PK\x05\x06"sv, "a zip archive"},
    {0, "\x1F\x8B\x08"sv, "gzip-compressed"},
    {4, "1AY&SY"sv, "bzip2-compressed"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "xz-compressed"},
    {0, "\x28\xB5\x2F\xFD"sv, "zstd-compressed"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive"},
    {257, "ustar"sv, "a tar archive"},
    {0, "SQLite format 3\0"sv, "an SQLite database"},
    {0, "\0asm"sv, "a WebAssembly module"},
    {0, "\xCA\xFE\xBA\xBE\0"sv, "a Java class or Mach-O program"},
    {0, "\xCF\xFA\xED\xFE"sv, "a Mach-O program"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Microsoft Office document"},
    {0, "wOF2"sv, "a WOFF2 font"},
};

// A NUL here and there is an accident that text survives (a padded record, a broken download); programs,
// images and databases without a known mark are a tenth NULs and more.
constexpr double kBinaryNulShare = 0.01;
// Random bytes have 0.03 of the control characters below; records of small integers have far more.
constexpr double kBinaryControlShare = 0.1;

// U+0000 to U+0006: those that not even terminal logs and word processors' leftovers have. One comparison, so
// that counting keeps up with memory.
bool control(unsigned char byte) { return byte < 0x07; }

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f%%", share * 100);
  return text;
}

}  // namespace

std::optional<std::string> magic_number(std::string_view head) {
  for (const Magic& each : kMagic)
    if (head.size() >= each.at && head.substr(each.at).starts_with(each.bytes)) return std::string(each.what);
  return std::nullopt;
}

// As many as a narrow counter can count, in whole SIMD registers.
constexpr std::size_t kWindow = 240;  // bytes
// Formats without a known mark have numbers at their beginning, however much text follows (compiled Python):
// so far is looked at (as git does), and of a window so many are NULs.
constexpr std::uint64_t kHead = 8000;  // bytes
constexpr double kHeadNulShare = 0.05;

// Windows lie where they lie in the document, whatever pieces it comes in.
void ControlTally::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, kWindow - total_ % kWindow);
    unsigned char nuls = 0, controls = 0;  // narrow, so that the compiler can use SIMD
    for (char each : part) {
      const auto byte = static_cast<unsigned char>(each);
      nuls = static_cast<unsigned char>(nuls + (byte == 0));
      controls = static_cast<unsigned char>(controls + control(byte));
    }
    if (nuls != 0 && all_.nuls == 0) first_nul_ = total_ + part.find('\0');
    if (controls != 0 && all_.controls == 0) {
      std::size_t at = 0;
      while (!control(static_cast<unsigned char>(part[at]))) ++at;
      first_control_ = total_ + at;
    }
    all_.nuls += nuls;
    all_.controls += controls;
    window_.nuls += nuls;
    window_.controls += controls;
    total_ += part.size();
    bytes.remove_prefix(part.size());
    if (total_ % kWindow == 0) close_window();
  }
}

void ControlTally::close_window() {
  const double nul_share = static_cast<double>(window_.nuls) / static_cast<double>(kWindow);
  if (!dense_ && total_ <= kHead && nul_share >= kHeadNulShare)
    dense_ = Verdict{percent(nul_share) + " of the bytes around its first ones are NUL", first_nul_};
  window_ = {};
}

std::optional<ControlTally::Verdict> ControlTally::verdict() const {
  if (total_ == 0) return std::nullopt;
  const double nul_share = static_cast<double>(all_.nuls) / static_cast<double>(total_);
  const double control_share = static_cast<double>(all_.controls) / static_cast<double>(total_);
  if (nul_share >= kBinaryNulShare) return Verdict{percent(nul_share) + " of its bytes are NUL", first_nul_};
  if (control_share >= kBinaryControlShare)
    return Verdict{percent(control_share) + " of its bytes are control characters", first_control_};
  return dense_;
}

}  // namespace mojimend
