// Standard output, buffered, with what can go wrong there as Errors.
#pragma once

#include <string>

#include "report/output.h"

namespace mojimend {

class StandardOutput : public Output {
 public:
  explicit StandardOutput(int file = 1) : file_(file) {}
  // Errors (unwritable): a full disk, a closed pipe (see is_closed). After the first one nothing more is
  // written.
  Result<void> write(std::string_view bytes) override;
  // Call at the end; a destructor could not tell anybody.
  Result<void> flush();
  // Whoever read the other end has gone, as `head` does when it has seen enough: nothing worth a message.
  bool is_closed() const { return closed_; }

 private:
  int file_;
  std::string buffer_;
  bool failed_ = false;
  bool closed_ = false;
};

// A closed pipe gives an error to the writer instead of ending the program halfway through its files.
void ignore_broken_pipes();

}  // namespace mojimend
