// CodePointMap: a value for each of a few code points, found in two look-ups; what the tables of encodings
// turned round are kept in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mojimend {

// Values are small and cheap to copy; what has no value of its own has Value{}.
template <typename Value>
class CodePointMap {
 public:
  // `code_point` may be any number. O(1).
  const Value& operator[](char32_t code_point) const {
    return code_point < kEnd ? pages_[page_of_[code_point / kPage]][code_point % kPage] : pages_[0][0];
  }
  // `code_point` is below 0x110000. The reference holds until the next call.
  Value& at(char32_t code_point) {
    std::uint16_t& page = page_of_[code_point / kPage];
    if (page == 0) {
      page = static_cast<std::uint16_t>(pages_.size());
      pages_.emplace_back();
    }
    return pages_[page][code_point % kPage];
  }

 private:
  static constexpr char32_t kEnd = 0x110000;
  static constexpr std::size_t kPage = 64;  // code points

  std::vector<std::uint16_t> page_of_ = std::vector<std::uint16_t>(kEnd / kPage);
  std::vector<std::array<Value, kPage>> pages_ =
      std::vector<std::array<Value, kPage>>(1);  // the first: empty
};

}  // namespace mojimend
