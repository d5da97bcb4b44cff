// Tells findings apart by rule and text.
#include "config/baseline.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "config/identity.h"
#include "config/real_path.h"
#include "files/atomic_file.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVersionKey = "mojimend-baseline";
constexpr int kVersion = 1;
// A file has hundreds of lines in review otherwise.
constexpr int kIndent = 1;

Error malformed(const std::string& path, const std::string& why) {
  Error error{ErrorKind::malformed, "this is no baseline: " + why,
              "make it again with check --write-baseline"};
  error.path = path;
  return error;
}

}  // namespace

Baseline::Baseline(const std::string& path) : path_(path), folder_(real_path(path).parent_path().string()) {}

Result<std::unique_ptr<Baseline>> Baseline::read(const std::string& path) {
  auto out = std::make_unique<Baseline>(path);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    Error error{errno == ENOENT ? ErrorKind::missing : ErrorKind::unreadable,
                std::string("the baseline cannot be read: ") + std::strerror(errno),
                "make it with check --write-baseline, or leave out --baseline"};
    error.path = path;
    return failure(error);
  }
  try {
    const auto json = nlohmann::json::parse(file);
    if (json.at(kVersionKey) != kVersion) return failure(malformed(path, "it is of another version"));
    for (const auto& [document, findings] : json.at("files").items())
      out->files_[document] = findings.get<FindingCounts>();
  } catch (const nlohmann::json::exception& error) {
    return failure(malformed(path, error.what()));
  }
  return out;
}

std::string Baseline::key(const std::string& document) const {
  const fs::path relative = real_path(document).lexically_relative(folder_);
  return relative.empty() ? document : relative.generic_string();
}

FindingCounts Baseline::of(const std::string& document) const {
  const std::string name = key(document);
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(name);
  return found == files_.end() ? FindingCounts() : found->second;
}

void Baseline::add(const std::string& document, const FindingCounts& counts) {
  if (counts.empty()) return;
  const std::string name = key(document);
  const std::lock_guard lock(mutex_);
  for (const auto& [each, count] : counts) files_[name][each] += count;
}

Result<void> Baseline::write() const {
  const nlohmann::ordered_json json{{kVersionKey, kVersion}, {"files", files_}};
  const std::string text =
      json.dump(kIndent, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  AtomicFile file;
  return file.open(path_).and_then([&] { return file.write(text); }).and_then([&] { return file.commit(); });
}

bool BaselineSink::take(const std::string& fingerprint) {
  ++found_[fingerprint];
  const auto known = known_.find(fingerprint);
  if (known == known_.end() || known->second == 0) return false;
  --known->second;
  return true;
}

bool BaselineSink::take(const Change& change) {
  if (change.edit.rule != Rule::encoding)
    return take(fingerprint(change.edit.rule, change.before, change.after));
  const std::string_view rule = info(change.edit.rule).name;
  found_[std::string(rule)] = 1;
  return known_.contains(std::string(rule));
}

Result<void> BaselineSink::block(const Block& block) {
  Block left = block;
  std::erase_if(left.changes, [&](const Change& each) { return take(each); });
  std::erase_if(left.losses, [&](const Loss& each) {
    const std::string_view bytes = block.original.substr(each.span.start - block.offset, each.span.size());
    return take(fingerprint(Rule::lost, bytes, each.what));
  });
  for (const Change& each : left.changes) totals_.count(each);
  totals_.losses += left.losses.size();
  return next_.block(left);
}

}  // namespace mojimend
