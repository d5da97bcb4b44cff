// libgit2, begun for as long as somebody uses it.
#pragma once

#include <git2.h>

#include <memory>
#include <string>

#include "text/result.h"

namespace mojimend {

// libgit2 counts its users, so that each object that needs it may hold one.
struct GitLibrary {
  GitLibrary() {
    ::git_libgit2_init();
    // Whose repository it is does not matter to somebody who only reads it.
    ::git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  }
  ~GitLibrary() { ::git_libgit2_shutdown(); }
  GitLibrary(const GitLibrary&) = delete;
  GitLibrary& operator=(const GitLibrary&) = delete;
};

// A handle of libgit2 that frees itself: Handle<git_repository, git_repository_free>.
template <auto free>
struct FreedBy {
  void operator()(auto* object) const { free(object); }
};
template <typename Object, auto free>
using GitHandle = std::unique_ptr<Object, FreedBy<free>>;
using GitRepositoryHandle = GitHandle<git_repository, git_repository_free>;

// What libgit2 last failed for, in its words.
std::string last_git_error();

// The repository in which the program was begun, as git finds it. Error: there is none.
Result<GitRepositoryHandle> repository_here();

// What the buffer holds if `status` is 0, else nothing; the buffer is freed.
std::string taken_from(git_buf& buffer, int status);

// The user's own file of a kind: the one that `setting` names, or else the one called `name` where git looks
// without it (git-config(1)). Empty if there is no place for one; it need not be there.
std::string users_file(git_repository* repository, const char* setting, const std::string& name);

}  // namespace mojimend
