// The SHA-256 (FIPS 180-4) of bytes that come in pieces: how undo knows a file again.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/pipeline.h"
#include "report/output.h"
#include "text/result.h"

namespace mojimend {

using Digest = std::array<unsigned char, 32>;

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  // Of everything added so far; nothing may be added after it.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What identifies a file's bytes.
struct Contents {
  Digest sha256{};
  std::uint64_t size = 0;  // bytes
  bool operator==(const Contents&) const = default;
};

// Measures what passes through it on its way to `output` (null: it goes nowhere).
class Measure : public Output {
 public:
  explicit Measure(Output* output) : output_(output) {}
  Result<void> write(std::string_view bytes) override;
  std::uint64_t size() const { return size_; }
  Contents finish() { return {sha256_.finish(), size_}; }

 private:
  Output* output_;
  Sha256 sha256_;
  std::uint64_t size_ = 0;
};

// Of a whole document. Error: what the source fails on. O(bytes).
Result<Contents> contents_of(Source& source);

}  // namespace mojimend
