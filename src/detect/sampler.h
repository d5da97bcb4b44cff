// Sampler: keeps the text around bytes above 0x7F, wherever in the document they stand, up to a bound.
#pragma once

#include <string>
#include <string_view>

namespace mojimend {

class Sampler {
 public:
  // Enough for every statistic that is known to tell encodings apart, little enough to judge in milliseconds.
  static constexpr std::size_t kWanted = 65536;  // bytes
  // ASCII kept on either side of a byte above 0x7F.
  static constexpr std::size_t kContext = 64;  // bytes

  void feed(std::string_view bytes);
  // Stretches of the document, each ended with a line feed. At most kWanted + kSlack bytes.
  const std::string& text() const { return text_; }

 private:
  static constexpr std::size_t kSlack = 4096;  // within which the end is put where no character can be cut
  bool full() const { return full_; }
  void open();
  void take(char byte);
  // Takes bytes of an open stretch at once; none where each of them has to be looked at.
  std::size_t take_run(std::string_view bytes);

  std::string text_;
  std::string before_;     // the last ASCII bytes before what comes
  std::size_t ascii_ = 0;  // ASCII bytes since the last byte above 0x7F of an open stretch
  bool open_ = false, full_ = false;
};

}  // namespace mojimend
