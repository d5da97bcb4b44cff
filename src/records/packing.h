// Compressed data, whatever the format: how to recognize it, and what packs and unpacks one member of it. A
// member is what can stand alone: a gzip member, a zstd frame, an xz or bzip2 stream. The formats' own
// libraries are used and not libarchive, which shows no members and drops what stands behind the last one.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "report/output.h"
#include "text/result.h"

namespace mojimend {

enum class Packing { none, gzip, zstd, xz, bzip2 };

std::string_view name_of(Packing packing);

inline constexpr std::size_t kMagicSize = 6;  // bytes; the longest sign by which a format is known
enum class Magic { yes, no, perhaps };        // perhaps: the bytes are too few to tell
// Whether a member of `packing` begins with these bytes (RFC 1952, RFC 8878, the .xz file format 1.2.0,
// bzip2).
Magic begins_member(Packing packing, std::string_view bytes);

// Unpacks members one after the other.
class Unpacker {
 public:
  struct Step {
    std::size_t taken = 0, given = 0;  // bytes
    bool ended = false;                // the member is whole
    std::string wrong = {};            // why it goes no further, if it does not; what was given is good
  };
  virtual ~Unpacker() = default;
  virtual void start() = 0;  // a new member
  // Takes some of `packed`, gives some text.
  virtual Step step(std::string_view packed, std::span<char> text) = 0;
};
std::unique_ptr<Unpacker> make_unpacker(Packing packing);

// Packs members one after the other, each as the one was packed that it stands for.
class Packer {
 public:
  virtual ~Packer() = default;
  // `front`: the first bytes of the member that this one replaces, kFrontSize of them if it has so many. What
  // can be learnt of them is kept: a gzip member's name, time and strength, a checksum's kind.
  virtual Result<void> start(std::string_view front, Output& output) = 0;
  virtual Result<void> write(std::string_view text, Output& output) = 0;
  virtual Result<void> finish(Output& output) = 0;
};
inline constexpr std::size_t kFrontSize = std::size_t{4} << 10;  // bytes; a gzip header with a long name
std::unique_ptr<Packer> make_packer(Packing packing);

// For each format.
std::unique_ptr<Unpacker> make_gzip_unpacker();
std::unique_ptr<Packer> make_gzip_packer();
std::unique_ptr<Unpacker> make_zstd_unpacker();
std::unique_ptr<Packer> make_zstd_packer();
std::unique_ptr<Unpacker> make_xz_unpacker();
std::unique_ptr<Packer> make_xz_packer();
std::unique_ptr<Unpacker> make_bzip2_unpacker();
std::unique_ptr<Packer> make_bzip2_packer();

}  // namespace mojimend
