"""The sources of the models by name, version and checksum: sources.tsv, read, fetched, checked and made anew."""
import dataclasses
import hashlib
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import packages
import wordlists

TABLE = pathlib.Path(__file__).with_name("sources.tsv")
HEAD = """\
# What the models are trained on, one row a source: kind, name, version, file, SHA-256 of the file, licence, use.
# Made by scripts/train-model --pin. Use: train; held-back (never trained on: lines that it shares with other sources are
# taken out of them); convert (its program converts text).
"""
RELEASE = "bookworm"

# Kept for measuring.
HELD_BACK = re.compile(r"(gnucash-common|evolution-common|gimp-data|kmymoney-common|fortunes-(ru|de|cs|es|es-off)"
                       r"|developers-reference-ja|debian-faq-.*)$")
# Other people's measurements of detectors take their text from these.
NEVER = re.compile(r"(freeciv-|gramps|installation-guide-)")
CONVERTERS = ("opencc", "pypinyin")
# Where the package's own words do not say it shortly.
LICENCES = {"wordfreq": "Apache-2.0, data CC-BY-SA-4.0", "jieba": "MIT", "snownlp": "MIT", "konlpy": "GPL-3+",
            "unidic-lite": "MIT, data GPL-2 | LGPL-2.1 | BSD", "kiwipiepy_model": "LGPL-3", "opencc": "Apache-2.0",
            "pypinyin": "MIT", "hazm": "MIT", "pythainlp": "Apache-2.0", "django": "BSD-3-clause"}


class Mismatch(Exception):
    """A file that is not the one that was pinned."""


class Unavailable(Exception):
    """A source that cannot be had here."""


@dataclasses.dataclass(frozen=True)
class Source:
    kind: str
    name: str
    version: str
    file: str
    digest: str
    licence: str
    use: str


def read():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Source(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def sha256(path):
    with open(path, "rb") as opened: return hashlib.file_digest(opened, "sha256").hexdigest()


def lines_of(source, path):
    """What a source has to say, see packages.py and wordlists.py."""
    if source.kind == "deb": return packages.of_deb(path)
    if source.kind == "translations": return packages.of_index(path)
    return wordlists.READERS[source.name](path) if source.name in wordlists.READERS else ()


# Fetching: by name and version, from wherever this machine's own tools are set up to fetch.

def run(command, folder, what):
    try:
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    except OSError as problem:
        raise Unavailable(f"{what}: {command[0]} cannot be run: {problem.strerror}")
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Unavailable(f"{what}: {command[0]} could not fetch it: {said}; if it is no longer offered, put the file with "
                          f"the checksum of {TABLE.name} into {folder} or pin anew with --pin")


def fetch_translations(names, folder):
    """Through apt with lists of its own, as apt on most machines is told to leave descriptions out."""
    with tempfile.TemporaryDirectory() as lists:
        settings = pathlib.Path(lists) / "settings"
        languages = " ".join(f'"{each.split("-", 1)[1]}";' for each in names)
        settings.write_text(f'#clear Acquire::Languages;\nAcquire::Languages {{ {languages} }};\n'
                            f'Acquire::GzipIndexes "false";\nAPT::Sandbox::User "";\n'
                            f'Dir::State::lists "{lists}/lists";\nDir::Cache "{lists}/cache";\n')
        for each in ("lists/partial", "cache/archives/partial"): (pathlib.Path(lists) / each).mkdir(parents=True)
        run(["apt-get", "-c", settings, "-q", "update"], folder, "package descriptions")
        for name in names:
            file = f"{RELEASE}_main_i18n_{name.replace('_', '%5f')}"
            found = sorted(pathlib.Path(lists, "lists").glob(f"*_dists_{file}"))
            if not found: raise Unavailable(f"{file}: apt did not fetch it; is {RELEASE} main among its sources?")
            (folder / file).write_bytes(found[0].read_bytes())


def fetch(sources, folder, say):
    """Sees to it that the files of all sources are in the folder. Returns their paths by name."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [each for each in sources if not (folder / each.file).exists()]
    indices = [each.name for each in missing if each.kind == "translations"]
    if indices:
        say(f"fetching {len(indices)} indices of package descriptions")
        fetch_translations(indices, folder)
    missing = [each for each in missing if each.kind != "translations"]
    for number, each in enumerate(missing, 1):
        say(f"fetching {number} of {len(missing)}: {each.name} {each.version}")
        if each.kind == "deb":
            run(["apt-get", "download", "-q", f"{each.name}={each.version}"], folder, each.name)
            continue
        form = "--only-binary" if each.file.endswith(".whl") else "--no-binary"
        run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", form, ":all:", "-d", str(folder),
             f"{each.name}=={each.version}"], folder, each.name)
    for each in sources: check(each, folder / each.file)
    return {each.name: folder / each.file for each in sources}


def check(source, path):
    if not path.exists():
        raise Unavailable(f"{path}: was not among what was fetched; {TABLE.name} may name the file of another system")
    found = sha256(path)
    if found != source.digest:
        raise Mismatch(f"{path}: SHA-256 is {found}, expected {source.digest}; delete the file and try again; if it "
                          f"was changed where it is published, pin anew with --pin and expect another table")


# Pinning.

def short_licence(text):
    """Of a Debian copyright file, by its own words or by the common licences that it points at."""
    found = re.search(r"^Files:\s*\*.*?^License:\s*(\S[^\n]*)", text, re.M | re.S)
    if found and len(found[1]) <= 40: return found[1].strip()
    named = sorted(set(re.findall(r"common-licenses/([A-Za-z]+-[\d.]*\d)", text)))
    if not named: named = sorted(set(re.findall(r"\b(?:MPL|GPL|LGPL|GFDL|CC-BY(?:-SA)?)-\d[\d.]*\d?\+?", text)))
    return " | ".join(named) if 0 < len(named) <= 2 else "various"


def licence_of(source, path):
    if source.name in LICENCES: return LICENCES[source.name]
    if source.kind != "deb": return "various"
    for name, data in packages.members(path):
        if re.search(r"/doc/[^/]+/copyright$", name): return short_licence(data.decode("utf-8", "replace"))
    return "various"


def described(path, release):
    """The source that a file is, without checksum and licence; None for what is none of ours."""
    name = path.name
    if name.endswith(".deb"):
        package, version, _ = name[:-len(".deb")].split("_")
        return None if NEVER.match(package) else Source("deb", package, version.replace("%3a", ":"), name, "", "", "")
    if "_main_i18n_Translation-" in name:
        return Source("translations", name.split("_i18n_")[1].replace("%5f", "_"), release, name, "", "", "")
    found = re.match(r"(.+?)-(\d[^-]*?)(?:-[^/]*\.whl|\.tar\.gz)$", name)
    known = found and (found[1] in wordlists.READERS or found[1] in CONVERTERS)
    return Source("pypi", found[1], found[2], name, "", "", "") if known else None


def pin(folder, release, say):
    """Writes sources.tsv anew for the files in a folder, leaving out those that have nothing to say."""
    rows = []
    for path in sorted(folder.iterdir()):
        source = described(path, release) if path.is_file() else None
        if source is None:
            say(f"not a source: {path.name}")
            continue
        use = "convert" if source.name in CONVERTERS else "held-back" if HELD_BACK.match(source.name) else "train"
        if use != "convert" and next(iter(lines_of(source, path)), None) is None:
            say(f"says nothing: {path.name}")
            continue
        rows.append(dataclasses.replace(source, digest=sha256(path), licence=licence_of(source, path), use=use))
    rows.sort(key=lambda each: (each.kind, each.name))
    TABLE.write_text(HEAD + "".join("\t".join(dataclasses.astuple(each)) + "\n" for each in rows), encoding="utf-8")
    return rows
