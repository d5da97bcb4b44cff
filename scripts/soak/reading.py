"""Reads the lines of text out of Debian packages: files, archives in archives, message catalogues.

Only valid UTF-8 counts, and only files that hold more than ASCII; see lines_of().
"""
import bz2
import gettext
import gzip
import io
import lzma
import re
import struct
import subprocess
import tarfile
import zipfile
import zlib

MOST_BYTES = 24 << 20      # of a file; larger ones are no text to read
LONGEST_LINE = 2000        # characters; longer ones are data
DEEPEST = 3                # archives in archives
UNPACKERS = ((".gz", gzip), (".dz", gzip), (".bz2", bz2), (".xz", lzma))
ZIPPED = (".zip", ".jar", ".xpi", ".oxt", ".odt", ".epub", ".whl")
NO_TEXT = re.compile(r"\.(png|jpe?g|gif|svgz|ico|xcf|ttf|otf|pf[abmg]|tfm|vf|woff2?|ogg|mp3|wav|flac|webp|pdf|ps|eps|so|a|o"
                     r"|pyc|class|mid|tiff?|bmp|icns|dvi|rcc)(\.\d+)*$", re.I)
CONTROL = re.compile("[\0-\b\v\f\x0e-\x1f\x7f]")


def unpacked(name, data):
    """A file without its compression: (name, bytes)."""
    for ending, module in UNPACKERS:
        if name.endswith(ending): return name[:-len(ending)], module.decompress(data)
    return name, data


def of_mo(data):
    """The translations of a compiled gettext catalogue."""
    catalogue = gettext.GNUTranslations(io.BytesIO(data))._catalog
    return "\n".join(text for text in catalogue.values() if isinstance(text, str))


def of_qm(data):
    """The translations of a compiled Qt catalogue: sections, of which 0x69 holds messages of tagged fields."""
    texts, place = [], 16
    while place + 5 <= len(data):
        section, size = struct.unpack_from(">BI", data, place)
        place += 5
        if section == 0x69: texts += qm_messages(data[place:place + size])
        place += size
    return "\n".join(texts)


def qm_messages(data):
    texts, place = [], 0
    while place < len(data):
        field = data[place]
        place += 1
        if field in (3, 6, 7, 8):  # translation, source, context, comment
            size, = struct.unpack_from(">I", data, place)
            if field == 3 and size != 0xFFFFFFFF: texts.append(data[place + 4:place + 4 + size].decode("utf-16-be"))
            place += 4 + (0 if size == 0xFFFFFFFF else size)
        else:
            place += 4 if field == 5 else 0
    return texts


def texts_of(name, data, depth=0):
    """What a file holds as text: (name, text), several for an archive."""
    if len(data) > MOST_BYTES or NO_TEXT.search(name): return
    try:
        name, data = unpacked(name, data)
        if name.endswith(ZIPPED) and depth < DEEPEST:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for each in sorted(archive.namelist()): yield from texts_of(f"{name}/{each}", archive.read(each), depth + 1)
        elif name.endswith(".mo"): yield name, of_mo(data)
        elif name.endswith(".qm"): yield name, of_qm(data)
        elif len(data) <= MOST_BYTES and b"\0" not in data and not data.isascii(): yield name, data.decode("utf-8")
    except (UnicodeDecodeError, OSError, EOFError, ValueError, KeyError, IndexError, AssertionError, RuntimeError,
            NotImplementedError, struct.error, zipfile.BadZipFile, zlib.error, lzma.LZMAError):
        return  # not UTF-8, or not what its name says


def members(path):
    """The files of a Debian package: (name, bytes), by name."""
    listing = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(listing)) as archive:
        for member in sorted((each for each in archive if each.isfile()), key=lambda each: each.name):
            if member.size <= MOST_BYTES and not NO_TEXT.search(member.name):
                yield member.name, archive.extractfile(member).read()


def lines_of(path):
    """The lines of a package in their order: (name of the file, line). Of ASCII lines at most as many as of others."""
    for name, data in members(path):
        for inner, text in texts_of(name, data):
            others = plain = 0
            for line in text.lstrip("\ufeff").split("\n"):
                line = line.rstrip("\r")
                if not line or len(line) > LONGEST_LINE or "\ufffd" in line or CONTROL.search(line): continue
                if not line.isascii(): others += 1
                elif plain < others: plain += 1
                else: continue
                yield inner, line
