// A section at the end: later sections have the last word, and no other line has to be touched.
#include "config/ignore_always.h"

#include <toml++/toml.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "config/config_file.h"
#include "config/real_path.h"
#include "files/atomic_file.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

// What gitignore(5) takes for more than a character.
std::string escaped(const std::string& path) {
  std::string out;
  for (const char each : path) {
    if (std::string_view("*?[\\").find(each) != std::string_view::npos) out += '\\';
    out += each;
  }
  if (out.ends_with(' ')) out.insert(out.size() - 1, "\\");
  return out;
}

std::string quoted(const std::string& text) {
  std::ostringstream out;
  const toml::value<std::string> value(text);
  // In double quotes, as people write it.
  out << toml::toml_formatter(
      value, toml::toml_formatter::default_flags & ~toml::format_flags::allow_literal_strings);
  return out.str();
}

Result<std::string> pattern(const std::string& folder, const std::string& file, IgnoreScope scope) {
  if (scope == IgnoreScope::everywhere) return "*";
  const fs::path relative = real_path(file).lexically_relative(folder);
  if (relative.empty() || *relative.begin() == "..")
    return failure({ErrorKind::usage, "it does not lie below the folder of the configuration, " + folder,
                    "say it in a mojimend.toml of its own", file});
  if (scope == IgnoreScope::file) return "/" + escaped(relative.generic_string());
  const std::string parent = relative.parent_path().generic_string();
  return parent.empty() ? "*" : "/" + escaped(parent) + "/";
}

}  // namespace

Result<void> ignore_always(const std::string& config, const std::string& folder, const std::string& file,
                           IgnoreScope scope, Rule rule) {
  const auto match = pattern(folder, file, scope);
  if (!match) return failure(match.error());
  std::string text;
  std::error_code failed;
  if (fs::exists(config, failed) || failed) {
    std::ifstream in(config, std::ios::binary);
    if (!in)
      return failure({ErrorKind::unreadable,
                      "the configuration cannot be read, and so nothing is added to it",
                      "see its permissions", config});
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  if (!text.empty()) text += '\n';
  text +=
      "[[files]]\nmatch = [" + quoted(*match) + "]\nignore = [\"" + std::string(info(rule).name) + "\"]\n";
  if (const auto parsed = parse_config(text, config, folder); !parsed) return failure(parsed.error());
  AtomicFile out;
  return out.open(config).and_then([&] { return out.write(text); }).and_then([&] { return out.commit(); });
}

}  // namespace mojimend
