// Reads with toml++, which knows the place of every key and value.
#include "config/config_file.h"

#include <toml++/toml.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "text/suggest.h"

namespace mojimend {
namespace {

constexpr std::string_view kSections = "files";

enum class Level { top, section };

bool may_stand(const KeyInfo& key, Level level) {
  return key.place == KeyPlace::anywhere || (key.place == KeyPlace::top) == (level == Level::top);
}

std::string_view type_of(const toml::node& node) {
  if (node.is_string()) return "a string";
  if (node.is_boolean()) return "true or false";
  if (node.is_number()) return "a number";
  if (node.is_array()) return "a list";
  return node.is_table() ? "a table" : "a date or time";
}

std::string wanted(KeyKind kind) {
  if (kind == KeyKind::flag) return "true or false";
  return is_list(kind) ? "a list of strings" : "a string";
}

class Parser {
 public:
  Parser(ConfigFile& out) : out_(out) {}

  Result<void> parse(std::string_view text);

 private:
  Error at(const toml::source_region& place, Error error) const {
    error.kind = ErrorKind::malformed;
    error.path = out_.path;
    error.line = place.begin.line;
    return error;
  }
  Error unknown_key(const toml::key& key, Level level) const;
  Result<void> sections(const toml::node& node);
  Result<void> section(const toml::table& table);
  Result<void> value(const toml::key& key, const toml::node& node, Level level, Values& values);
  Result<void> word(const KeyInfo& key, const toml::node& node, Values& values);
  // "mojimend.toml:3", and for a section what it is for.
  std::string origin(const toml::source_region& place) const {
    return out_.path + ":" + std::to_string(place.begin.line) + matching_;
  }
  Result<Globs> globs(const Values& values, Key key) const;

  ConfigFile& out_;
  std::string matching_;  // of the section that is being read
};

Error Parser::unknown_key(const toml::key& key, Level level) const {
  const std::string name(key.str());
  if (const KeyInfo* elsewhere = key_named(name))
    return at(key.source(), {ErrorKind::malformed, name + " does not belong here",
                             elsewhere->place == KeyPlace::top
                                 ? "it stands at the top of the file, before the first section"
                                 : "it stands in a [[files]] section"});
  if (level == Level::section && name == kSections)
    return at(key.source(),
              {ErrorKind::malformed, "sections do not stand in sections", "write [[files]] again"});
  std::vector<std::string_view> names;
  std::string listed;
  for (const KeyInfo& each : all_keys()) {
    if (!may_stand(each, level)) continue;
    names.push_back(each.name);
    listed += (listed.empty() ? "" : ", ") + std::string(each.name);
  }
  if (level == Level::top) names.push_back(kSections);
  const std::string_view close = nearest(name, names);
  return at(key.source(),
            {ErrorKind::malformed, "there is no key " + name,
             close.empty() ? "the keys are " + listed : "did you mean " + std::string(close) + "?"});
}

Result<void> Parser::word(const KeyInfo& key, const toml::node& node, Values& values) {
  const auto* text = node.as_string();
  if (!text)
    return failure(at(node.source(),
                      {ErrorKind::malformed, std::string(key.name) + " holds " + std::string(type_of(node)),
                       "give it a list of strings"}));
  if (auto done = check_word(key.key, text->get()); !done) {
    Error error = done.error();
    error.reason = std::string(key.name) + ": " + error.reason;
    return failure(at(node.source(), std::move(error)));
  }
  values.add(key.key, text->get(), origin(node.source()));
  return {};
}

Result<void> Parser::value(const toml::key& key, const toml::node& node, Level level, Values& values) {
  const KeyInfo* known = key_named(key.str());
  if (!known || !may_stand(*known, level)) return failure(unknown_key(key, level));
  const bool right = known->kind == KeyKind::flag ? node.is_boolean()
                     : is_list(known->kind)       ? node.is_array()
                                                  : node.is_string();
  if (!right)
    return failure(at(node.source(),
                      {ErrorKind::malformed, std::string(known->name) + " is " + std::string(type_of(node)),
                       "give it " + wanted(known->kind)}));
  if (const auto* flag = node.as_boolean()) {
    values.add(known->key, flag->get() ? "true" : "false", origin(node.source()));
    return {};
  }
  const auto* list = node.as_array();
  if (!list) return word(*known, node, values);
  values.set(known->key, {{}, origin(node.source())});
  for (const toml::node& each : *list)
    if (auto done = word(*known, each, values); !done) return done;
  return {};
}

Result<Globs> Parser::globs(const Values& values, Key key) const {
  return Globs::of(out_.folder, values.words(key));
}

Result<void> Parser::section(const toml::table& table) {
  Values matched, values;
  const toml::node* match = table.get(info(Key::match).name);
  if (!match || (match->is_array() && match->as_array()->empty()))
    return failure(
        at(table.source(), {ErrorKind::malformed, "this section does not say which files it is for",
                            "give it match = [\"PATTERN\"]"}));
  matching_.clear();
  for (const auto& [key, node] : table)
    if (&node == match)
      if (auto done = value(key, node, Level::section, matched); !done) return done;
  std::string listed;
  for (const std::string& each : matched.words(Key::match)) listed += (listed.empty() ? "" : ", ") + each;
  matching_ = " [[files]] matching " + listed;
  for (const auto& [key, node] : table)
    if (&node != match)
      if (auto done = value(key, node, Level::section, values); !done) return done;
  auto found = globs(matched, Key::match);
  if (!found) return failure(at(table.source(), found.error()));
  out_.sections.push_back({std::move(*found), std::move(values)});
  return {};
}

Result<void> Parser::sections(const toml::node& node) {
  const auto* list = node.as_array();
  const auto wrong = [&](const toml::node& what) {
    return failure(at(what.source(), {ErrorKind::malformed, "files is " + std::string(type_of(what)),
                                      "write [[files]], with two brackets, and keys below it"}));
  };
  if (!list) return wrong(node);
  for (const toml::node& each : *list) {
    const auto* table = each.as_table();
    if (!table) return wrong(each);
    if (auto done = section(*table); !done) return done;
  }
  return {};
}

Result<void> Parser::parse(std::string_view text) {
  toml::table table;
  try {
    table = toml::parse(text, out_.path);
  } catch (const toml::parse_error& error) {
    return failure(
        at(error.source(), {ErrorKind::malformed, "this is no TOML: " + std::string(error.description()),
                            "see toml.io for how it is written"}));
  }
  for (const auto& [key, node] : table)
    if (key.str() != kSections)
      if (auto done = value(key, node, Level::top, out_.values); !done) return done;
  if (const toml::node* files = table.get(kSections))
    if (auto done = sections(*files); !done) return done;
  if (!out_.values.find(Key::exclude)) return {};
  auto exclude = globs(out_.values, Key::exclude);
  if (!exclude) return failure(exclude.error());
  out_.exclude = std::move(*exclude);
  return {};
}

}  // namespace

Values ConfigFile::values_for(const std::string& file) const {
  Values out = values;
  if (file.empty()) return out;
  for (const ConfigSection& each : sections)
    if (each.match.match(file)) out.lay(each.values);
  return out;
}

Result<ConfigFile> parse_config(std::string_view text, const std::string& path, const std::string& folder) {
  ConfigFile out;
  out.path = path;
  out.folder = folder;
  if (auto done = Parser(out).parse(text); !done) return failure(done.error());
  return out;
}

Result<ConfigFile> read_config_file(const std::string& path, const std::string& folder) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  // An empty file leaves the stream failed, and says nothing.
  if (!file.is_open() || file.bad()) {
    Error error{errno == ENOENT ? ErrorKind::missing : ErrorKind::unreadable,
                std::string("the configuration cannot be read: ") + std::strerror(errno),
                "check its name and permissions"};
    error.path = path;
    return failure(error);
  }
  return parse_config(text.view(), path, folder);
}

}  // namespace mojimend
