// The completions for bash: the tables as two functions, and one that reads the line.
#include "cli/generate.h"
#include "cli/tables.h"

namespace mojimend {
namespace {

constexpr std::string_view kHead =
    R"bash(# Completions of mojimend for bash 4 or later; bash-completion is not needed.
# Made by mojimend --generate complete-bash; do not edit.
)bash";

// What the tables do not change. `kind` and `words` are set by __mojimend_value, `options`, `operands`
// and `tasks` by __mojimend_command.
constexpr std::string_view kEngine = R"bash(
# Adds what begins with the text that was typed.  Usage: __mojimend_offer PREFIX compgen's arguments
__mojimend_offer() {
  local prefix=$1 each
  while IFS= read -r each; do
    COMPREPLY+=("$prefix$each")
  done < <(compgen "${@:2}")
}

# The values of an option, or what stands beside options.  Usage: __mojimend_offer_kind PREFIX TYPED
__mojimend_offer_kind() {
  local prefix=$1 typed=$2
  case $kind in
    words)
      __mojimend_offer "$prefix" -W "$words" -- "$typed"
      [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
      ;;
    list)
      prefix+=${typed%"${typed##*,}"}
      __mojimend_offer "$prefix" -W "$words" -- "${typed##*,}"
      compopt -o nospace 2>/dev/null
      ;;
    file)
      # Readline's own way is left for what is quoted.
      compopt -o filenames -o default 2>/dev/null
      __mojimend_offer "$prefix" -f -- "$typed"
      ;;
    folder)
      compopt -o filenames -o dirnames 2>/dev/null
      __mojimend_offer "$prefix" -d -- "$typed"
      ;;
  esac
}

_mojimend() {
  local IFS=$' \t\n' line=$COMP_LINE word typed space command= task= tasks= kind= words= options= operands= pending= dashes= i
  local -a given=()
  COMPREPLY=()
  # Readline cuts words at = and : as well; what no space parts belongs together.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    space=${line%%[![:space:]]*}
    line=${line#"$space"}
    if [[ -z $space && $i -gt 0 ]]; then
      given[${#given[@]} - 1]+=$word
    else
      given+=("$word")
    fi
    line=${line#"$word"}
  done
  typed=${given[${#given[@]} - 1]}
  for ((i = 1; i < ${#given[@]} - 1; i++)); do
    word=${given[i]}
    if [[ -n $pending ]]; then
      pending=
    elif [[ -n $dashes || $word == -*=* ]]; then
      :
    elif [[ $word == -- ]]; then
      dashes=1
    elif [[ $word == -?* ]]; then
      __mojimend_value "$word"
      [[ -n $kind ]] && pending=$word
    elif [[ -z $command ]]; then
      command=$word
    elif [[ -z $task ]]; then
      task=$word
    fi
  done
  __mojimend_command "$command"
  if [[ -n $pending ]]; then
    __mojimend_value "$pending"
    __mojimend_offer_kind "" "$typed"
  elif [[ -z $dashes && $typed == --*=* ]]; then
    __mojimend_value "${typed%%=*}"
    __mojimend_offer_kind "${typed%%=*}=" "${typed#*=}"
  elif [[ -z $dashes && $typed == -* ]]; then
    __mojimend_offer "" -W "$options" -- "$typed"
  else
    kind=$operands
    [[ $operands == words ]] && words=$__mojimend_commands
    if [[ $operands == task ]]; then
      words=$tasks kind=words
      [[ -n $task ]] && kind=file
    fi
    __mojimend_offer_kind "" "$typed"
  fi
  # Readline puts the reply behind the last of its own cuts.
  local breaks=${COMP_WORDBREAKS//[!=:]/}
  if [[ -n $breaks && $typed == *["$breaks"]* ]]; then
    COMPREPLY=("${COMPREPLY[@]#"${typed%"${typed##*["$breaks"]}"}"}")
  fi
}

complete -F _mojimend mojimend
)bash";

std::string spaced(std::string list, const std::string& more) {
  return std::move(list) + (list.empty() ? "" : " ") + more;
}

std::string_view kind_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::none:
    case ValueKind::number:
    case ValueKind::text:
      return "anything";
    case ValueKind::word:
      return "words";
    case ValueKind::rules:
    case ValueKind::encodings:
    case ValueKind::languages:
      return "list";
    case ValueKind::file:
      return "file";
    case ValueKind::folder:
      return "folder";
  }
  return "";
}

std::string_view kind_of(Operands operands) {
  switch (operands) {
    case Operands::none:
    case Operands::run:
      return "anything";
    case Operands::paths:
      return "file";
    case Operands::command:
      return "words";
    case Operands::task:
      return "task";
  }
  return "";
}

// With dashes, short forms behind long ones.
std::string options_of(Command command) {
  std::string out;
  for (const OptionInfo& each : all_options()) {
    if (!takes(command, each)) continue;
    out = spaced(std::move(out), "--" + std::string(each.name));
    if (each.letter) out += std::string(" -") + each.letter;
  }
  return out;
}

std::string command_case(std::string_view name, Command command, std::string_view operands,
                         const std::string& tasks = "") {
  return "    " + std::string(name) + ")\n      operands=" + std::string(operands) +
         (tasks.empty() ? "" : " tasks='" + tasks + "'") + " options='" + options_of(command) +
         "'\n      ;;\n";
}

std::string value_case(const OptionInfo& option) {
  std::string words;
  for (const Completion& each : candidates(option)) words = spaced(std::move(words), each.text);
  return "    --" + std::string(option.name) + (option.letter ? std::string(" | -") + option.letter : "") +
         ")\n      kind=" + std::string(kind_of(option.kind)) +
         (words.empty() ? "" : " words='" + words + "'") + "\n      ;;\n";
}

}  // namespace

std::string complete_bash() {
  std::string names, cases, values;
  for (const CommandInfo& each : all_commands()) {
    names = spaced(std::move(names), std::string(each.name));
    cases += command_case(each.name, each.command, kind_of(each.operands), tasks_shown(each, " "));
  }
  cases += command_case("''", Command::none, "words");
  for (const OptionInfo& each : all_options())
    if (each.kind != ValueKind::none) values += value_case(each);
  return std::string(kHead) + "\n__mojimend_commands='" + names +
         "'\n\n__mojimend_command() {\n  case $1 in\n" + cases +
         "  esac\n}\n\n__mojimend_value() {\n  kind= words=\n  case $1 in\n" + values + "  esac\n}\n" +
         std::string(kEngine);
}

}  // namespace mojimend
