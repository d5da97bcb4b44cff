// Lets libgit2 make the diff, and takes the files out of it.
#include "git/changes.h"

#include <filesystem>

#include "git/library.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

using ObjectHandle = GitHandle<git_object, git_object_free>;
using IndexHandle = GitHandle<git_index, git_index_free>;
using DiffHandle = GitHandle<git_diff, git_diff_free>;
using BlobHandle = GitHandle<git_blob, git_blob_free>;
using FiltersHandle = GitHandle<git_filter_list, git_filter_list_free>;

Error trouble(ErrorKind kind, const std::string& what, std::string advice) {
  return {kind, what + ": " + last_git_error(), std::move(advice)};
}

bool is_regular(const git_diff_file& file) {
  return file.mode == GIT_FILEMODE_BLOB || file.mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

class Changes {
 public:
  Changes(ChangedSide side) : side_(side) {}
  Result<void> open();
  Result<void> run(const std::string& revision, const std::vector<std::string>& paths,
                   const std::function<Result<void>(const FileChange&)>& each);

 private:
  Result<ObjectHandle> tree_of(const std::string& revision);
  Result<DiffHandle> diff(git_tree* tree, const std::vector<std::string>& paths);
  Result<FileChange> change(const git_diff_delta& delta);
  Result<std::string> blob(const git_diff_file& file);
  Result<std::string> working_file(const git_diff_file& file);
  std::string below_root(const std::string& path) const;

  ChangedSide side_;
  GitLibrary library_;
  GitRepositoryHandle repository_;
  fs::path root_;
};

Result<void> Changes::open() {
  auto opened = repository_here();
  if (!opened) return failure(opened.error());
  repository_ = std::move(*opened);
  const char* root = ::git_repository_workdir(repository_.get());
  if (!root)
    return failure(
        Error{ErrorKind::missing, "the repository has no working tree", "go to one that has and try again"});
  root_ = root;
  return {};
}

Result<ObjectHandle> Changes::tree_of(const std::string& revision) {
  // Everything is new in a first commit.
  if (revision == "HEAD" && ::git_repository_head_unborn(repository_.get()) == 1) return ObjectHandle();
  git_object* found = nullptr;
  if (::git_revparse_single(&found, repository_.get(), (revision + "^{tree}").c_str()) != 0)
    return failure(trouble(ErrorKind::usage, "--against: there is no revision " + revision,
                           "name a commit, a branch or a tag; git log shows some"));
  return ObjectHandle(found);
}

// As the index has it: without "." and "..", and without the folder of the working tree before it.
std::string Changes::below_root(const std::string& path) const {
  std::error_code failed;
  const fs::path relative = fs::weakly_canonical(fs::absolute(path), failed).lexically_relative(root_);
  const std::string out = relative.generic_string();
  return out == "." ? "" : out;
}

Result<DiffHandle> Changes::diff(git_tree* tree, const std::vector<std::string>& paths) {
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_INCLUDE_TYPECHANGE;
  std::vector<std::string> below;
  std::vector<char*> pointers;
  for (const std::string& each : paths) below.push_back(below_root(each));
  for (std::string& each : below)
    if (!each.empty()) pointers.push_back(each.data());
  // The root among the paths means everything.
  if (pointers.size() == paths.size()) options.pathspec = {pointers.data(), pointers.size()};
  git_diff* made = nullptr;
  git_index* index = nullptr;
  if (::git_repository_index(&index, repository_.get()) != 0)
    return failure(trouble(ErrorKind::unreadable, "the index cannot be read", "see git status"));
  const IndexHandle held(index);
  const int status = side_ == ChangedSide::index
                         ? ::git_diff_tree_to_index(&made, repository_.get(), tree, index, &options)
                         : ::git_diff_tree_to_workdir_with_index(&made, repository_.get(), tree, &options);
  if (status != 0)
    return failure(trouble(ErrorKind::unreadable, "the changes cannot be read", "see git status"));
  DiffHandle out(made);
  git_diff_find_options similar = GIT_DIFF_FIND_OPTIONS_INIT;
  similar.flags = GIT_DIFF_FIND_RENAMES;
  if (::git_diff_find_similar(made, &similar) != 0)
    return failure(trouble(ErrorKind::unreadable, "the changes cannot be compared", "see git status"));
  return out;
}

Result<std::string> Changes::blob(const git_diff_file& file) {
  git_blob* found = nullptr;
  if (::git_blob_lookup(&found, repository_.get(), &file.id) != 0) {
    Error error = trouble(ErrorKind::unreadable, "git cannot give its contents", "see git fsck");
    error.path = file.path;
    return failure(error);
  }
  const BlobHandle held(found);
  return std::string(static_cast<const char*>(::git_blob_rawcontent(found)),
                     static_cast<std::size_t>(::git_blob_rawsize(found)));
}

// As it would be checked in.
Result<std::string> Changes::working_file(const git_diff_file& file) {
  git_filter_list* loaded = nullptr;
  git_buf bytes{};
  int status = ::git_filter_list_load(&loaded, repository_.get(), nullptr, file.path, GIT_FILTER_TO_ODB,
                                      GIT_FILTER_DEFAULT);
  const FiltersHandle filters(loaded);
  if (status == 0) status = ::git_filter_list_apply_to_file(&bytes, loaded, repository_.get(), file.path);
  if (status != 0) {
    Error error = trouble(ErrorKind::unreadable, "it cannot be read", "check its permissions");
    error.path = file.path;
    return failure(error);
  }
  std::string out(bytes.ptr, bytes.size);
  ::git_buf_dispose(&bytes);
  return out;
}

Result<FileChange> Changes::change(const git_diff_delta& delta) {
  FileChange out;
  out.shown = delta.new_file.path;
  out.path = (root_ / out.shown).string();
  out.old_path = delta.old_file.path;
  out.is_new = delta.status == GIT_DELTA_ADDED || !is_regular(delta.old_file);
  if (!out.is_new) {
    auto before = blob(delta.old_file);
    if (!before) return failure(before.error());
    out.before = std::move(*before);
  }
  auto after = side_ == ChangedSide::index ? blob(delta.new_file) : working_file(delta.new_file);
  if (!after) return failure(after.error());
  out.after = std::move(*after);
  const char* value = nullptr;
  if (side_ == ChangedSide::working_tree &&
      ::git_attr_get(&value, repository_.get(), GIT_ATTR_CHECK_FILE_THEN_INDEX, delta.new_file.path,
                     "working-tree-encoding") == 0 &&
      ::git_attr_value(value) == GIT_ATTR_VALUE_STRING)
    out.tree_encoding = value;
  return out;
}

Result<void> Changes::run(const std::string& revision, const std::vector<std::string>& paths,
                          const std::function<Result<void>(const FileChange&)>& each) {
  const auto tree = tree_of(revision);
  if (!tree) return failure(tree.error());
  const auto made = diff(reinterpret_cast<git_tree*>(tree->get()), paths);
  if (!made) return failure(made.error());
  for (std::size_t i = 0; i < ::git_diff_num_deltas(made->get()); ++i) {
    const git_diff_delta& delta = *::git_diff_get_delta(made->get(), i);
    if (delta.status == GIT_DELTA_DELETED || !is_regular(delta.new_file)) continue;
    const auto changed = change(delta);
    if (!changed) return failure(changed.error());
    if (auto done = each(*changed); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> for_each_change(const std::string& revision, ChangedSide side,
                             const std::vector<std::string>& paths,
                             const std::function<Result<void>(const FileChange&)>& each) {
  Changes changes(side);
  if (auto done = changes.open(); !done) return done;
  return changes.run(revision, paths, each);
}

}  // namespace mojimend
