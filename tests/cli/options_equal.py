#!/usr/bin/env python3
"""The help, the man page and the three completions name the same commands, options, letters and values.

Usage: options_equal.py PROGRAM SHARE [--self-test]

--self-test changes one name in one of the texts, in many ways, and holds that each is noticed.
"""

import re
import subprocess
import sys
from pathlib import Path

# Values that are lists of names, each with a name by which a list of them is known.
LISTS = {"RULES": "gloss", "ENCODINGS": "gbk", "TAGS": "zh-Hant"}
PATHS = {"FILE": "file", "PATH": "file", "DIR": "folder"}
BEFORE = "(no command)"


class Said:
    """What one of the texts says."""

    def __init__(self):
        self.commands = []
        self.takes = {BEFORE: {}}  # command → option → (letter, value)
        self.lists = {}            # "RULES" → names

    def command(self, name):
        self.commands.append(name)
        self.takes[name] = {}

    def add(self, commands, option, letter, value):
        for each in commands:
            if option in self.takes[each]:
                raise ValueError(f"{each} has --{option} twice")
            self.takes[each][option] = (letter, value)

    def named(self, names):
        """The value that is a list of these names."""
        for kind, landmark in LISTS.items():
            if landmark in names:
                self.lists[kind] = set(names)
                return kind
        return "a list of " + " ".join(names)


def shown(value):
    """What stands for a value in the help and the man page: "text|json:FIELD", "FILE" or nothing."""
    if not value:
        return "none"
    if value == value.upper():
        return value if value in LISTS else PATHS.get(value, "anything")
    return words(re.sub(r":[A-Z]+$", ":", each) for each in value.split("|"))


def words(names):
    return "one of " + " ".join(sorted(names))


def read_help(pages):
    """pages: name of a command, or BEFORE → what its help prints; "rules" has the rules as well."""
    said = Said()
    for line in re.search(r"Commands:\n((?:  .*\n)+)", pages[BEFORE])[1].splitlines():
        if name := re.match(r"  (\w+) ", line):
            said.command(name[1])
    for command, page in pages.items():
        if command not in said.takes:
            continue
        for option in re.finditer(r"^  (?:-(\w), |    )--([\w-]+)(?: (\S+))?(?=  |$)", page, re.MULTILINE):
            said.add([command], option[2], option[1], shown(option[3]))
    said.lists["RULES"] = set(re.findall(r"^(?:on|off) +(\S+)", pages["(rules)"], re.MULTILINE))
    return said


def read_man(page):
    said = Said()
    chapters = dict(re.findall(r"^\.Sh (.*)\n((?:(?!\.Sh ).*\n)*)", page.replace("\\-", "-").replace("\\&", ""),
                               re.MULTILINE))
    for name in re.findall(r'^\.It Ic "(\w+)"', chapters["COMMANDS"], re.MULTILINE):
        said.command(name)
    for entry in chapters["OPTIONS"].split("\n.It ")[1:]:
        option = re.match(r'(?:Fl (\w) , )?Fl Fl ([\w-]+)(?: Ar "(.*)")?\n', entry)
        takers = re.findall(r'^\.Ic "(\w+)"', entry, re.MULTILINE)
        said.add(takers + [BEFORE] * ("without a command." in entry), option[2], option[1], shown(option[3]))
    for kind in ("RULES", "ENCODINGS"):
        said.lists[kind] = set(re.findall(r'^\.(?:It )?Cm "(.*)"', chapters[kind], re.MULTILINE))
    return said


def read_bash(script):
    said = Said()

    def ask(code):
        done = subprocess.run(["bash", "--norc", "-c", script + code], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    for name in ask("echo $__mojimend_commands")[0].split():
        said.command(name)
    lines = ask('for each in "" $__mojimend_commands; do options=; __mojimend_command "$each"; '
                'echo "= ${each:-' + BEFORE + '}"; for option in $options; do __mojimend_value $option; '
                'echo "$option|$kind|$words"; done; done')
    command, option, value = None, None, None
    for line in lines:
        if line.startswith("= "):
            command = line[2:]
            continue
        name, kind, names = line.split("|")
        meant = {"": "none", "words": words(names.split()), "list": said.named(names.split())}.get(kind, kind)
        if name.startswith("--"):
            option, value = name[2:], meant
            said.add([command], option, None, value)
        else:
            if meant != value:
                raise ValueError(f"{name} is not as --{option}")
            said.takes[command][option] = (name[1:], value)
    return said


def read_fish(script):
    said = Said()
    lists = {name: re.findall(r"^ {8}(\S+) '", body, re.MULTILINE)
             for name, body in re.findall(r"^function (\w+)\n(.*?)^end", script, re.MULTILINE | re.DOTALL)}
    lines = re.findall(r"^complete -c mojimend -n '__mojimend_at ([\w ]+)'(.*)$", script, re.MULTILINE)
    for at, rest in lines:
        if at == "none" and (name := re.match(r" -f -a (\w+)", rest)):
            said.command(name[1])
    for at, rest in lines:
        option = re.match(r"(?: -s (\w))? -l ([\w-]+)( -f| -x| -r -F)(?: -a '(.*?)')? -d ", rest)
        if not option:
            continue
        wanting, names = option[3].strip(), option[4]
        if names is None:
            value = {"-f": "none", "-x": "anything", "-r -F": "file"}[wanting]
        elif called := re.match(r"\((\w+)", names):
            value = "folder" if called[1] == "__fish_complete_directories" else said.named(lists[called[1]])
        else:
            value = words(names.split())
        said.add([BEFORE if each == "none" else each for each in at.split()], option[2], option[1], value)
    return said


def read_zsh(script):
    said = Said()
    bodies = dict(re.findall(r"^(_mojimend\w*)\(\) \{\n(.*?)^\}", script, re.MULTILINE | re.DOTALL))
    lists = {name: re.findall(r"^    '?([\w.-]+)", body, re.MULTILINE) for name, body in bodies.items()}
    for name in lists["_mojimend_commands"]:
        said.command(name)
    command, letters = BEFORE, {}  # of long forms whose letter is still to come

    def all_there(command, letters):
        for option, letter in letters.items():
            if letter:
                raise ValueError(f"{command}: --{option} excludes -{letter}, which is missing")

    for line in bodies["_mojimend"].splitlines():
        if start := re.match(r"    (\w+)\)$", line):
            all_there(command, letters)
            command, letters = start[1], {}
        entry = re.match(r"        '(?:\*|\(-(\w) --([\w-]+)\))?(--?)([\w-]+?)[=+]?\[(?:[^\\\]]|\\.)*\](?::[^:]*:(.*))?' \\", line)
        if not entry:
            continue
        action = (entry[5] or "").replace("\\:", ":")
        if not entry[5] and line.rstrip("' \\").endswith(":"):
            value = "anything"
        elif not action:
            value = "none"
        elif action in ("_files", "_files -/"):
            value = "file" if action == "_files" else "folder"
        elif action in lists:
            value = said.named(lists[action])
        else:
            value = words(each for each in re.findall(r"[\w:-]+", action) if each not in ("compadd", "-", "-S"))
        if entry[3] == "--":
            said.add([command], entry[4], entry[1], value)
            letters[entry[4]] = entry[1]
        elif letters.get(entry[2]) != entry[4] or said.takes[command][entry[2]][1] != value:
            raise ValueError(f"{command}: -{entry[4]} is not as --{entry[2]}")
        else:
            letters[entry[2]] = None
    all_there(command, letters)
    return said


READERS = {"help": read_help, "man": read_man, "bash": read_bash, "fish": read_fish, "zsh": read_zsh}


def problems_of(texts):
    """Where the texts do not say the same."""
    said = {}
    for name, text in texts.items():
        try:
            said[name] = READERS[name](text)
        except (ValueError, KeyError, TypeError, subprocess.CalledProcessError) as error:
            yield f"{name} cannot be read: {error!r}"
    first = said.pop("help", None)
    for name, other in said.items() if first else ():
        if other.commands != first.commands:
            yield f"commands: the help has {first.commands}, {name} has {other.commands}"
        for command in first.takes.keys() & other.takes.keys():
            ours, theirs = first.takes[command], other.takes[command]
            for option in sorted(ours.keys() | theirs.keys()):
                if ours.get(option) != theirs.get(option):
                    yield f"{command} --{option}: the help has {ours.get(option)}, {name} has {theirs.get(option)}"
    everyone = [first, *said.values()] if first else []
    for kind in LISTS:
        held = [each.lists[kind] for each in everyone if kind in each.lists]
        if len(held) < 3:
            yield f"{kind}: only {len(held)} texts list them"
        for each in held[1:]:
            if each != held[0]:
                yield f"{kind}: not everywhere: {sorted(each ^ held[0])}"


def texts_of(program, share):
    def run(*arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout

    pages = {BEFORE: run("--help"), "(rules)": run("rules")}
    for name in re.findall(r"^  (\w+) ", pages[BEFORE].split("Options:")[0], re.MULTILINE):
        pages[name] = run("help", name)
    files = {"man": "man/man1/mojimend.1", "bash": "completions/mojimend.bash", "zsh": "completions/_mojimend",
             "fish": "completions/mojimend.fish"}
    return {"help": pages, **{name: (share / file).read_text(encoding="utf-8") for name, file in files.items()}}


# What stands in a text, and what is put there instead: a command, an option, a letter, a word, a rule, a taker.
CHANGES = {
    "help": [("  explain  ", "  explode  "), ("--exit-zero ", "--exit-nil "), ("  -q, --quiet", "      --quiet"),
             ("text|json|", "text|"), ("DIR", "FILE"), ("gloss", "glass")],
    "man": [('.It Ic "explain"', '.It Ic "explode"'), ("Fl Fl exit-zero", "Fl Fl exit-nil"), ("Fl q , Fl", "Fl"),
            ('"text|json|', '"text|'), ('"\\&DIR"', '"FILE"'), ('.It Cm "gloss"', '.It Cm "glass"'),
            ('.Cm "\\&gbk" ,\n', ""), (".Ic \"check\" ,\n.Ic \"diff\" ,\n.Ic \"guard\" .", '.Ic "check" ,\n.Ic "guard" .')],
    "bash": [("detect explain ", "detect "), (" --exit-zero", ""), (" -q ", " "), ("'text json ", "'text "),
             ("kind=folder", "kind=file"), (" gloss", ""), (" gbk ", " "), (" ko ", " ")],
    "fish": [("-f -a explain", "-f -a explode"), (" -l exit-zero", " -l exit-nil"), (" -s q", ""), ("'text json ", "'text "),
             ("(__fish_complete_directories)", "(__mojimend_rules)"), ("        gloss '", "        glass '"),
             ("        gbk '", "        gbq '"), ("        ko '", "        kq '"), ("__mojimend_at check diff guard'", "__mojimend_at check guard'")],
    "zsh": [("'explain:", "'explode:"), ("'--exit-zero[", "'--exit-nil["), ("'(-q --quiet)-q[", "'(-q --quiet)-k["), ("'(-q --quiet)-q[", "'(-q --quiet)q["),
            ("(text json ", "(text "), ("_files -/", "_files"), ("'gloss[", "'glass["), ("    gbk\n", ""), ("    ko\n", "")],
}


def self_test(texts):
    missed = []
    for name, changes in CHANGES.items():
        for old, new in changes:
            changed = dict(texts)
            if name == "help":
                changed[name] = {key: page.replace(old, new, 1) for key, page in texts[name].items()}
            else:
                changed[name] = texts[name].replace(old, new, 1)
            if changed[name] == texts[name] or not list(problems_of(changed)):
                missed.append((name, old, new))
    print(f"self-test: {sum(map(len, CHANGES.values()))} changes, missed: {missed}")
    return 1 if missed else 0


def main():
    texts = texts_of(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
    if sys.argv[3:] == ["--self-test"]:
        return self_test(texts)
    found = list(problems_of(texts))
    for each in found:
        print(each, file=sys.stderr)
    takes = READERS["help"](texts["help"]).takes
    count = sum(map(len, takes.values()))
    print(f"{len(takes) - 1} commands, {count} options of theirs, {len(texts)} texts, {len(found)} differences")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
