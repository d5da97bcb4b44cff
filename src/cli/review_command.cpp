// Joins the answers of before, the terminal, and what comes after.
#include "cli/review_command.h"

#include <cstdio>
#include <filesystem>

#include "cli/run.h"
#include "config/answers.h"
#include "config/config_file.h"
#include "config/real_path.h"
#include "files/journal_folder.h"
#include "review/review.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

// Of a file's name: less than any file system takes, and the end of a path tells most.
constexpr std::size_t kLongestName = 200;  // bytes

// Where answers are kept if nobody says where: one file for each folder that review is run in, because paths
// are relative to that.
Result<std::string> default_answers() {
  const std::string state = state_folder();
  std::error_code failed;
  fs::create_directories(fs::path(state) / "answers", failed);
  if (state.empty() || failed)
    return failure(
        {ErrorKind::usage, "there is no folder to keep the answers in", "name a file with --save"});
  std::string name = real_path(".").generic_string();
  for (char& each : name)
    if (each == '/') each = '%';
  if (name.size() > kLongestName) name.erase(0, name.size() - kLongestName);
  return (fs::path(state) / "answers" / (name + ".json")).string();
}

// Those of the file to go on with, over those of another run.
Result<Answers> known_answers(const Invocation& invocation, const std::string& save) {
  Answers out;
  if (!invocation.answers.empty()) {
    auto given = Answers::read(invocation.answers);
    if (!given) return failure(given.error());
    out = std::move(*given);
  }
  auto kept = Answers::read(save);
  if (!kept)
    return kept.error().kind == ErrorKind::missing ? Result<Answers>(std::move(out)) : failure(kept.error());
  out.lay(*kept);
  return out;
}

Result<std::string> ignore(Configuration& configuration, const Invocation& invocation,
                           const std::string& file, IgnoreScope scope, Rule rule) {
  if (invocation.config.files == ConfigFiles::disregarded)
    return failure({ErrorKind::usage, "with --no-config there is no configuration to write it into",
                    "leave that out", file});
  const auto found = configuration.of(file);
  if (!found) return failure(found.error());
  const bool is_new = found->file.empty();
  const std::string config = is_new ? std::string(kConfigName) : found->file;
  const std::string folder = is_new ? real_path(".").string() : found->folder;
  if (auto done = ignore_always(config, folder, file, scope, rule); !done) return failure(done.error());
  return config;
}

int make(const Invocation& invocation, const std::string& save) {
  Invocation fix = invocation;
  fix.command = Command::fix;
  fix.answers = save;
  fix.file_list.clear();  // its paths are among the others
  return run(fix);
}

void say_where(const Answers& answers, const Invocation& invocation, const std::string& save) {
  if (invocation.talk == Talk::quiet || answers.size() == 0) return;
  std::fprintf(stderr, "mojimend: %s kept in %s; mojimend fix --answers FILE makes what is accepted\n",
               counted(answers.size(), "answer is", "answers are").c_str(), printable(save).c_str());
}

}  // namespace

int ask_about(std::vector<ReviewChange> changes, const Invocation& invocation, const Tally& tally,
              Colour colour, Configuration& configuration) {
  if (changes.empty()) {
    if (invocation.talk == Talk::normal && tally.documents > 0)
      std::fprintf(stderr, "mojimend: nothing to review in %s\n", counted(tally.documents, "file").c_str());
    return tally.troubles > 0 ? kTrouble : 0;
  }
  const auto save = invocation.save.empty() ? default_answers() : Result<std::string>(invocation.save);
  auto answers = save ? known_answers(invocation, *save) : failure(save.error());
  if (!answers) {
    tell(answers.error());
    return kTrouble;
  }
  const ReviewSettings settings{*save, colour, [&](const std::string& file, IgnoreScope scope, Rule rule) {
                                  return ignore(configuration, invocation, file, scope, rule);
                                }};
  const auto end = review(std::move(changes), *answers, settings);
  if (!end) {
    tell(end.error());
    return kTrouble;
  }
  if (*end == ReviewEnd::make) {
    // What earlier runs answered counts as well.
    if (const auto written = answers->write(*save); !written) {
      tell(written.error());
      return kTrouble;
    }
    return make(invocation, *save);
  }
  say_where(*answers, invocation, *save);
  return tally.troubles > 0 ? kTrouble : 0;
}

}  // namespace mojimend
