// One table of formats.
#include "records/packing.h"

#include <array>

namespace mojimend {
namespace {

struct Format {
  Packing packing;
  std::string_view name, magic;
  std::unique_ptr<Unpacker> (*unpacker)();
  std::unique_ptr<Packer> (*packer)();
};

using namespace std::string_view_literals;

constexpr std::array<Format, 4> kFormats{{
    {Packing::gzip, "gzip", "\x1F\x8B\x08"sv, make_gzip_unpacker, make_gzip_packer},
    {Packing::zstd, "zstd", "\x28\xB5\x2F\xFD"sv, make_zstd_unpacker, make_zstd_packer},
    {Packing::xz, "xz",
     "\xFD"
     "7zXZ\0"sv,
     make_xz_unpacker, make_xz_packer},
    {Packing::bzip2, "bzip2", "BZh"sv, make_bzip2_unpacker, make_bzip2_packer},
}};

// A zstd frame that holds no text but a program's own data: four bytes, of which the first has 16 values.
constexpr std::string_view kSkippable = "\x2A\x4D\x18"sv;

const Format& format_of(Packing packing) {
  for (const Format& each : kFormats)
    if (each.packing == packing) return each;
  return kFormats[0];
}

Magic begins_with(std::string_view bytes, std::string_view magic) {
  if (bytes.starts_with(magic)) return Magic::yes;
  return magic.starts_with(bytes) ? Magic::perhaps : Magic::no;
}

}  // namespace

std::string_view name_of(Packing packing) { return packing == Packing::none ? "" : format_of(packing).name; }

Magic begins_member(Packing packing, std::string_view bytes) {
  if (packing == Packing::none) return Magic::no;
  if (packing == Packing::zstd && !bytes.empty() && (bytes[0] & 0xF0) == 0x50) {
    const Magic skippable = begins_with(bytes.substr(1), kSkippable);
    if (skippable != Magic::no) return skippable;
  }
  // "BZh" may begin a text; what follows it in a file is its block size and the first block, or the end.
  if (packing == Packing::bzip2 && bytes.size() > 3 && (bytes[3] < '1' || bytes[3] > '9')) return Magic::no;
  if (packing == Packing::bzip2 && bytes.size() > 3 && bytes.starts_with("BZh")) {
    const std::string_view block = bytes.substr(4);
    const Magic first = begins_with(block, "\x31\x41"sv), last = begins_with(block, "\x17\x72"sv);
    return first == Magic::no ? last : first;
  }
  const Magic magic = begins_with(bytes, format_of(packing).magic);
  return packing == Packing::bzip2 && magic == Magic::yes ? Magic::perhaps : magic;
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing) { return format_of(packing).unpacker(); }
std::unique_ptr<Packer> make_packer(Packing packing) { return format_of(packing).packer(); }

}  // namespace mojimend
