// Small numbers in little endian; what people may want to read as JSON, with paths written as in a URI
// (RFC 3986), because a path need not be UTF-8.
#include "files/journal_format.h"

#include <nlohmann/json.hpp>

#include "report/words.h"

namespace mojimend {
namespace {

using Json = nlohmann::json;

std::string written(std::string_view path) {
  constexpr std::string_view kPlain = "/-._~";
  std::string out;
  for (const char each : path) {
    const bool letter =
        (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    if (letter || kPlain.find(each) != kPlain.npos) out += each;
    else out += "%" + hex({&each, 1});
  }
  return out;
}

std::string bytes_of(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return out;
}

std::string read(const std::string& path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      out += path[i];
      continue;
    }
    out += bytes_of(std::string_view(path).substr(i + 1, 2));
    i += 2;
  }
  return out;
}

Json json_of(const Contents& contents) {
  const std::string_view bytes(reinterpret_cast<const char*>(contents.sha256.data()), contents.sha256.size());
  return {{"sha256", hex(bytes)}, {"size", contents.size}};
}

Contents contents_of(const Json& json) {
  Contents out;
  const std::string bytes = bytes_of(json.at("sha256").get<std::string>());
  if (bytes.size() != out.sha256.size()) throw std::invalid_argument("sha256 has not 64 digits");
  std::copy(bytes.begin(), bytes.end(), out.sha256.begin());
  out.size = json.at("size").get<std::uint64_t>();
  return out;
}

Json json_of(const timespec& time) {
  return Json::array({static_cast<std::int64_t>(time.tv_sec), static_cast<std::int64_t>(time.tv_nsec)});
}

timespec time_of(const Json& json) {
  timespec out{};
  out.tv_sec = json.at(0).get<std::int64_t>();
  out.tv_nsec = json.at(1).get<long>();
  return out;
}

// A record that passed its check was written by a program, but perhaps by another one.
template <typename Read>
auto parsed(std::string_view text, Read what) -> Result<decltype(what(Json()))> {
  try {
    return what(Json::parse(text));
  } catch (const std::exception& error) {
    return failure({ErrorKind::malformed,
                    std::string("a record does not say what it should: ") + error.what(),
                    "it was not written by mojimend, or by a later version"});
  }
}

}  // namespace

std::uint32_t read_u32(std::string_view bytes) {
  std::uint32_t out = 0;
  for (std::size_t i = 4; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[i]);
  return out;
}

std::uint64_t read_u64(std::string_view bytes) {
  return std::uint64_t{read_u32(bytes.substr(4))} << 32 | read_u32(bytes);
}

void append_u64(std::uint64_t value, std::string& out) {
  for (int i = 0; i < 8; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
}

void append_varint(std::uint64_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

bool take_varint(std::string_view& bytes, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

std::string journal_record(JournalRecord kind, std::string_view payload) {
  std::string out;
  append_u64(payload.size(), out);
  out.resize(4);
  out += static_cast<char>(kind);
  out += payload;
  Sha256 sha256;
  sha256.add(out);
  const Digest digest = sha256.finish();
  out.append(reinterpret_cast<const char*>(digest.data()), kRecordCheck);
  return out;
}

bool journal_check_holds(std::string_view head, std::string_view payload, std::string_view check) {
  Sha256 sha256;
  sha256.add(head);
  sha256.add(payload);
  const Digest digest = sha256.finish();
  return check == std::string_view(reinterpret_cast<const char*>(digest.data()), kRecordCheck);
}

std::string journal_json(const JournalRun& run) {
  return Json{{"run", run.run}, {"folder", written(run.folder)}, {"began", run.began}}.dump();
}

Result<JournalRun> parse_journal_run(std::string_view json) {
  return parsed(json, [](const Json& from) {
    return JournalRun{from.at("run").get<std::string>(), read(from.at("folder").get<std::string>()),
                      from.at("began").get<std::int64_t>()};
  });
}

std::string journal_json(const JournalFile& file) {
  return Json{{"entry", file.entry},
              {"path", written(file.path)},
              {"temporary", written(file.temporary)},
              {"original", json_of(file.original)},
              {"fixed", json_of(file.fixed)},
              {"edits", file.edits},
              {"mode", file.mode},
              {"accessed", json_of(file.accessed)},
              {"modified", json_of(file.modified)}}
      .dump();
}

Result<JournalFile> parse_journal_file(std::string_view json) {
  return parsed(json, [](const Json& from) {
    JournalFile out;
    out.entry = from.at("entry").get<std::uint64_t>();
    out.path = read(from.at("path").get<std::string>());
    out.temporary = read(from.at("temporary").get<std::string>());
    out.original = contents_of(from.at("original"));
    out.fixed = contents_of(from.at("fixed"));
    out.edits = from.at("edits").get<std::uint64_t>();
    out.mode = from.at("mode").get<mode_t>();
    out.accessed = time_of(from.at("accessed"));
    out.modified = time_of(from.at("modified"));
    return out;
  });
}

std::string journal_json_of_entry(std::uint64_t entry) { return Json{{"entry", entry}}.dump(); }

Result<std::uint64_t> parse_journal_entry(std::string_view json) {
  return parsed(json, [](const Json& from) { return from.at("entry").get<std::uint64_t>(); });
}

}  // namespace mojimend
