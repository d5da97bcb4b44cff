// The tables themselves, and what each option sets.
#include "cli/tables.h"

#include <algorithm>
#include <array>

#include "detect/languages.h"
#include "encoding/encoding.h"
#include "text/suggest.h"

namespace mojimend {
namespace {

constexpr std::array<CommandInfo, 8> kCommands{{
    {Command::fix, "fix", "[PATH…]", "mend files in place, or standard input to standard output",
     "Makes every safe change. Files are replaced whole or not at all and keep their mode and owner.\n"
     "A folder means every file below it. With no PATH or -, standard input goes to standard output."},
    {Command::check, "check", "[PATH…]", "change nothing; print one line for each finding",
     "Exits with 1 if there is any finding."},
    {Command::diff, "diff", "[PATH…]", "print what fix would change, as a patch",
     "The unified diff is taken by git apply and by patch -p1, and gives byte for byte what fix gives.\n"
     "Exits with 1 if there is any change."},
    {Command::detect, "detect", "[PATH…]", "print each file's encoding, with the evidence",
     "\"unknown\" and \"binary\" are answers, not errors."},
    {Command::explain, "explain", "[PATH…]", "print how each text was damaged, step by step",
     "Each change is shown with the steps that lead from the repaired text back to the damaged one."},
    {Command::rules, "rules", "", "print the rules and whether they are on", ""},
    {Command::help, "help", "[COMMAND]", "print this, or a command's help", ""},
    {Command::version, "version", "", "print the version", ""},
}};

constexpr std::bitset<8> on(std::initializer_list<Command> commands) {
  unsigned long long bits = 0;
  for (const Command each : commands) bits |= 1ULL << static_cast<unsigned>(each);
  return {bits};
}
constexpr auto kReaders =
    on({Command::fix, Command::check, Command::diff, Command::detect, Command::explain});
constexpr auto kChangers = on({Command::fix, Command::check, Command::diff, Command::explain});
constexpr auto kAll =
    on({Command::fix, Command::check, Command::diff, Command::detect, Command::explain, Command::rules});
constexpr auto kRuleCommands =
    on({Command::fix, Command::check, Command::diff, Command::explain, Command::rules});
constexpr auto kFix = on({Command::fix});

Error wrong(std::string reason, std::string_view suggestion = {}) {
  Error error{ErrorKind::usage, std::move(reason)};
  if (!suggestion.empty()) error.advice = "did you mean " + std::string(suggestion) + "?";
  return error;
}

// Calls `each` for every name in "a,b,c"; empty names are passed over.
template <typename Each>
Result<void> for_each_name(std::string_view list, Each each) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view name = list.substr(0, comma); !name.empty())
      if (Result<void> done = each(name); !done) return done;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return {};
}

Result<void> add_rules(std::string_view list, RuleSet& set) {
  return for_each_name(list, [&](std::string_view name) -> Result<void> {
    if (const auto rule = rule_named(name)) {
      set.add(*rule);
      return {};
    }
    std::vector<std::string_view> names;
    for (const RuleInfo& each : all_rules()) names.push_back(each.name);
    Error error = wrong("there is no rule " + std::string(name), nearest(name, names));
    if (error.advice.empty()) error.advice = "mojimend rules lists them";
    return failure(error);
  });
}

Result<void> set_select(std::string_view list, Invocation&, RuleChoice& rules) {
  if (!rules.selected) rules.selected = RuleSet::none();
  return add_rules(list, *rules.selected);
}

Result<void> set_extend_select(std::string_view list, Invocation&, RuleChoice& rules) {
  return add_rules(list, rules.extended);
}

Result<void> set_ignore(std::string_view list, Invocation&, RuleChoice& rules) {
  return add_rules(list, rules.ignored);
}

Result<void> set_language(std::string_view list, Invocation& invocation, RuleChoice&) {
  std::vector<std::string> tags;
  auto done = for_each_name(list, [&](std::string_view tag) -> Result<void> {
    if (!is_language(tag)) {
      Error error = wrong("there is no language " + std::string(tag));
      error.advice = "give tags such as ru, pt-BR or zh-Hant";
      return failure(error);
    }
    tags.emplace_back(tag);
    return {};
  });
  for (const Encoding* each : encodings_of(tags)) invocation.options.among.emplace_back(each->name);
  return done;
}

Result<void> set_from(std::string_view list, Invocation& invocation, RuleChoice&) {
  return for_each_name(list, [&](std::string_view name) -> Result<void> {
    if (find_encoding(name)) {
      invocation.options.from.emplace_back(name);
      return {};
    }
    std::vector<std::string_view> names;
    for (const Encoding& each : all_encodings()) names.push_back(each.name);
    return failure(wrong("there is no encoding " + std::string(name), nearest(name, names)));
  });
}

Result<void> set_records(std::string_view name, Invocation& invocation, RuleChoice&) {
  invocation.records.reset();
  if (name == "file") return {};
  const auto format = parse_record_format(name);
  if (!format) return failure(format.error());
  invocation.records = *format;
  return {};
}

// Sets `target` to the value that goes by `name`.
template <typename Value>
Result<void> choose(std::string_view name, Value& target,
                    std::initializer_list<std::pair<std::string_view, Value>> values) {
  std::string known;
  for (const auto& [each, value] : values) {
    if (each == name) {
      target = value;
      return {};
    }
    known += (known.empty() ? "" : " or ") + std::string(each);
  }
  return failure(Error{ErrorKind::usage, "there is no " + std::string(name), "give it " + known});
}

Result<void> set_format(std::string_view name, Invocation& invocation, RuleChoice&) {
  return choose(name, invocation.format, {{"text", Format::text}, {"json", Format::json}});
}

Result<void> set_to(std::string_view name, Invocation& invocation, RuleChoice&) {
  return choose(name, invocation.options.to,
                {{"keep", TargetEncoding::keep}, {"utf-8", TargetEncoding::utf8}});
}

Result<void> set_color(std::string_view name, Invocation& invocation, RuleChoice&) {
  return choose(
      name, invocation.colour,
      {{"auto", ColourWhen::automatic}, {"always", ColourWhen::always}, {"never", ColourWhen::never}});
}

Result<void> set_path(std::string_view value, std::string& target) {
  if (value.empty()) return failure(wrong("it is empty"));
  target = value;
  return {};
}

Result<void> set_output(std::string_view value, Invocation& invocation, RuleChoice&) {
  // Leaving the option out would not do for `fix FILE`, which then mends in place: nobody who writes "-"
  // means that.
  if (value == "-")
    return failure(
        Error{ErrorKind::usage, "it names a file, and - is none",
              "leave it out: reports, and what is read from standard input, go to standard output"});
  return set_path(value, invocation.output);
}

Result<void> set_output_dir(std::string_view value, Invocation& invocation, RuleChoice&) {
  return set_path(value, invocation.output_dir);
}

Result<void> set_unsafe_fixes(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.options.apply = ApplyLevel::with_suggested;
  return {};
}

Result<void> set_quiet(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.talk = Talk::quiet;
  return {};
}

Result<void> set_exit_zero(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.on_findings = ExitOnFindings::zero;
  return {};
}

Result<void> set_exit_non_zero_on_fix(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.on_fix = ExitOnFix::one;
  return {};
}

Result<void> set_help(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.help_about = invocation.command;
  return {};
}

const std::array<OptionInfo, 16> kOptions{{
    {"format", 0, "text|json", kAll, "how to print (text)", set_format},
    {"output", 'o', "FILE", kAll, "write to FILE, whole or not at all, instead of standard output",
     set_output},
    {"output-dir", 0, "DIR", kFix, "write the mended files below DIR and leave the originals",
     set_output_dir},
    {"select", 0, "RULES", kRuleCommands, "only these rules, separated by commas", set_select},
    {"extend-select", 0, "RULES", kRuleCommands, "these rules as well", set_extend_select},
    {"ignore", 0, "RULES", kRuleCommands, "not these rules", set_ignore},
    {"unsafe-fixes", 0, "", kChangers, "apply suggested changes too", set_unsafe_fixes},
    {"from", 0, "ENCODINGS", kReaders, "the text is in one of these, separated by commas", set_from},
    {"language", 0, "TAGS", kReaders,
     "the text is in one of these languages (ru,zh-Hant): narrows the encodings", set_language},
    {"records", 0, "KIND", kChangers,
     "what is a document: file, line, jsonl:FIELD, csv:COLUMN or warc (file)", set_records},
    {"to", 0, "utf-8|keep", kChangers, "the encoding of the result (utf-8)", set_to},
    {"color", 0, "auto|always|never", kReaders,
     "when to colour (auto: on a terminal, unless NO_COLOR is set)", set_color},
    {"quiet", 'q', "", kReaders, "no summaries; errors are still told", set_quiet},
    {"exit-zero", 0, "", on({Command::check, Command::diff}), "exit with 0 even if there are findings",
     set_exit_zero},
    {"exit-non-zero-on-fix", 0, "", kFix, "exit with 1 if anything was changed", set_exit_non_zero_on_fix},
    {"help", 'h', "", kAll, "print this", set_help},
}};

}  // namespace

std::span<const CommandInfo> all_commands() { return kCommands; }

const CommandInfo& info(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

const CommandInfo* command_named(std::string_view name) {
  const auto found =
      std::find_if(kCommands.begin(), kCommands.end(), [&](auto& each) { return each.name == name; });
  return found == kCommands.end() ? nullptr : &*found;
}

std::span<const OptionInfo> all_options() { return kOptions; }

}  // namespace mojimend
