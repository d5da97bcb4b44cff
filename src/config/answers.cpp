// Reads and writes the file, and puts answers and changes together by their ids.
#include "config/answers.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "config/identity.h"
#include "files/atomic_file.h"

namespace mojimend {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::string_view kAccept = "accept", kReject = "reject";

Error no_answers(const std::string& path, const std::string& why) {
  Error error{ErrorKind::malformed, "this is no file of answers: " + why,
              "make it with mojimend review --save, or download it from a report in HTML"};
  error.path = path;
  return error;
}

Answer answer_of(const Json& json) {
  Answer out;
  out.id = json.at("id").get<std::string>();
  const auto reply = json.at("answer").get<std::string>();
  if (reply != kAccept && reply != kReject)
    throw std::invalid_argument("an answer is accept or reject, and not " + reply);
  out.reply = reply == kAccept ? Reply::accept : Reply::reject;
  out.path = json.value("path", "");
  out.line = json.value("line", std::size_t{0});
  out.rule = json.value("rule", "");
  out.before = json.value("before", "");
  out.after = json.value("after", "");
  out.context = json.value("context", "");
  if (json.contains("replacement")) out.replacement = json.at("replacement").get<std::string>();
  return out;
}

Json json_of(const Answer& answer) {
  Json out{{"id", answer.id},       {"answer", answer.reply == Reply::accept ? kAccept : kReject},
           {"path", answer.path},   {"line", answer.line},
           {"rule", answer.rule},   {"before", answer.before},
           {"after", answer.after}, {"context", answer.context}};
  if (answer.replacement) out["replacement"] = *answer.replacement;
  return out;
}

// Finds the answers to a document's changes.
class Deciding : public ReportSink {
 public:
  explicit Deciding(const Answers& answers) : answers_(answers) {}
  Result<void> begin(const DocumentHead& head) override {
    path_ = identity_path(head.path);
    return {};
  }
  Result<void> block(const Block& block) override {
    for (const Change& change : block.changes) take(change);
    return {};
  }
  Result<void> end(const Totals&) override { return {}; }

  DecidedDocument decided(Options options) && {
    DecidedDocument out;
    out.accepted = made_.size();
    out.stale = static_cast<std::size_t>(
        std::ranges::count_if(answers_.about(path_), [&](const auto& id) { return !met_.contains(id); }));
    if (transcoding_ != Transcoding::accepted) options.to = TargetEncoding::keep;
    options.decisions = std::make_shared<const Decisions>(std::move(made_));
    out.options = std::move(options);
    return out;
  }

 private:
  enum class Transcoding { not_accepted, accepted };

  void take(const Change& change) {
    const Answer* answer = answers_.find(change.id);
    if (!answer || change.edit.safety == Safety::reported) return;
    met_.insert(change.id);
    if (answer->reply == Reply::reject) return;
    if (change.edit.rule == Rule::encoding) transcoding_ = Transcoding::accepted;
    else made_.push_back({change.edit.span, change.edit.rule, answer->replacement});
  }

  const Answers& answers_;
  std::string path_;
  std::vector<DecidedChange> made_;
  std::set<std::string> met_;
  Transcoding transcoding_ = Transcoding::not_accepted;
};

}  // namespace

Result<Answers> Answers::read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    Error error{errno == ENOENT ? ErrorKind::missing : ErrorKind::unreadable,
                std::string("the answers cannot be read: ") + std::strerror(errno),
                "make the file with mojimend review --save, or download it from a report in HTML"};
    error.path = path;
    return failure(error);
  }
  Answers out;
  try {
    const Json json = Json::parse(file);
    if (json.at("version") != kVersion) return failure(no_answers(path, "it is of another version"));
    for (const Json& each : json.at("answers")) out.put(answer_of(each));
  } catch (const std::exception& error) {
    return failure(no_answers(path, error.what()));
  }
  return out;
}

const Answer* Answers::find(const std::string& id) const {
  const auto found = answers_.find(id);
  return found == answers_.end() ? nullptr : &found->second;
}

void Answers::put(Answer answer) {
  remove(answer.id);
  const std::string id = answer.id;
  by_path_[answer.path].insert(id);
  lines_.emplace(Place(answer.path, answer.line, id),
                 json_of(answer).dump(-1, ' ', false, Json::error_handler_t::replace));
  answers_.emplace(id, std::move(answer));
}

void Answers::remove(const std::string& id) {
  const auto found = answers_.find(id);
  if (found == answers_.end()) return;
  by_path_[found->second.path].erase(id);
  lines_.erase(Place(found->second.path, found->second.line, id));
  answers_.erase(found);
}

void Answers::lay(const Answers& later) {
  for (const auto& [id, answer] : later.answers_) put(answer);
}

const std::set<std::string>& Answers::about(const std::string& path) const {
  static const std::set<std::string> none;
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? none : found->second;
}

std::string Answers::text() const {
  std::string out = "{\"version\": " + std::to_string(kVersion) + ", \"answers\": [";
  std::string_view between = "\n";
  for (const auto& [place, line] : lines_) {
    out.append(between).append(line);
    between = ",\n";
  }
  return out + "\n]}\n";
}

Result<void> Answers::write(const std::string& path) const {
  AtomicFile file;
  return file.open(path).and_then([&] { return file.write(text()); }).and_then([&] { return file.commit(); });
}

Result<DecidedDocument> decide(Source& source, const Options& options, const Answers& answers) {
  Deciding deciding(answers);
  IdentitySink identified(deciding);
  if (auto done = process(source, options, identified); !done) return failure(done.error());
  return std::move(deciding).decided(options);
}

}  // namespace mojimend
