// What the decoders write to. UnitWriter collects the text, the map and the unreadable places, in few
// operations a character: text goes through a small buffer, equal units are counted before they are mapped.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "encoding/decode.h"
#include "text/utf8.h"

namespace mojimend {

class UnitWriter {
 public:
  UnitWriter(std::size_t base, std::size_t expected_text_bytes, Decoded spent)
      : made_(std::move(spent)), position_(base) {
    made_.text.clear();
    made_.map.clear(base);
    made_.unreadable.clear();
    made_.text.reserve(expected_text_bytes);
  }
  UnitWriter(const UnitWriter&) = delete;
  UnitWriter& operator=(const UnitWriter&) = delete;

  // Text that is its own original; every byte is a unit.
  void copy(std::string_view same) {
    if (same.size() > kBuffer - used_) flush();
    if (same.size() > kBuffer) {
      made_.text += same;
    } else {
      std::memcpy(buffer_ + used_, same.data(), same.size());
      used_ += same.size();
    }
    count(1, 1, same.size());
  }

  // One character that `original` bytes stand for; never a surrogate. Inline by force: it is the loop of
  // every decoder, and a call costs as much as its work.
  [[gnu::always_inline]] void character(char32_t value, std::size_t original) {
    if (kBuffer - used_ < 4) flush();
    const std::size_t size = put(buffer_ + used_, value);
    used_ += size;
    count(size, original, 1);
  }

  // `original` bytes that say nothing by themselves, such as an escape sequence.
  void dropped(std::size_t original) { count(0, original, 1); }

  // A stateful decoder is in its initial state.
  void unshifted() {}

  // `original` bytes that are no character. False: the decoder is to stop.
  [[nodiscard]] bool unreadable(std::size_t original) {
    count(0, 0, 0);
    made_.unreadable.push_back({position_, position_ + original});
    character(kReplacement, original);
    return true;
  }

  Decoded take() && {
    flush();
    count(0, 0, 0);
    return std::move(made_);
  }

 private:
  static constexpr std::size_t kBuffer = 8192;  // bytes; stays in the nearest cache

  static std::size_t put(char* to, char32_t value) {
    if (value < 0x80) {
      to[0] = static_cast<char>(value);
      return 1;
    }
    if (value < 0x800) {
      to[0] = static_cast<char>(0xC0 | value >> 6);
      to[1] = static_cast<char>(0x80 | (value & 0x3F));
      return 2;
    }
    if (value < 0x10000) {
      to[0] = static_cast<char>(0xE0 | value >> 12);
      to[1] = static_cast<char>(0x80 | (value >> 6 & 0x3F));
      to[2] = static_cast<char>(0x80 | (value & 0x3F));
      return 3;
    }
    to[0] = static_cast<char>(0xF0 | value >> 18);
    to[1] = static_cast<char>(0x80 | (value >> 12 & 0x3F));
    to[2] = static_cast<char>(0x80 | (value >> 6 & 0x3F));
    to[3] = static_cast<char>(0x80 | (value & 0x3F));
    return 4;
  }

  void flush() {
    made_.text.append(buffer_, used_);
    used_ = 0;
  }

  void count(std::size_t text, std::size_t original, std::size_t units) {
    if (text == text_unit_ && original == original_unit_) {
      units_ += units;
      return;
    }
    made_.map.append(text_unit_, original_unit_, units_);
    position_ += original_unit_ * units_;
    text_unit_ = text;
    original_unit_ = original;
    units_ = units;
  }

  Decoded made_;
  std::size_t position_;  // of the document, where the units that are being counted begin
  std::size_t text_unit_ = 0, original_unit_ = 0, units_ = 0;
  std::size_t used_ = 0;
  char buffer_[kBuffer];
};

// What a decoder writes to when only the first unreadable place is asked for.
class UnreadableFinder {
 public:
  explicit UnreadableFinder(std::size_t base) : position_(base) {}

  void copy(std::string_view same) { position_ += same.size(); }
  void character(char32_t, std::size_t original) { position_ += original; }
  void dropped(std::size_t original) { position_ += original; }
  void unshifted() {}
  [[nodiscard]] bool unreadable(std::size_t original) {
    found_ = {position_, position_ + original};
    return false;
  }
  // Bytes of the document; empty if every byte is readable.
  Span found() const { return found_; }

 private:
  std::size_t position_;
  Span found_;
};

// What a stateful decoder writes to when only the places are asked for at which it is in its initial state.
class UnshiftedFinder {
 public:
  explicit UnshiftedFinder(std::size_t most) : most_(most) {}

  void copy(std::string_view same) { read(same.size()); }
  void character(char32_t, std::size_t original) { read(original); }
  void dropped(std::size_t original) { read(original); }
  [[nodiscard]] bool unreadable(std::size_t original) {
    read(original);
    return true;
  }
  void unshifted() {
    if (position_ > most_) return;
    // One sequence since the last such place: nothing lies between them.
    if (!found_.empty() && sequences_ <= 1) found_.back().end = position_;
    else found_.push_back({position_, position_});
    sequences_ = 0;
  }
  std::vector<Span> take() && { return std::move(found_); }

 private:
  void read(std::size_t original) {
    position_ += original;
    ++sequences_;
  }

  std::size_t most_;
  std::size_t position_ = 0;
  std::size_t sequences_ = 0;  // since the last initial state
  std::vector<Span> found_;
};

}  // namespace mojimend
