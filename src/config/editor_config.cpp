// Asks the EditorConfig core library, so that the files are read as every editor reads them.
#include "config/editor_config.h"

#include <editorconfig/editorconfig.h>

#include <memory>

#include "text/ascii.h"

namespace mojimend {
namespace {

struct FreeHandle {
  void operator()(void* handle) const { ::editorconfig_handle_destroy(handle); }
};

}  // namespace

Result<std::optional<std::string>> editor_charset(const std::string& path) {
  const std::unique_ptr<void, FreeHandle> handle(::editorconfig_handle_init());
  const int status = ::editorconfig_parse(path.c_str(), handle.get());
  if (status != 0) {
    Error error{ErrorKind::malformed, "this is no EditorConfig file",
                "see editorconfig.org for how it is written"};
    if (const char* file = ::editorconfig_handle_get_err_file(handle.get())) error.path = file;
    if (status > 0) error.line = static_cast<std::uint64_t>(status);
    else error.reason = std::string(".editorconfig: ") + ::editorconfig_get_error_msg(status);
    return failure(error);
  }
  const int count = ::editorconfig_handle_get_name_value_count(handle.get());
  std::optional<std::string> charset;
  for (int i = 0; i < count; ++i) {
    const char *name = nullptr, *value = nullptr;
    ::editorconfig_handle_get_name_value(handle.get(), i, &name, &value);
    if (std::string_view(name) == "charset") charset = ascii_lowered(value);
  }
  return charset == "unset" ? std::nullopt : charset;
}

}  // namespace mojimend
