"""Asks the real shells what they would complete. Each function takes the folder to stand in, the file of completions
and a line as far as it is typed, and gives the candidates as whole words."""

import os
import pty
import shutil
import subprocess

SECONDS = 60  # far more than any shell needs; a shell that waits for a key must not hold up the tests


class Bash:
    name = "bash"

    def candidates(self, folder, file, line, breaks="\"'@><=;|&(:\t\n "):
        """As readline calls: words cut at the breaks, and the reply put behind the last cut."""
        words = self._cut(line, breaks)
        script = ('COMP_WORDBREAKS=$3; source "$1"; COMP_LINE=$2; COMP_POINT=${#2}; COMP_WORDS=("${@:4}"); '
                  'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _mojimend mojimend; '
                  'for each in "${COMPREPLY[@]}"; do printf "%s\\n" "$each"; done')
        done = subprocess.run(["bash", "--norc", "--noprofile", "-c", script, "bash", file, line, breaks, *words],
                              cwd=folder, capture_output=True, text=True, timeout=SECONDS)
        assert not done.stderr, done.stderr
        typed = line[line.rindex(" ") + 1:]
        behind = max((typed.rfind(each) for each in "=:" if each in breaks), default=-1) + 1
        return [typed[:behind] + each for each in done.stdout.splitlines()]

    @staticmethod
    def _cut(line, breaks):
        words, space = [], True
        for each in line:
            kind = " " if each == " " else "break" if each in breaks else "word"
            if kind == " ":
                space = True
                continue
            if space or kind != last:
                words.append("")
            words[-1] += each
            last, space = kind, False
        return words + [""] if space else words


class Fish:
    name = "fish"

    def candidates(self, folder, file, line):
        done = subprocess.run(["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", file, line],
                              cwd=folder, capture_output=True, text=True, timeout=SECONDS,
                              env={**os.environ, "HOME": str(folder)})
        assert not done.stderr, done.stderr
        return [each.split("\t")[0] for each in done.stdout.splitlines()]


# Prints each candidate as it is added, between two marks, and waits to be ended. A shell that left by itself would
# close the terminal, and what it wrote last may be lost with it.
ZSH_SETUP = r"""
PROMPT=; RPROMPT=
autoload -Uz compinit && compinit -D -u
source $COMPLETIONS
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
mark() { print -r -- '<<<' }
wait_for_end() { print -r -- '>>>'; read -k }
compprefuncs=(mark)
comppostfuncs=(wait_for_end)
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits
  builtin compadd -A hits "$@"
  setopt localoptions norcexpandparam
  local -A before hidden
  zparseopts -E P:=before p:=hidden
  local each
  for each in $hits; do print -r -- "=$IPREFIX$before$hidden[-p]$each"; done
  builtin compadd "$@"
}
print -r -- ready
"""


class Zsh:
    name = "zsh"

    def candidates(self, folder, file, line):
        ours, theirs = pty.openpty()
        setup = folder / ".setup.zsh"
        setup.write_text(ZSH_SETUP)
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8",
                       "COMPLETIONS": str(file)}
        child = subprocess.Popen(["timeout", "-s", "KILL", str(SECONDS), "zsh", "-f", "-i", "-o", "no_beep"],
                                 stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment,
                                 start_new_session=True)
        os.close(theirs)
        try:
            os.write(ours, b"source ~/.setup.zsh\n")
            self._read(ours, "ready\r\n")
            os.write(ours, line.encode() + b"\t")
            text = self._read(ours, ">>>")
        finally:
            os.close(ours)  # zsh leaves when its terminal is gone
            child.wait()
        lines = text[text.rindex("<<<"):].splitlines()
        return list(dict.fromkeys(each[1:] for each in lines if each.startswith("=")))

    @staticmethod
    def _read(ours, end):
        text = ""
        while end not in text:
            try:
                more = os.read(ours, 4096)
            except OSError as error:  # the shell went away
                raise AssertionError(f"zsh left early: {text}") from error
            text += more.decode("utf-8", "replace")
        return text


def installed(shell):
    return shutil.which(shell.name) is not None
