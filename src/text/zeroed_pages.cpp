// Asks the system for address space, and for large pages in it.
#include "text/zeroed_pages.h"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace mojimend {

ZeroedPages::ZeroedPages(std::size_t bytes)
    : mapped_(bytes + kAlignment),
      map_(::mmap(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
  if (map_ == MAP_FAILED) throw std::bad_alloc();
  const auto start = reinterpret_cast<std::uintptr_t>(map_);
  data_ = reinterpret_cast<void*>((start + kAlignment - 1) / kAlignment * kAlignment);
#ifdef MADV_HUGEPAGE
  // A wish: without large pages it takes longer, and no more.
  ::madvise(data_, bytes, MADV_HUGEPAGE);
#endif
}

ZeroedPages::~ZeroedPages() { ::munmap(map_, mapped_); }

}  // namespace mojimend
