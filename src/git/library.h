// libgit2, begun for as long as somebody uses it.
#pragma once

#include <git2.h>

#include <memory>

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

}  // namespace mojimend
