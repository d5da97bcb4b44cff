# Completions of mojimend for bash 4 or later; bash-completion is not needed.
# Made by mojimend --generate complete-bash; do not edit.

__mojimend_commands='fix check diff review detect explain undo guard config git rules help version'

__mojimend_command() {
  case $1 in
    fix)
      operands=file options='--format --summary --output -o --output-dir --keep-times --hard-links --journal --no-journal --config --no-config --stdin-path --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --records --to --color --jobs -j --file-list --hidden --no-ignore --exclude --force-exclude --progress --quiet -q --answers --show-changes --skip-binary --exit-non-zero-on-fix --help -h'
      ;;
    check)
      operands=file options='--format --summary --output -o --config --no-config --stdin-path --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --records --to --color --jobs -j --file-list --hidden --no-ignore --exclude --force-exclude --progress --quiet -q --exit-zero --baseline --write-baseline --skip-binary --help -h'
      ;;
    diff)
      operands=file options='--format --output -o --config --no-config --stdin-path --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --records --to --color --width --stat --jobs -j --file-list --hidden --no-ignore --exclude --force-exclude --progress --quiet -q --exit-zero --answers --skip-binary --help -h'
      ;;
    review)
      operands=file options='--keep-times --hard-links --journal --no-journal --config --no-config --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --to --color --jobs -j --file-list --hidden --no-ignore --exclude --force-exclude --progress --quiet -q --save --answers --skip-binary --help -h'
      ;;
    detect)
      operands=file options='--format --output -o --config --no-config --stdin-path --from --language --color --jobs -j --file-list --hidden --no-ignore --exclude --force-exclude --progress --quiet -q --skip-binary --help -h'
      ;;
    explain)
      operands=file options='--format --output -o --config --no-config --stdin-path --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --records --to --color --jobs -j --file-list --hidden --no-ignore --exclude --force-exclude --progress --quiet -q --skip-binary --help -h'
      ;;
    undo)
      operands=anything options='--hard-links --journal --list --forget --forget-older-than --quiet -q --help -h'
      ;;
    guard)
      operands=file options='--format --output -o --config --no-config --against --staged --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --to --quiet -q --exit-zero --help -h'
      ;;
    config)
      operands=task tasks='show' options='--format --output -o --config --no-config --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --to --help -h'
      ;;
    git)
      operands=task tasks='install uninstall clean filter-process textconv' options='--config --no-config --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --unsafe-fixes --from --language --to --quiet -q --help -h'
      ;;
    rules)
      operands=anything options='--format --output -o --preset --select --extend-select --ignore --bom --newline --line-separators --unicode-form --width-forms --cjk-quotes --quotes --ligature --invisible --space --context --help -h'
      ;;
    help)
      operands=words options=''
      ;;
    version)
      operands=anything options=''
      ;;
    '')
      operands=words options='--generate --version -V --help -h'
      ;;
  esac
}

__mojimend_value() {
  kind= words=
  case $1 in
    --format)
      kind=words words='text json sarif github checkstyle html'
      ;;
    --output | -o)
      kind=file
      ;;
    --output-dir)
      kind=folder
      ;;
    --hard-links)
      kind=words words='refuse part'
      ;;
    --journal)
      kind=folder
      ;;
    --forget)
      kind=anything
      ;;
    --forget-older-than)
      kind=anything
      ;;
    --config)
      kind=file
      ;;
    --stdin-path)
      kind=file
      ;;
    --against)
      kind=anything
      ;;
    --preset)
      kind=words words='repair corpus source-code ftfy'
      ;;
    --select)
      kind=list words='encoding mojibake out-of-step gloss doubled-punctuation byte-escape surrogate c1-control entity lost bom newline reference unicode-form width cjk-punctuation quotes ligature invisible control space escape bidi confusable'
      ;;
    --extend-select)
      kind=list words='encoding mojibake out-of-step gloss doubled-punctuation byte-escape surrogate c1-control entity lost bom newline reference unicode-form width cjk-punctuation quotes ligature invisible control space escape bidi confusable'
      ;;
    --ignore)
      kind=list words='encoding mojibake out-of-step gloss doubled-punctuation byte-escape surrogate c1-control entity lost bom newline reference unicode-form width cjk-punctuation quotes ligature invisible control space escape bidi confusable'
      ;;
    --bom)
      kind=words words='remove add off'
      ;;
    --newline)
      kind=words words='lf crlf native mixed off'
      ;;
    --line-separators)
      kind=words words='keep newline'
      ;;
    --unicode-form)
      kind=words words='gentle-nfc nfc nfd nfkc nfkd off'
      ;;
    --width-forms)
      kind=words words='letters all off'
      ;;
    --cjk-quotes)
      kind=words words='habit curly corner keep'
      ;;
    --quotes)
      kind=words words='straight curly straight-all off'
      ;;
    --ligature)
      kind=words words='typographic all off'
      ;;
    --invisible)
      kind=words words='all obsolete off'
      ;;
    --space)
      kind=words words='all odd off'
      ;;
    --context)
      kind=words words='auto plain markdown html code none'
      ;;
    --from)
      kind=list words='utf-8 utf-16le utf-16be gbk gb18030 big5 euc-jp iso-2022-jp shift_jis euc-kr windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 windows-874 ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 koi8-r koi8-u macintosh x-mac-cyrillic cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp869 mac-latin2 mac-greek mac-turkish iso-8859-16 viscii tcvn cp037 cp500 johab euc-tw hz-gb-2312 iso-2022-kr iso-2022-cn utf-7 cesu-8 utf-32le utf-32be'
      ;;
    --language)
      kind=list words='ar be bg bs ca cs da de el en es et fa fi fr he hr hu is it ja ka kk ko lt lv mk nl no pl pt ro ru sk sl sq sr sv th tr uk ur vi zh-Hans zh-Hant'
      ;;
    --records)
      kind=words words='file line jsonl: csv: warc'
      ;;
    --to)
      kind=words words='utf-8 keep'
      ;;
    --color)
      kind=words words='auto always never'
      ;;
    --width)
      kind=anything
      ;;
    --jobs | -j)
      kind=anything
      ;;
    --file-list)
      kind=file
      ;;
    --exclude)
      kind=anything
      ;;
    --progress)
      kind=words words='auto always never'
      ;;
    --baseline)
      kind=file
      ;;
    --write-baseline)
      kind=file
      ;;
    --save)
      kind=file
      ;;
    --answers)
      kind=file
      ;;
    --generate)
      kind=words words='man complete-bash complete-zsh complete-fish keys'
      ;;
  esac
}

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
