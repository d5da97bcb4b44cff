"""Reads the training text of the language model out of Debian packages and indices: (language, kind, line).

Kinds: "prose" (sentences, paragraphs), "short" (messages, titles), "word" (dictionary entries with a weight).
Nothing is judged here; cleaning is cleaning.py's.
"""
import bz2
import gettext
import gzip
import html
import io
import lzma
import re
import struct
import subprocess
import tarfile
import zipfile

TAG = re.compile(r"<[^>]*>")
BLOCK = re.compile(r"</?(?:p|div|h\d|li|ul|ol|td|tr|th|table|br|dt|dd|dl|pre|title|note|item|section|info|page|steps|media)\b[^>]*>",
                   re.I)
UNSEEN = re.compile(r"<(script|style|head|code|cmd|screen)\b.*?</\1>", re.I | re.S)


def tag(name):
    """A language tag of a path as ours: the language, for Chinese with its script, for Latin Serbian with it."""
    name = name.replace("_", "-").lower()
    if name.startswith("zh"):
        return "zh-TW" if any(each in name for each in ("tw", "hk", "hant", "mo")) else "zh-CN"
    latin = name.endswith(("@latin", "-latn"))
    name = re.split(r"[-@.]", name)[0]
    # "C" is what programs speak by themselves.
    name = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "jp": "ja", "c": "en"}.get(name, name)
    return name + "-latin" if latin else name


def of_mo(data, language):
    try:
        catalogue = gettext.GNUTranslations(io.BytesIO(data))._catalog
    except (OSError, ValueError, KeyError, IndexError, AssertionError):  # a catalogue that gettext cannot read
        return
    for key, text in catalogue.items():
        source = key[0] if isinstance(key, tuple) else key
        if not isinstance(text, str) or not source or text == source: continue
        # A letter behind one of these marks is a menu's shortcut.
        text = re.sub(r"[_~&](?=\w)", "", TAG.sub(" ", text))
        for line in text.split("\n"): yield language, "prose" if len(line) > 60 else "short", html.unescape(line)


def of_html(text, language):
    text = BLOCK.sub("\n\n", UNSEEN.sub("\n\n", text))
    for paragraph in re.split(r"\n\s*\n", TAG.sub("", text)):
        yield language, "prose", html.unescape(paragraph)


ROFF_TEXT = re.compile(r"^\.(?:SH|SS|B|I|BR|IR|BI|RB|RI|IB|Sh|Ss|Nm|Nd)\s+(.*)")
ROFF_ESCAPES = [(re.compile(pattern), with_) for pattern, with_ in (
    (r"\\f(?:\[[^]]*\]|\(..|.)", ""), (r"\\\*?\[[^]]*\]", ""), (r"\\\(aq", "'"), (r"\\\(..", ""), (r"\\-", "-"), (r"\\[&|^:/,%]", ""),
    (r"\\s[-+]?\d", ""), (r"\\[ ~]", " "), (r"\\\*\(..", ""), (r"\\e", "\\\\"))]


def of_roff(text, language):
    lines, paragraph = [], []
    for line in text.split("\n"):
        found = ROFF_TEXT.match(line)
        if line.startswith((".", "'")) and not found:
            lines.append(" ".join(paragraph))
            paragraph = []
            continue
        line = found[1].replace('"', "") if found else line
        for pattern, with_ in ROFF_ESCAPES: line = pattern.sub(with_, line)
        paragraph.append(line)
    lines.append(" ".join(paragraph))
    for line in lines: yield language, "prose", line


def of_translations(text, language):
    """Debian's package descriptions: a title, then paragraphs of lines that begin with a blank."""
    for block in text.split("\n\n"):
        paragraph = []
        for line in block.split("\n"):
            if line.startswith("Description-") and not line.startswith("Description-md5"):
                yield language, "short", line.split(": ", 1)[-1]
            elif line == " ." or line.startswith(("  ", " *", " -")):
                yield language, "prose", " ".join(paragraph)
                paragraph = [line] if line != " ." else []
            elif line.startswith(" "):
                paragraph.append(line.strip())
        yield language, "prose", " ".join(paragraph)


def of_messages(text, language):
    """Mozilla's .ftl, .properties and .dtd files."""
    for line in text.split("\n"):
        found = re.match(r'\s*(?:<!ENTITY\s+\S+\s+"([^"]*)">|[\w.-]+\s*=\s*(.*)|\s{2,}(\w.*))', line)
        if not found: continue
        value = next((each for each in found.groups() if each), "")
        value = re.sub(r"\\u([0-9a-fA-F]{4})", lambda each: chr(int(each[1], 16)), value)
        yield language, "short", html.unescape(re.sub(r"\{[^}]*\}|%\d?\$?[A-Za-z]", "", TAG.sub(" ", value)))


def of_xpi(data, path):
    language = tag(re.search(r"langpack-([\w-]+)@", path)[1])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith((".ftl", ".properties", ".dtd")): continue
            yield from of_messages(archive.read(name).decode("utf-8", "replace"), language)


PATHS = [re.compile(each) for each in (
    r"/LC_MESSAGES/(?P<domain>)", r"/locale/(?P<lang>[^/]+)/LC_MESSAGES/", r"/languages/(?:[a-z-]+-)?(?P<lang>[a-z]{2,3}(?:_[A-Z]{2})?)\.mo",
    r"/man/(?P<lang>[^/.]+)/man\d", r"/help/(?P<lang>[^/]+)/", r"[./_-](?P<lang>[a-z]{2}(?:[-_][a-zA-Z]{2})?)\.html?",
    r"/html/(?P<lang>[^/]+)/", r"/(?P<lang>[a-z]{2}(?:[-_][A-Za-z]{2})?)/[^/]*\.html?", r"/resource/(?P<lang>[^/]+)/LC_MESSAGES/")]


def language_of(path):
    for pattern in reversed(PATHS):
        found = pattern.search(path)
        if found and found.groupdict().get("lang"): return tag(found["lang"])
    return "en"


def of_file(path, data):
    """Lines of one file of a Debian package; its kind shows in its path."""
    language = language_of(path)
    text = lambda: data.decode("utf-8", "replace")
    if path.endswith(".mo"): return of_mo(data, language)
    if path.endswith(".xpi"): return of_xpi(data, path)
    if path.endswith((".html", ".htm", ".page", ".xhtml")): return of_html(text(), language)
    if re.search(r"/man/.*\.gz$", path):
        data = gzip.decompress(data)
        return of_roff(text(), language)
    if "/games/fortunes/" in path and not path.endswith((".dat", ".u8")):
        found = re.search(r"/fortunes/(?:off/)?([a-z]{2})(?:/|$)", path)
        return ((tag(found[1]) if found else "en", "prose", line) for line in re.split(r"\n%\n|\n\n|\n", text()))
    return ()


def members(path):
    """The files of a Debian package: (name, bytes), by name."""
    listing = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(listing)) as archive:
        for member in sorted((each for each in archive if each.isfile()), key=lambda each: each.name):
            yield member.name, archive.extractfile(member).read()


def of_deb(path):
    for name, data in members(path):
        if not re.search(r"/doc/[^/]*/(copyright|changelog|NEWS)|/man/man\d", name): yield from of_file(name, data)


def of_index(path):
    """One of Debian's Translation-XX indices, in whichever compression apt keeps it."""
    language = tag(re.search(r"Translation-([\w%]+)", str(path))[1].replace("%5f", "_"))
    opener = {".bz2": bz2.open, ".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rb") as source: yield from of_translations(source.read().decode("utf-8", "replace"), language)
