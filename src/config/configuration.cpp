// Looks upward from each folder once.
#include "config/configuration.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "config/editor_config.h"
#include "config/real_path.h"
#include "encoding/encoding.h"
#include "text/ascii.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEditorConfig = ".editorconfig";

bool speaks_of_charset(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  return ascii_lowered(text.view()).find("charset") != std::string::npos;
}

// Relative to the current folder where it is below that, so that messages are short.
std::string shown_path(const fs::path& absolute) {
  std::error_code failed;
  const fs::path current = fs::current_path(failed);
  const fs::path relative = failed ? absolute : absolute.lexically_relative(current);
  return relative.empty() || *relative.begin() == ".." ? absolute.string() : relative.string();
}

// A file whose charset is one of the older ones is in it and stays in it; one whose charset is UTF-8 is to
// become UTF-8, whatever it is in.
Values values_of_charset(const std::string& charset) {
  const std::string origin = ".editorconfig (charset = " + charset + ")";
  Values out;
  if (charset == "utf-8" || charset == "utf-8-bom") out.add(Key::to, "utf-8", origin);
  if (charset == "utf-8-bom") out.add(Key::ignore, "bom", origin);
  if (charset == "latin1" || charset == "utf-16le" || charset == "utf-16be") {
    out.add(Key::encodings, charset, origin);
    out.add(Key::to, "keep", origin);
  }
  return out;
}

}  // namespace

Result<FileConfig> Configuration::of(const std::string& path) {
  const fs::path given(path);
  const std::string parent = given.parent_path().string();
  auto where = folder(parent);
  if (!where) return failure(where.error());
  const std::string absolute = path.empty() ? "" : (fs::path(where->absolute) / given.filename()).string();
  FileConfig out;
  if (choice_.files == ConfigFiles::found && !absolute.empty()) {
    auto found = found_beside(*where, absolute);
    if (!found) return failure(found.error());
    out.values = std::move(*found);
  }
  if (where->config) {
    out.values.lay(where->config->values_for(absolute));
    out.excluded = where->config->exclude && !absolute.empty() && where->config->exclude->match(absolute);
    out.file = where->config->path;
    out.folder = where->config->folder;
  }
  out.values.lay(given_);
  out.options = options_of(out.values);
  return out;
}

Result<Values> Configuration::found_beside(const Folder& folder, const std::string& path) {
  Values out;
  if (folder.has_charset) {
    const auto charset = editor_charset(path);
    if (!charset) return failure(charset.error());
    if (*charset) out = values_of_charset(**charset);
  }
  auto attributes = attributes_of(path);
  if (attributes) out.lay(*attributes);
  else return attributes;
  return out;
}

Result<Values> Configuration::attributes_of(const std::string& path) {
  Values out;
  const auto encoding = attributes_.value(path);
  if (!encoding) return out;
  const std::string origin = ".gitattributes (working-tree-encoding=" + *encoding + ")";
  // git's own addition to the names of iconv (gitattributes(5)).
  constexpr std::string_view kWithMark = "-bom";
  std::string label = ascii_lowered(*encoding);
  if (label.ends_with(kWithMark)) label.resize(label.size() - kWithMark.size());
  if (!find_encoding(label)) {
    Error error{ErrorKind::usage, origin + " is no encoding that mojimend knows",
                "use a label of the WHATWG Encoding Standard there, or name the encoding in mojimend.toml"};
    error.path = path;
    return failure(error);
  }
  out.add(Key::encodings, label, origin);
  out.add(Key::to, find_encoding(label)->kind == EncodingKind::utf8 ? "utf-8" : "keep", origin);
  return out;
}

Options Configuration::options_of(const Values& values) {
  std::string tags;
  for (const std::string& each : values.words(Key::language)) tags += each + ",";
  if (tags.empty()) return values.options();
  const auto known = encodings_of_languages_.find(tags);
  if (known == encodings_of_languages_.end()) {
    Options options = values.options();
    encodings_of_languages_[tags] = options.among;
    return options;
  }
  Values others = values;
  others.set(Key::language, {});
  Options options = others.options();
  options.among = known->second;
  return options;
}

Result<Configuration::Folder> Configuration::folder(const std::string& folder) {
  if (const auto known = folders_.find(folder); known != folders_.end()) return known->second;
  Folder out;
  out.absolute = real_path(folder).string();
  // A folder's name may end in a slash, as may the root's.
  if (out.absolute.size() > 1 && out.absolute.ends_with('/')) out.absolute.pop_back();
  if (choice_.files == ConfigFiles::found)
    for (fs::path each = out.absolute; !out.has_charset; each = each.parent_path()) {
      out.has_charset = speaks_of_charset(each / kEditorConfig);
      if (!each.has_relative_path()) break;
    }
  auto config = config_above(out.absolute);
  if (!config) return failure(config.error());
  out.config = std::move(*config);
  return folders_[folder] = std::move(out);
}

Result<std::shared_ptr<const ConfigFile>> Configuration::config_above(const std::string& absolute) {
  if (!choice_.file.empty()) return read(choice_.file, real_path(choice_.file).parent_path().string());
  if (choice_.files == ConfigFiles::disregarded) return nullptr;
  std::error_code failed;
  for (fs::path each = absolute;; each = each.parent_path()) {
    const fs::path path = each / kConfigName;
    if (fs::is_regular_file(path, failed)) return read(shown_path(path), each.string());
    if (!each.has_relative_path()) return nullptr;
  }
}

Result<std::shared_ptr<const ConfigFile>> Configuration::read(const std::string& path,
                                                              const std::string& folder) {
  auto& known = files_[folder];
  if (known) return known;
  auto file = read_config_file(path, folder);
  if (!file) return failure(file.error());
  known = std::make_shared<const ConfigFile>(std::move(*file));
  return known;
}

}  // namespace mojimend
