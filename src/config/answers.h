// Answers: what a person said to the changes that were proposed, kept in a file (docs/review.md) from one run
// to the next.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "pipeline/pipeline.h"
#include "text/result.h"

namespace mojimend {

enum class Reply { accept, reject };

// `id` and `reply` decide; the rest is for people, and for diffs of the file.
struct Answer {
  std::string id;
  Reply reply = Reply::reject;
  std::string path;      // as identity_path gives it
  std::size_t line = 0;  // when it was answered
  std::string rule, before, after;
  std::string context;                          // the text in front of the change, `…`, and that behind it
  std::optional<std::string> replacement = {};  // what a person wrote in the place of `after`
};

class Answers {
 public:
  // Errors: missing, unreadable, malformed, each naming the file.
  static Result<Answers> read(const std::string& path);

  // Null where there is no answer. O(log answers).
  const Answer* find(const std::string& id) const;
  void put(Answer answer);
  void remove(const std::string& id);
  // Takes those of `later`, which hold where both have one.
  void lay(const Answers& later);
  std::size_t size() const { return answers_.size(); }
  // The ids of those that are about the document, by its path. O(log documents).
  const std::set<std::string>& about(const std::string& path) const;

  // JSON, an answer a line, by path, line and id, so that it can be kept in git.
  std::string text() const;
  // The same into a file, whole or not at all. Error (unwritable).
  Result<void> write(const std::string& path) const;

 private:
  using Place = std::tuple<std::string, std::size_t, std::string>;  // path, line, id

  std::map<std::string, Answer> answers_;  // by id
  std::map<Place, std::string> lines_;     // of the file: written after every key, and made once
  std::map<std::string, std::set<std::string>> by_path_;  // ids
};

// What answers say of one document.
struct DecidedDocument {
  Options options;           // with decisions, and the encoding kept unless it was answered
  std::size_t accepted = 0;  // changes that are to be made, those of the rule `encoding` not counted
  std::size_t stale = 0;     // answers about the document that fit none of its changes now
};

// Runs the flow over the document once, to see which of its changes are answered. O(bytes).
// Errors: those of the flow.
Result<DecidedDocument> decide(Source& source, const Options& options, const Answers& answers);

}  // namespace mojimend
