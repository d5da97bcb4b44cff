// Reads the list whole before the first of its files is opened: a list that ends too early is then no half
// done work.
#include "batch/file_list.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "files/file_source.h"

namespace mojimend {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;  // bytes

Result<std::string> all_of(Source& source) {
  std::string bytes;
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kPiece);
    const auto count = source.read(size, std::span(bytes).subspan(size));
    if (!count) return failure(count.error());
    bytes.resize(size + *count);
    if (*count == 0) return bytes;
  }
}

Result<std::string> contents(const std::string& path) {
  if (path == "-") {
    const auto input = StandardInput::read_all();
    return input ? all_of(**input) : failure(input.error());
  }
  auto file = FileSource::open(path);
  return file ? all_of(*file) : failure(file.error());
}

}  // namespace

Result<std::vector<std::string>> read_file_list(const std::string& path) {
  const auto bytes = contents(path);
  if (!bytes) return failure(bytes.error());
  const char end = bytes->find('\0') == bytes->npos ? '\n' : '\0';
  std::vector<std::string> paths;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t stop = std::min(bytes->find(end, at), bytes->size());
    std::size_t size = stop - at;
    if (end == '\n' && size > 0 && (*bytes)[stop - 1] == '\r') --size;
    if (size > 0) paths.push_back(bytes->substr(at, size));
    at = stop + 1;
  }
  if (paths.empty()) {
    Error error{ErrorKind::empty, "the list names no file", "give it one path a line"};
    error.path = path;
    return failure(error);
  }
  return paths;
}

}  // namespace mojimend
