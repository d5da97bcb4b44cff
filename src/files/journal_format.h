// The journal's bytes, as docs/files.md describes them for other programs: records that check themselves.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "files/digest.h"
#include "text/result.h"

namespace mojimend {

// The version is a part of it: a program that does not know it reads nothing.
inline constexpr std::string_view kJournalMagic = "mojimend journal 1\n";

enum class JournalRecord : char {
  run = 'R',        // the first one: JournalRun
  edits = 'D',      // some inverted edits of an entry
  file = 'F',       // ends an entry: what is replaced is on the disk when this is
  cancelled = 'C',  // the file of an entry was not replaced after all
  undone = 'U',     // nothing of the run is left to be put back
};

inline constexpr std::size_t kRecordHead = 5;   // bytes: length of the payload, kind
inline constexpr std::size_t kRecordCheck = 8;  // bytes of the SHA-256 of head and payload

// Head, payload and check. The payload has less than 4 GiB.
std::string journal_record(JournalRecord kind, std::string_view payload);
// Whether `check` belongs to the record that `head` and `payload` make.
bool journal_check_holds(std::string_view head, std::string_view payload, std::string_view check);

std::uint32_t read_u32(std::string_view bytes);
std::uint64_t read_u64(std::string_view bytes);
void append_u64(std::uint64_t value, std::string& out);

// Seven bits a byte, the lowest first, the eighth bit says that more follow (LEB128).
void append_varint(std::uint64_t value, std::string& out);
// Takes one from the front of `bytes`; false if there is none that is whole.
bool take_varint(std::string_view& bytes, std::uint64_t& value);

// How a run began.
struct JournalRun {
  std::string run;         // its name
  std::string folder;      // where it was started, absolute
  std::int64_t began = 0;  // seconds since 1970, UTC
};
std::string journal_json(const JournalRun& run);
// Error (malformed): the reason alone, as for the next ones.
Result<JournalRun> parse_journal_run(std::string_view json);

// A file that is replaced.
struct JournalFile {
  std::uint64_t entry = 0;
  std::string path;       // absolute
  std::string temporary;  // name in the same folder, under which it may be left behind
  Contents original, fixed;
  std::uint64_t edits = 0;
  mode_t mode = 0;
  timespec accessed{}, modified{};  // the times that it had
};
std::string journal_json(const JournalFile& file);
Result<JournalFile> parse_journal_file(std::string_view json);

// {"entry": N}
std::string journal_json_of_entry(std::uint64_t entry);
Result<std::uint64_t> parse_journal_entry(std::string_view json);

}  // namespace mojimend
