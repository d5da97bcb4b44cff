// Configuration: what holds for each file, out of the defaults, .editorconfig, .gitattributes, mojimend.toml
// and the command line; the later ones of these have the last word.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/config_file.h"
#include "config/values.h"
#include "git/attributes.h"

namespace mojimend {

enum class ConfigFiles { found, disregarded };  // found: upward from each file

struct ConfigChoice {
  ConfigFiles files = ConfigFiles::found;
  std::string file;  // this one for all, whatever lies about; empty: none
};

// What holds for one file.
struct FileConfig {
  Values values;
  Options options;
  bool excluded = false;
  std::string file;    // the mojimend.toml that was found, as messages name it; empty: none
  std::string folder;  // of that, absolute
};

// Keeps what it has read, so that a second file of a folder costs little. For one thread.
class Configuration {
 public:
  // `given`: by the command line.
  Configuration(ConfigChoice choice, Values given) : choice_(std::move(choice)), given_(std::move(given)) {}

  // For the file `path`, relative to the current folder or absolute; it need not be there. Empty: for a text
  // without a name, for which neither sections nor .editorconfig nor .gitattributes say anything.
  // Errors: of read_config_file and editor_charset; usage for a working-tree-encoding that nobody knows.
  Result<FileConfig> of(const std::string& path);

 private:
  struct Folder {
    std::string absolute;
    std::shared_ptr<const ConfigFile> config;  // null: none
    bool has_charset = false;                  // an .editorconfig speaks of one
  };

  Result<Folder> folder(const std::string& folder);
  Result<std::shared_ptr<const ConfigFile>> config_above(const std::string& absolute);
  Result<std::shared_ptr<const ConfigFile>> read(const std::string& path, const std::string& folder);
  Result<Values> found_beside(const Folder& folder, const std::string& path);
  Result<Values> attributes_of(const std::string& path);
  Options options_of(const Values& values);

  ConfigChoice choice_;
  Values given_;
  GitAttributes attributes_{"working-tree-encoding"};
  std::map<std::string, Folder> folders_;
  std::map<std::string, std::shared_ptr<const ConfigFile>> files_;          // by the folder that they lie in
  std::map<std::string, std::vector<std::string>> encodings_of_languages_;  // by tags with commas
};

}  // namespace mojimend
