// AtomicFile: a file that appears under its name whole or not at all. It is written beside its place, flushed
// to the disk and renamed; on any failure, and on a signal that ends the program, what was written so far is
// removed.
#pragma once

#include <sys/stat.h>

#include <string>

#include "report/output.h"

namespace mojimend {

class AtomicFile : public Output {
 public:
  AtomicFile() = default;
  ~AtomicFile() override { discard(); }
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  // Starts a temporary file in the folder of `path`. Where `path` is a symbolic link, the file that it leads
  // to will be replaced and the link stays. Until commit nobody else may read it. Error (unwritable), also
  // where the name leads to a folder or a device.
  Result<void> open(const std::string& path);
  bool is_open() const { return file_ >= 0; }

  Result<void> write(std::string_view bytes) override;

  // Gives the file the mode, owner, access list and user attributes of `like`. Error where the system does
  // not allow that: a replacement that others may read, or that the owner may not, would be worse than none.
  Result<void> take_attributes(const std::string& like, const struct ::stat& status);
  // As a copy gets it: the permissions of `mode` less the umask.
  Result<void> take_mode(mode_t mode);

  // Everything written so far, onto the disk. What may fail for want of room fails here.
  Result<void> sync();

  // Syncs, renames, syncs the folder. Without attributes taken, the file has those of the one that it
  // replaces or else those of any new file. After an error nothing has changed under the name.
  Result<void> commit();

  void discard();

 private:
  Result<void> flush();
  Result<void> take_default_attributes();
  Error trouble(const std::string& what) const;

  std::string path_;       // as given
  std::string target_;     // where it will be
  std::string temporary_;  // where it is
  std::string buffer_;
  int file_ = -1;
  bool has_attributes_ = false;
  int slot_ = -1;  // in the table of files that a signal removes
};

// Makes SIGINT, SIGTERM and SIGHUP remove the temporary files before they end the program.
void remove_temporaries_on_signals();

}  // namespace mojimend
