// AtomicFile: a file that appears under its name whole or not at all. It is written beside its place, flushed
// to the disk and renamed; on any failure, and on a signal that ends the program, what was written so far is
// removed.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>

#include "files/file_source.h"
#include "files/temporaries.h"
#include "report/output.h"

namespace mojimend {

enum class Times { now, keep };

// How a file is begun, where that is not as for any new file.
struct Creation {
  // The permissions of a copy: these less the umask. Without: those of the file that it replaces, or else
  // those of any new file.
  std::optional<mode_t> mode = {};
  std::string temporary = {};  // the name of the temporary file; empty: one that nobody else has
};

class AtomicFile : public Output {
 public:
  AtomicFile() = default;
  ~AtomicFile() override { discard(); }
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  // Starts a file in the folder of `path`. Where `path` is a symbolic link, the file that it leads to will be
  // replaced and the link stays. Until the end nobody else may read it: where the file system can, it has no
  // name until then (O_TMPFILE), so that not even kill -9 leaves half of it behind. Error (unwritable), also
  // where the name leads to a folder or a device.
  Result<void> open(const std::string& path, const Creation& creation = {});
  bool is_open() const { return file_ >= 0; }
  // Where it will be: absolute, no part of it a symbolic link.
  const std::string& target() const { return target_; }
  // Its name until then, in the same folder.
  std::string temporary_name() const;

  Result<void> write(std::string_view bytes) override;

  // Gives the file the mode, owner, access list and user attributes of `like`. Error: see copy_attributes.
  Result<void> take_attributes(const FileSource& like);
  // These permissions, whatever the umask.
  Result<void> take_mode(mode_t mode);
  // The times of access and of change; the last thing before the end.
  Result<void> take_times(const timespec& accessed, const timespec& modified);

  // Everything written so far, onto the disk. What may fail for want of room fails here.
  Result<void> sync();

  // Syncs, renames over whatever is there, syncs the folder. After an error nothing has changed under the
  // name.
  Result<void> commit();

  // The same, but only if the file there is still what `old` read, and nobody has it open for writing. The
  // two are exchanged in one step and what came out is looked at; if somebody was quicker, they are exchanged
  // back. So no moment is left in which a change of somebody else's could be lost. Where the file system
  // cannot exchange (NFS), the last look is right before the rename.
  Result<void> replace(const FileSource& old);

  void discard();

 private:
  Result<void> start(mode_t mode);
  Result<void> flush();
  Result<void> take_attributes_of_target();
  Result<void> finish();
  Result<void> name_it();
  Result<void> exchanged(const FileSource& old);
  Result<void> put_back(Error error);
  Result<void> rename_over();
  Error trouble(const std::string& what) const;
  Error named(Error error) const;

  std::string path_;       // as given
  std::string target_;     // where it will be
  std::string temporary_;  // where it is, or will be before it goes there
  std::string buffer_;
  int file_ = -1;
  bool is_named_ = false;          // under temporary_
  bool takes_attributes_ = false;  // of the file that it replaces, at the end
  struct ::stat written_{};        // when all of it was on the disk
  WatchedName watched_;
};

}  // namespace mojimend
