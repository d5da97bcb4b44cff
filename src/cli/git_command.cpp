// Sets git up, and chooses the filter.
#include "cli/git_command.h"

#include <cstdlib>
#include <filesystem>

#include "cli/git_filter.h"
#include "cli/print.h"
#include "cli/run.h"
#include "git/settings.h"
#include "report/words.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

struct Setting {
  std::string_view name;
  std::string_view arguments;  // behind the program
  std::string_view purpose;
};
// Git takes the process where it knows it, and else the clean filter.
constexpr Setting kSettings[] = {
    {"filter.mojimend.process", "git filter-process",
     "mends what is added to the index, many files in one go"},
    {"filter.mojimend.clean", "git clean -- %f", "does the same for a git that knows no process"},
    {"diff.mojimend.textconv", "git textconv --", "shows older encodings as UTF-8 in git diff"},
};
constexpr std::string_view kNext =
    "Which files go through them is said in .gitattributes, as in:\n"
    "    *.txt filter=mojimend diff=mojimend\n";

std::string for_shell(const std::string& word) {
  std::string out = "'";
  for (const char each : word) out += each == '\'' ? std::string("'\\''") : std::string(1, each);
  return out + "'";
}

// By its name where the name leads to it, so that an update that moves it is found.
std::string program() {
  std::error_code failed;
  const fs::path self = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return "mojimend";
  const char* path = std::getenv("PATH");
  std::string rest = path ? path : "";
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const fs::path there = fs::path(rest.substr(0, colon)) / "mojimend";
    rest.erase(0, colon + 1);
    if (fs::exists(there, failed)) {
      if (fs::equivalent(there, self, failed)) return "mojimend";
      break;
    }
  }
  return for_shell(self.string());
}

int trouble(const Error& error) {
  tell(error);
  return kTrouble;
}

int install() {
  auto settings = GitSettings::open();
  if (!settings) return trouble(settings.error());
  std::string told = "In " + printable(settings->path()) + ":\n";
  const std::string name = program();
  for (const Setting& each : kSettings) {
    const std::string setting(each.name), value = name + " " + std::string(each.arguments);
    const auto old = settings->value(setting);
    if (old == value) {
      told += "  " + setting + " is already " + printable(value) + "\n";
      continue;
    }
    if (auto done = settings->set(setting, value); !done) return trouble(done.error());
    told += "  " + setting + " = " + printable(value) + (old ? "  (was: " + printable(*old) + ")" : "") +
            "\n    " + std::string(each.purpose) + "\n";
  }
  return print(told + std::string(kNext), "");
}

int uninstall() {
  auto settings = GitSettings::open();
  if (!settings) return trouble(settings.error());
  std::string told = "In " + printable(settings->path()) + ":\n";
  for (const Setting& each : kSettings) {
    const std::string setting(each.name);
    const bool was_set = settings->value(setting).has_value();
    if (auto done = settings->remove(setting); !done) return trouble(done.error());
    told += "  " + setting + (was_set ? " is removed\n" : " was not set\n");
  }
  return print(told, "");
}

}  // namespace

int run_git_task(const Invocation& invocation) {
  switch (invocation.task) {
    case Task::install:
      return install();
    case Task::uninstall:
      return uninstall();
    case Task::clean:
      return git_clean(invocation);
    case Task::filter_process:
      return git_filter_process(invocation);
    case Task::textconv:
      return git_textconv(invocation);
    case Task::none:
    case Task::show:
      break;
  }
  return kTrouble;
}

}  // namespace mojimend
