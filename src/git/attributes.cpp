// Asks libgit2, folder by folder.
#include "git/attributes.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "git/library.h"

namespace mojimend {

namespace {

constexpr const char* kName = ".gitattributes";
constexpr const char* kSystemFile = "/etc/gitattributes";

bool speaks_of(const std::filesystem::path& path, const std::string& attribute) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  return text.view().find(attribute) != std::string::npos;
}

}  // namespace

// Most repositories say nothing of the attribute, and then libgit2, which looks at each of the files again
// for each path, need not be asked.
struct GitAttributes::State {
  struct Repository {
    GitRepositoryHandle handle;
    std::string folder;  // of the working tree, with a slash at the end
  };

  struct Folder {
    Repository* repository = nullptr;  // null: in none
    bool may_say = false;              // whether one of the files that hold for it speaks of the attribute
  };

  git_repository* open(const std::string& folder);
  Folder of_folder(const std::string& folder);
  Folder beginning_in(const std::string& folder, git_repository* opened);

  std::string attribute;
  // It begins with all certificates of the system: not before a repository is met.
  std::optional<GitLibrary> library;
  std::vector<std::unique_ptr<Repository>> repositories;
  std::map<std::string, Folder> folders;
};

GitAttributes::State::Folder GitAttributes::State::beginning_in(const std::string& folder,
                                                                git_repository* opened) {
  auto repository = std::make_unique<Repository>();
  repository->handle.reset(opened);
  const char* tree = ::git_repository_workdir(opened);
  if (!tree) return {};
  repository->folder = tree;
  git_buf info{};
  const std::string in_repository =
      taken_from(info, ::git_repository_item_path(&info, opened, GIT_REPOSITORY_ITEM_INFO));
  Folder out{repository.get(),
             speaks_of(std::filesystem::path(folder) / kName, attribute) ||
                 speaks_of(std::filesystem::path(in_repository) / "attributes", attribute) ||
                 speaks_of(users_file(opened, "core.attributesfile", "attributes"), attribute) ||
                 speaks_of(kSystemFile, attribute)};
  repositories.push_back(std::move(repository));
  return out;
}

// Null if no repository begins in the folder.
git_repository* GitAttributes::State::open(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::path(folder) / ".git", error)) return nullptr;
  if (!library) library.emplace();
  git_repository* opened = nullptr;
  const int failed =
      ::git_repository_open_ext(&opened, folder.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  return failed == 0 ? opened : nullptr;
}

// A folder's repository is the one that begins in it, or else that of the folder above.
GitAttributes::State::Folder GitAttributes::State::of_folder(const std::string& folder) {
  if (const auto known = folders.find(folder); known != folders.end()) return known->second;
  Folder found;
  if (git_repository* const opened = open(folder)) {
    found = beginning_in(folder, opened);
  } else if (const std::size_t slash = folder.rfind('/'); slash != folder.npos && folder != "/") {
    found = of_folder(slash == 0 ? "/" : folder.substr(0, slash));
    found.may_say |= found.repository && speaks_of(std::filesystem::path(folder) / kName, attribute);
  }
  return folders[folder] = found;
}

GitAttributes::GitAttributes(std::string attribute) : state_(std::make_unique<State>()) {
  state_->attribute = std::move(attribute);
}
GitAttributes::~GitAttributes() = default;
GitAttributes::GitAttributes(GitAttributes&&) noexcept = default;
GitAttributes& GitAttributes::operator=(GitAttributes&&) noexcept = default;

std::optional<std::string> GitAttributes::value(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return std::nullopt;
  const State::Folder folder = state_->of_folder(slash == 0 ? "/" : path.substr(0, slash));
  if (!folder.may_say || !path.starts_with(folder.repository->folder)) return std::nullopt;
  const char* value = nullptr;
  const std::string below = path.substr(folder.repository->folder.size());
  if (::git_attr_get(&value, folder.repository->handle.get(), GIT_ATTR_CHECK_FILE_THEN_INDEX, below.c_str(),
                     state_->attribute.c_str()) != 0 ||
      ::git_attr_value(value) != GIT_ATTR_VALUE_STRING)
    return std::nullopt;
  return std::string(value);
}

}  // namespace mojimend
