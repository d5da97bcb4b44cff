// Memory for the large tables of a thread that begin empty: what is never asked for costs nothing.
#pragma once

#include <cstddef>

namespace mojimend {

// Zeroed when it is first touched, page by page; in large pages where the system has them. A thread_local
// array would be cleared whole for each thread that begins, whether or not it reads a word.
class ZeroedPages {
 public:
  // Throws std::bad_alloc if there is no room for so many bytes.
  explicit ZeroedPages(std::size_t bytes);
  ~ZeroedPages();
  ZeroedPages(const ZeroedPages&) = delete;
  ZeroedPages& operator=(const ZeroedPages&) = delete;

  // Aligned to kAlignment.
  void* data() const { return data_; }

  static constexpr std::size_t kAlignment = 2 << 20;  // bytes: a large page of x86-64 and of most of ARM

 private:
  std::size_t mapped_;
  void* map_;
  void* data_;
};

}  // namespace mojimend
