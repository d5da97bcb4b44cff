// A filter never stands in the way: what cannot be mended is handed on as it is, and said.
#include "cli/git_filter.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <map>

#include "cli/print.h"
#include "cli/run.h"
#include "files/file_source.h"
#include "git/pkt_line.h"
#include "report/words.h"

namespace mojimend {
namespace {

Result<std::string> all_of(Source& source) {
  std::string out;
  std::string piece(std::size_t{1} << 16, '\0');
  while (true) {
    const auto count = source.read(out.size(), piece);
    if (!count) return failure(count.error());
    out.append(piece, 0, *count);
    if (*count < piece.size()) return out;
  }
}

class Cleaner {
 public:
  explicit Cleaner(const Invocation& invocation)
      : invocation_(invocation), configuration_(invocation.config, invocation.given) {}

  // `path`: below the current folder, which git makes the working tree's. Error only of the configuration.
  Result<std::string> clean(std::string bytes, const std::string& path);

 private:
  const Invocation& invocation_;
  Configuration configuration_;
};

Result<std::string> Cleaner::clean(std::string bytes, const std::string& path) {
  auto config = configuration_.of(path);
  if (!config) return failure(config.error());
  if (config->excluded) return bytes;
  // Another encoding in the index than in the working tree is nothing to do unasked.
  if (!config->values.find(Key::to)) config->options.to = TargetEncoding::keep;
  auto report = process(bytes, config->options, path.empty() ? "-" : path);
  if (!report) {
    const ErrorKind kind = report.error().kind;
    if (kind != ErrorKind::empty && kind != ErrorKind::binary && invocation_.talk == Talk::normal)
      tell(report.error());
    return bytes;
  }
  if (report->totals.applied > 0 && invocation_.talk == Talk::normal)
    std::fprintf(stderr, "mojimend: %s: %s on the way into the index\n", printable(path).c_str(),
                 counted(report->totals.applied, "change").c_str());
  return std::move(report->fixed);
}

// What git says and what is answered, one after the other.
class FilterProcess {
 public:
  explicit FilterProcess(const Invocation& invocation)
      : lines_(STDIN_FILENO, STDOUT_FILENO), cleaner_(invocation) {}

  Result<void> run();

 private:
  Result<void> greet();
  Result<std::map<std::string, std::string>> read_list(std::map<std::string, std::string> list = {});
  Result<void> answer(const std::map<std::string, std::string>& command);

  PktLines lines_;
  Cleaner cleaner_;
};

// "command=clean", "pathname=a=b.txt" up to a flush.
Result<std::map<std::string, std::string>> FilterProcess::read_list(std::map<std::string, std::string> list) {
  while (true) {
    const auto line = lines_.read_line();
    if (!line) return failure(line.error());
    if (!*line) return list;
    const std::size_t equals = (*line)->find('=');
    if (equals == std::string::npos) list[**line] = "";
    else list[(*line)->substr(0, equals)] = (*line)->substr(equals + 1);
  }
}

Result<void> FilterProcess::greet() {
  const auto welcome = read_list();
  if (!welcome) return failure(welcome.error());
  if (!welcome->contains("git-filter-client") || !welcome->contains("version"))
    return failure(Error{ErrorKind::malformed, "this is no stream of git's",
                         "this command is for git to run; see mojimend git install"});
  lines_.write_line("git-filter-server");
  lines_.write_line("version=2");
  if (auto done = lines_.flush(); !done) return done;
  if (const auto offered = read_list(); !offered) return failure(offered.error());
  lines_.write_line("capability=clean");
  return lines_.flush();
}

Result<void> FilterProcess::answer(const std::map<std::string, std::string>& command) {
  auto content = lines_.read_content();
  if (!content) return failure(content.error());
  const auto path = command.find("pathname");
  const auto what = command.find("command");
  Result<std::string> cleaned =
      failure(Error{ErrorKind::malformed, "git asks for something else than clean"});
  if (what != command.end() && what->second == "clean")
    cleaned = cleaner_.clean(std::move(*content), path == command.end() ? "" : path->second);
  if (!cleaned) {
    tell(cleaned.error());
    lines_.write_line("status=error");
    return lines_.flush();
  }
  lines_.write_line("status=success");
  if (auto done = lines_.flush(); !done) return done;
  lines_.write_content(*cleaned);
  if (auto done = lines_.flush(); !done) return done;
  // An empty list: the status has not changed meanwhile.
  return lines_.flush();
}

Result<void> FilterProcess::run() {
  if (auto done = greet(); !done) return done;
  while (true) {
    auto first = lines_.read();
    if (!first) return failure(first.error());
    if (first->kind == PktLines::Kind::end) return {};
    if (first->kind == PktLines::Kind::flush) continue;
    if (first->data.ends_with('\n')) first->data.pop_back();
    const std::size_t equals = std::min(first->data.find('='), first->data.size() - 1);
    const auto command = read_list({{first->data.substr(0, equals), first->data.substr(equals + 1)}});
    if (!command) return failure(command.error());
    if (auto done = answer(*command); !done) return done;
  }
}

int trouble(const Error& error) {
  tell(error);
  return kTrouble;
}

}  // namespace

int git_clean(const Invocation& invocation) {
  const auto input = StandardInput::read_all();
  if (!input) return trouble(input.error());
  auto bytes = all_of(**input);
  if (!bytes) return trouble(bytes.error());
  const auto cleaned =
      Cleaner(invocation).clean(std::move(*bytes), invocation.paths.empty() ? "" : invocation.paths.front());
  return cleaned ? print(*cleaned, "") : trouble(cleaned.error());
}

int git_filter_process(const Invocation& invocation) {
  const auto done = FilterProcess(invocation).run();
  return done ? 0 : trouble(done.error());
}

int git_textconv(const Invocation& invocation) {
  if (invocation.paths.empty())
    return trouble({ErrorKind::usage, "git textconv is not told which file to print", "name it"});
  const std::filesystem::path path = invocation.paths.front();
  auto source = FileSource::open(path.string());
  if (!source) return trouble(source.error());
  const auto bytes = all_of(*source);
  if (!bytes) return trouble(bytes.error());
  // Git puts what is not in the working tree into a file elsewhere, which has the name alone.
  const auto config = Configuration(invocation.config, invocation.given)
                          .of(path.is_absolute() ? path.filename().string() : path.string());
  if (!config) return trouble(config.error());
  Options options = config->options;
  options.rules = RuleSet::none();
  options.rules.add(Rule::encoding);
  options.to = TargetEncoding::utf8;
  const auto report = process(*bytes, options, path.string());
  return print(report ? report->fixed : *bytes, "");
}

}  // namespace mojimend
