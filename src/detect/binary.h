// What is not text at all: formats known by their first bytes, and bytes that text does not have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mojimend {

// Bytes of a document's start that magic_number() wants to see.
inline constexpr std::size_t kMagicBytes = 512;

// "a PNG image", "a zip archive", … or nothing.
std::optional<std::string> magic_number(std::string_view head);

class ControlTally {
 public:
  void feed(std::string_view bytes);

  // Why these bytes are not text, and where the first one that says so stands; nothing if they may be text.
  struct Verdict {
    std::string reason;
    std::uint64_t offset;
  };
  std::optional<Verdict> verdict() const;

  std::uint64_t total() const { return total_; }
  // Byte offset of the first zero byte; text in no encoding that has one is taken for binary data.
  std::optional<std::uint64_t> first_nul() const {
    return all_.nuls > 0 ? std::optional(first_nul_) : std::nullopt;
  }

 private:
  struct Counts {
    std::uint64_t nuls = 0, controls = 0;
  };
  void close_window();

  std::uint64_t total_ = 0;
  Counts all_, window_;                              // of the window that is not full yet
  std::uint64_t first_nul_ = 0, first_control_ = 0;  // byte offsets; meaningless where there is none
  std::optional<Verdict> dense_;                     // of the first window that no text has
};

}  // namespace mojimend
