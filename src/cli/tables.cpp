// The tables themselves.
#include "cli/tables.h"

#include <algorithm>
#include <array>

#include "cli/policy_options.h"
#include "encoding/encoding.h"

namespace mojimend {
namespace {

constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);
constexpr TaskInfo kConfigTasks[] = {{Task::show, "show", kAnyNumber}};
constexpr TaskInfo kGitTasks[] = {{Task::install, "install", 0},
                                  {Task::uninstall, "uninstall", 0},
                                  {Task::clean, "clean", 1},
                                  {Task::filter_process, "filter-process", 0},
                                  {Task::textconv, "textconv", 1}};

constexpr std::array<CommandInfo, kCommandCount - 1> kCommands{{
    {Command::fix, "fix", Operands::paths, "mend files in place, or standard input to standard output",
     "Makes every safe change. Files are replaced whole or not at all and keep their mode and owner. "
     "A folder means every file below it. With no PATH or -, standard input goes to standard output."},
    {Command::check, "check", Operands::paths, "change nothing; print one line for each finding",
     "Exits with 1 if there is any finding."},
    {Command::diff, "diff", Operands::paths, "print what fix would change, as a patch",
     "The unified diff is taken by git apply and by patch -p1, and gives byte for byte what fix gives. On a "
     "terminal, and with --color always, it is written for people: as text whatever the file's encoding, "
     "with "
     "the words marked that change and what is not seen by its name (<NBSP>, <U+200B>). Exits with 1 if "
     "there is "
     "any change."},
    {Command::review, "review", Operands::paths, "ask about each change, on the terminal",
     "Shows each change in its place and takes a key: y to make it, n to leave it, ? for the others. A "
     "change that "
     "stands in many places is asked about once. Every answer is kept at once, in FILE of --save or in one "
     "for "
     "the current folder, and counts in the next run. w makes what is accepted, or fix --answers FILE "
     "later. Without PATH, what lies below the current folder."},
    {Command::detect, "detect", Operands::paths, "print each file's encoding, with the evidence",
     "\"unknown\" and \"binary\" are answers, not errors."},
    {Command::explain, "explain", Operands::paths, "print how each text was damaged, step by step",
     "Each change is shown with the steps that lead from the repaired text back to the damaged one."},
    {Command::undo, "undo", Operands::run, "put back what fix changed in place",
     "Without RUN, the last run that is not yet undone. A file that has changed since is named and left as "
     "it is; the others are put back byte for byte, with their times."},
    {Command::guard, "guard", Operands::paths, "fail on a change that damages a file",
     "Compares the working tree, or with --staged the index, with a revision. A change is refused if it "
     "turns a "
     "file from one encoding into another, adds mojibake or U+FFFD, adds or loses a byte order mark, or "
     "flips "
     "line ends; what stood there before does not count. Exits with 1 if a change is refused."},
    {Command::config, "config", Operands::task, "print what holds for a file, and who said so",
     "config show prints each value for each PATH, as a mojimend.toml that says the same, and behind it "
     "where it "
     "comes from: the default, .editorconfig, .gitattributes, mojimend.toml or the command line.",
     kConfigTasks},
    {Command::git, "git", Operands::task, "be a filter of git, or set it up",
     "install writes into the configuration of the repository that the current folder is in what git needs "
     "to "
     "run the others, and says what; uninstall takes it out. clean and filter-process mend what is added to "
     "the index and keep its encoding unless a configuration says otherwise. textconv prints a file as "
     "UTF-8, "
     "for git diff.",
     kGitTasks},
    {Command::rules, "rules", Operands::none, "print the rules and whether they are on", ""},
    {Command::help, "help", Operands::command, "print this, or a command's help", ""},
    {Command::version, "version", Operands::none, "print the version", ""},
}};

constexpr CommandSet on(std::initializer_list<Command> commands) {
  unsigned long long bits = 0;
  for (const Command each : commands) bits |= 1ULL << static_cast<unsigned>(each);
  return {bits};
}
constexpr auto kReaders =
    on({Command::fix, Command::check, Command::diff, Command::review, Command::detect, Command::explain});
constexpr auto kChangers = on({Command::fix, Command::check, Command::diff, Command::explain});
// What looks for changes and makes none.
constexpr auto kLookers = on({Command::check, Command::diff, Command::explain});
constexpr auto kPipes = on({Command::fix, Command::check, Command::diff, Command::detect, Command::explain});
constexpr auto kHelped =
    on({Command::fix, Command::undo, Command::check, Command::diff, Command::review, Command::detect,
        Command::explain, Command::guard, Command::config, Command::git, Command::rules, Command::none});
constexpr auto kKeyed = on({Command::fix, Command::check, Command::diff, Command::review, Command::explain,
                            Command::guard, Command::config, Command::git, Command::rules});
constexpr auto kKeyedChangers = on({Command::fix, Command::check, Command::diff, Command::review,
                                    Command::explain, Command::guard, Command::config, Command::git});
constexpr auto kConfigured =
    on({Command::fix, Command::check, Command::diff, Command::review, Command::detect, Command::explain,
        Command::guard, Command::config, Command::git});
constexpr auto kFormatted = on({Command::fix, Command::check, Command::diff, Command::detect,
                                Command::explain, Command::guard, Command::config, Command::rules});
constexpr auto kCheck = on({Command::check});
constexpr auto kGuard = on({Command::guard});
constexpr auto kFix = on({Command::fix});
constexpr auto kChecksAndFixes = on({Command::fix, Command::check});
constexpr auto kTalkers = on({Command::fix, Command::check, Command::diff, Command::review, Command::detect,
                              Command::explain, Command::undo, Command::guard, Command::git});
constexpr auto kUndo = on({Command::undo});
constexpr auto kMenders = on({Command::fix, Command::review});
constexpr auto kFixAndUndo = on({Command::fix, Command::review, Command::undo});
constexpr auto kReview = on({Command::review});
constexpr auto kJudges = on({Command::check, Command::diff, Command::guard});
constexpr auto kDiff = on({Command::diff});
constexpr auto kDeciders = on({Command::fix, Command::diff, Command::review});
constexpr auto kNoCommand = on({Command::none});

constexpr Word kFormats[] = {
    {"text", "", put<&Invocation::format, Format::text>},
    {"json", "", put<&Invocation::format, Format::json>},
    {"sarif", "", put<&Invocation::format, Format::sarif>, kLookers},
    {"github", "", put<&Invocation::format, Format::github>, kLookers},
    {"checkstyle", "", put<&Invocation::format, Format::checkstyle>, kLookers},
    {"html", "", put<&Invocation::format, Format::html>, kLookers},
};
constexpr Word kRecords[] = {
    {"file", "", set_whole_files},  {"line", "", set_records}, {"jsonl", "FIELD", set_records},
    {"csv", "COLUMN", set_records}, {"warc", "", set_records},
};
constexpr Word kTargets[] = {
    {"utf-8", "", set_key<Key::to>},
    {"keep", "", set_key<Key::to>},
};
constexpr Word kPresets[] = {
    {"repair", "", set_key<Key::preset>},
    {"corpus", "", set_key<Key::preset>},
    {"source-code", "", set_key<Key::preset>},
    {"ftfy", "", set_key<Key::preset>},
};
constexpr Word kColours[] = {
    {"auto", "", put<&Invocation::colour, ColourWhen::automatic>},
    {"always", "", put<&Invocation::colour, ColourWhen::always>},
    {"never", "", put<&Invocation::colour, ColourWhen::never>},
};
constexpr Word kHardLinks[] = {
    {"refuse", "", put<&Invocation::hard_links, HardLinks::refuse>},
    {"part", "", put<&Invocation::hard_links, HardLinks::part>},
};
constexpr Word kProgress[] = {
    {"auto", "", put<&Invocation::progress, ProgressWhen::automatic>},
    {"always", "", put<&Invocation::progress, ProgressWhen::always>},
    {"never", "", put<&Invocation::progress, ProgressWhen::never>},
};
constexpr Word kGenerated[] = {
    {"man", "", put<&Invocation::generated, Generated::man_page>},
    {"complete-bash", "", put<&Invocation::generated, Generated::complete_bash>},
    {"complete-zsh", "", put<&Invocation::generated, Generated::complete_zsh>},
    {"complete-fish", "", put<&Invocation::generated, Generated::complete_fish>},
    {"keys", "", put<&Invocation::generated, Generated::keys>},
};

constexpr std::span<const Word> kNoWords;

const std::array kWrittenOptions = std::to_array<OptionInfo>({
    {"format", 0, ValueKind::word, "", kFormats, kFormatted,
     "how to print; sarif, github, checkstyle and html: check, diff and explain", "text", nullptr},
    {"summary", 0, ValueKind::none, "", kNoWords, kChecksAndFixes,
     "print counts by rule, channel and encoding, what is lost and what was skipped, and not the findings",
     "", put<&Invocation::summary_only, SummaryOnly::yes>},
    {"output", 'o', ValueKind::file, "FILE", kNoWords, kFormatted,
     "write to FILE, whole or not at all, instead of standard output", "", set_output},
    {"output-dir", 0, ValueKind::folder, "DIR", kNoWords, kFix,
     "write the mended files below DIR and leave the originals", "", set_output_dir},
    {"keep-times", 0, ValueKind::none, "", kNoWords, kMenders, "a mended file keeps its time of change", "",
     put<&Invocation::times, Times::keep>},
    {"hard-links", 0, ValueKind::word, "", kHardLinks, kFixAndUndo,
     "a file with several names: leave it, or change it under this name alone", "refuse", nullptr},
    {"journal", 0, ValueKind::folder, "DIR", kNoWords, kFixAndUndo, "where what undo needs is kept",
     "~/.local/state/mojimend/journal", set_journal},
    {"no-journal", 0, ValueKind::none, "", kNoWords, kMenders, "keep nothing for undo", "",
     put<&Invocation::journaling, Journaling::off>},
    {"list", 0, ValueKind::none, "", kNoWords, kUndo, "print the runs that can be undone", "",
     put<&Invocation::undo_task, UndoTask::list>},
    {"forget", 0, ValueKind::text, "RUN", kNoWords, kUndo,
     "remove the journal of RUN: it cannot be undone any more", "", set_forget},
    {"forget-older-than", 0, ValueKind::number, "DAYS", kNoWords, kUndo,
     "remove the journals of runs before that", "", set_forget_older_than},
    {"config", 0, ValueKind::file, "FILE", kNoWords, kConfigured,
     "the configuration for every file, instead of the nearest mojimend.toml upward from each", "",
     set_config},
    {"no-config", 0, ValueKind::none, "", kNoWords, kConfigured,
     "look at no mojimend.toml, .editorconfig or .gitattributes", "", set_no_config},
    {"stdin-path", 0, ValueKind::file, "PATH", kNoWords, kPipes,
     "what standard input is to be looked at as, in messages and in the configuration", "", set_stdin_path},
    {"against", 0, ValueKind::text, "REV", kNoWords, kGuard, "the revision to compare with", "", set_against},
    {"staged", 0, ValueKind::none, "", kNoWords, kGuard, "compare what is staged for the next commit", "",
     put<&Invocation::staged, Staged::yes>},
    {"preset", 0, ValueKind::word, "", kPresets, kKeyed, "a named set of rules to begin with", "repair",
     nullptr},
    {"select", 0, ValueKind::rules, "RULES", kNoWords, kKeyed, "only these rules, separated by commas", "",
     set_key<Key::select>},
    {"extend-select", 0, ValueKind::rules, "RULES", kNoWords, kKeyed, "these rules as well", "",
     set_key<Key::extend_select>},
    {"ignore", 0, ValueKind::rules, "RULES", kNoWords, kKeyed, "not these rules", "", set_key<Key::ignore>},
    {"unsafe-fixes", 0, ValueKind::none, "", kNoWords, kKeyedChangers, "apply suggested changes too", "",
     set_key<Key::unsafe_fixes>},
    {"from", 0, ValueKind::encodings, "ENCODINGS", kNoWords, kConfigured,
     "the text is in one of these, separated by commas", "", set_key<Key::encodings>},
    {"language", 0, ValueKind::languages, "TAGS", kNoWords, kConfigured,
     "the text is in one of these languages (ru,zh-Hant): narrows the encodings", "", set_key<Key::language>},
    {"records", 0, ValueKind::word, "", kRecords, kChangers,
     "what is a document: a file, a line, a field of each JSON line, a column of a CSV, a page of a WARC",
     "file", nullptr},
    {"to", 0, ValueKind::word, "", kTargets, kKeyedChangers, "the encoding of the result", "utf-8", nullptr},
    {"color", 0, ValueKind::word, "", kColours, kReaders,
     "when to colour; auto: on a terminal, unless NO_COLOR is set", "auto", nullptr},
    {"width", 0, ValueKind::number, "COLUMNS", kNoWords, kDiff,
     "fold what is shown to people at COLUMNS; 0: never", "the terminal's", set_width},
    {"stat", 0, ValueKind::none, "", kNoWords, kDiff, "only count the changes of each file, by rule", "",
     put<&Invocation::diff_shape, DiffShape::counts>},
    {"jobs", 'j', ValueKind::number, "N", kNoWords, kReaders, "look at N files at a time",
     "as many as there are processors", set_jobs},
    {"file-list", 0, ValueKind::file, "FILE", kNoWords, kReaders,
     "look at the files that FILE names, one a line or each ended by a NUL; - is standard input", "",
     set_file_list},
    {"hidden", 0, ValueKind::none, "", kNoWords, kReaders,
     "below folders, look at files and folders whose names begin with a dot, too", "",
     put_selection<&Selection::hidden, HiddenEntries::visited>},
    {"no-ignore", 0, ValueKind::none, "", kNoWords, kReaders,
     "below folders, look at what .gitignore, .ignore and .git/info/exclude leave out, too", "",
     put_selection<&Selection::ignore, IgnoreRules::disregarded>},
    {"exclude", 0, ValueKind::text, "GLOB", kNoWords, kReaders,
     "below folders, leave out what matches, as a line of .gitignore would; may be given again", "",
     set_exclude},
    {"force-exclude", 0, ValueKind::none, "", kNoWords, kReaders,
     "leave out what is excluded or ignored even where it is named", "",
     put_selection<&Selection::named, NamedFiles::unless_ignored>},
    {"progress", 0, ValueKind::word, "", kProgress, kReaders,
     "when to show how far it has come; auto: on a terminal, in long runs", "auto", nullptr},
    {"quiet", 'q', ValueKind::none, "", kNoWords, kTalkers, "no summaries; errors are still told", "",
     put<&Invocation::talk, Talk::quiet>},
    {"exit-zero", 0, ValueKind::none, "", kNoWords, kJudges, "exit with 0 even if there are findings", "",
     put<&Invocation::on_findings, ExitOnFindings::zero>},
    {"baseline", 0, ValueKind::file, "FILE", kNoWords, kCheck,
     "do not tell again the findings that FILE holds", "", set_key<Key::baseline>},
    {"write-baseline", 0, ValueKind::file, "FILE", kNoWords, kCheck,
     "write every finding to FILE, for --baseline, and exit with 0", "", set_write_baseline},
    {"save", 0, ValueKind::file, "FILE", kNoWords, kReview,
     "keep the answers in FILE, and go on from those there",
     "a file for the current folder, below ~/.local/state/mojimend/answers", set_save},
    {"answers", 0, ValueKind::file, "FILE", kNoWords, kDeciders,
     "the changes that FILE accepts, safe or suggested, and no others", "", set_answers},
    {"show-changes", 0, ValueKind::none, "", kNoWords, kFix, "print one line for each change that is made",
     "", put<&Invocation::show_changes, ShowChanges::yes>},
    {"skip-binary", 0, ValueKind::none, "", kNoWords, kReaders,
     "pass over files that are empty or no text even where they are named", "",
     put<&Invocation::no_text, NoText::passed_over>},
    {"exit-non-zero-on-fix", 0, ValueKind::none, "", kNoWords, kFix, "exit with 1 if anything was changed",
     "", put<&Invocation::on_fix, ExitOnFix::one>},
    {"generate", 0, ValueKind::word, "", kGenerated, kNoCommand,
     "print the man page, a shell's completions, or what there is to configure", "", nullptr},
    {"version", 'V', ValueKind::none, "", kNoWords, kNoCommand, "print the version", "",
     put<&Invocation::command, Command::version>},
    {"help", 'h', ValueKind::none, "", kNoWords, kHelped, "print this", "", set_help},
});

// The languages that one of the older encodings was made for. Any other tag that ICU knows is taken as well.
constexpr std::string_view kLanguages[] = {
    "ar", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi",      "fr",
    "he", "hr", "hu", "is", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "nl", "no",      "pl",
    "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant"};

// The policies stand behind the other options that choose rules.
std::vector<OptionInfo> table_of_options() {
  std::vector<OptionInfo> out(kWrittenOptions.begin(), kWrittenOptions.end());
  const std::vector<OptionInfo> policies = policy_options(kKeyed);
  const auto behind = std::ranges::find(out, std::string_view("ignore"), &OptionInfo::name) + 1;
  out.insert(behind, policies.begin(), policies.end());
  return out;
}

const std::vector<OptionInfo>& options() {
  static const std::vector<OptionInfo> table = table_of_options();
  return table;
}

std::string word_shown(const Word& word) {
  return std::string(word.word) + (word.argument.empty() ? "" : ":" + std::string(word.argument));
}

}  // namespace

std::span<const CommandInfo> all_commands() { return kCommands; }

const CommandInfo& info(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

const CommandInfo* command_named(std::string_view name) {
  const auto found =
      std::find_if(kCommands.begin(), kCommands.end(), [&](auto& each) { return each.name == name; });
  return found == kCommands.end() ? nullptr : &*found;
}

std::string tasks_shown(const CommandInfo& command, std::string_view between) {
  std::string out;
  for (const TaskInfo& each : command.tasks)
    out += (out.empty() ? "" : std::string(between)) + std::string(each.name);
  return out;
}

std::string_view operands_shown(const CommandInfo& command) {
  switch (command.operands) {
    case Operands::none:
      return "";
    case Operands::paths:
      return "[PATH…]";
    case Operands::command:
      return "[COMMAND]";
    case Operands::run:
      return "[RUN]";
    case Operands::task:
      return "TASK [PATH…]";
  }
  return "";
}

std::string_view list_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::rules:
      return "rules";
    case ValueKind::encodings:
      return "encodings";
    case ValueKind::languages:
      return "languages";
    default:
      return "";
  }
}

std::span<const OptionInfo> all_options() { return options(); }

const OptionInfo* option_named(std::string_view name) {
  const auto found =
      std::find_if(options().begin(), options().end(), [&](auto& each) { return each.name == name; });
  return found == options().end() ? nullptr : &*found;
}

bool takes(Command command, const OptionInfo& option) {
  return option.commands.test(static_cast<std::size_t>(command));
}

bool takes(Command command, const Word& word) {
  return word.commands.test(static_cast<std::size_t>(command));
}

std::string value_shown(const OptionInfo& option) {
  if (option.kind != ValueKind::word) return std::string(option.value);
  std::string out;
  for (const Word& each : option.words) out += (out.empty() ? "" : "|") + word_shown(each);
  return out;
}

std::string words_listed(std::span<const Word> words, Command command) {
  std::vector<std::string> taken;
  for (const Word& each : words)
    if (takes(command, each)) taken.push_back(word_shown(each));
  std::string out;
  for (std::size_t i = 0; i < taken.size(); ++i)
    out += (i == 0 ? "" : i + 1 < taken.size() ? ", " : " or ") + taken[i];
  return out;
}

std::vector<Completion> candidates(const OptionInfo& option) {
  std::vector<Completion> out;
  if (option.kind == ValueKind::rules)
    for (const RuleInfo& each : all_rules()) out.push_back({std::string(each.name), each.summary});
  if (option.kind == ValueKind::encodings)
    for (const Encoding& each : all_encodings()) out.push_back({std::string(each.name), ""});
  if (option.kind == ValueKind::languages)
    for (const std::string_view each : kLanguages) out.push_back({std::string(each), ""});
  for (const Word& each : option.words)
    out.push_back({std::string(each.word) + (each.argument.empty() ? "" : ":"), ""});
  return out;
}

}  // namespace mojimend
