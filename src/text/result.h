// Errors as values: what went wrong, where, and what to do about it. Exceptions do not cross a layer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace mojimend {

enum class ErrorKind {
  usage,        // the command line asks for something that there is not
  missing,      // no such file
  unreadable,   // the system refused to read it
  unwritable,   // the system refused to write it
  not_a_file,   // a device, a socket, …
  no_files,     // a folder with nothing to look at below it
  empty,        // a file of no bytes
  binary,       // not text
  undecodable,  // text in no encoding that could be found, or not in the one that was asked for
  malformed,    // a record, an answer file or the like that does not parse
  stopped,      // a signal asked the program to end
};

struct Error {
  ErrorKind kind;
  std::string reason;                       // one clause, without the path: "0xFF begins no UTF-8 character"
  std::string advice = {};                  // what the user can do; may be empty
  std::string path = {};                    // empty: no file is at fault
  std::optional<std::uint64_t> offset = {};  // byte offset in the file, from 0
  std::optional<std::uint64_t> line = {};    // from 1

  // "path:line: reason (byte offset N); advice", with what is not known left out.
  std::string message() const;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace mojimend
