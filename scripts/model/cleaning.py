"""Judges the lines of training text: what is damaged, foreign, not text or already there is not to be learnt."""
import hashlib
import re
import unicodedata

LEAST, MOST = 4, 2000  # characters of a line
ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\ufff0-\uffff\U000e0000-\U0010ffff]")
FORMAT = re.compile(r"%[-+#0]*\d*\$?[-.\d]*[a-zA-Z]{1,2}|\$\{[^}]*\}|\{\w*\}|\$\([^)]*\)|\\[nrt\"']")
SPACE = re.compile(r"[ \t\r\n\u2028\u2029]+")

# What UTF-8 that was read as a single-byte encoding looks like: each run of characters above ASCII is tried.
WRONGLY_READ_AS = ("cp1252", "latin-1", "cp1251", "cp1250", "koi8-r", "cp866", "cp437")
NOT_ASCII = re.compile("[^\x00-\x7f]{2,}")


def mojibake(line):
    """Whether some run of the line, written in a single-byte encoding, is UTF-8."""
    for run in NOT_ASCII.findall(line):
        if ord(max(run)) > 0x2FFF: continue
        for encoding in WRONGLY_READ_AS:
            try:
                text = run.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            if any(ord(each) > 0x7F for each in text): return True
    return False


SCRIPTS = {
    "CYRILLIC": "ru uk bg sr mk be kk tg mn ky tt", "GREEK": "el", "HEBREW": "he yi", "ARABIC": "ar fa ur ug ckb ps sd",
    "THAI": "th", "DEVANAGARI": "hi mr ne sa mai bho kok", "BENGALI": "bn as", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn",
    "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "ORIYA": "or", "SINHALA": "si", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "KHMER": "km", "LAO": "lo", "MYANMAR": "my", "ETHIOPIC": "am ti", "TIBETAN": "dz bo", "HANGUL": "ko", "CJK": "zh-CN zh-TW ja"}
SCRIPT_OF = {language: script for script, languages in SCRIPTS.items() for language in languages.split()}
# Written in ASCII alone, or nearly: a line without other letters may be theirs.
MOSTLY_ASCII = {"en", "id", "ms", "nl", "sw", "so", "xh", "zu", "tl", "code", "la", "af", "st", "tn", "ts", "ve", "nr", "ss", "rw", "jv"}


def belongs(line, language):
    """Whether a line is in the script of its language: catalogues hold lines that nobody translated."""
    letters = [each for each in line if each.isalpha()]
    if language in MOSTLY_ASCII: return True
    script = SCRIPT_OF.get(language)
    if script is None: return not line.isascii()
    foreign = sum(each < "\x80" for each in letters)
    return len(letters) > foreign and 2 * foreign <= len(letters) + 8


def tidy(line):
    return SPACE.sub(" ", FORMAT.sub("", unicodedata.normalize("NFC", line))).strip(" \ufeff")


def clean(line, language):
    """The line as it is to count, or None."""
    line = tidy(line)
    if not LEAST <= len(line) <= MOST or ODD.search(line) or not belongs(line, language) or mojibake(line): return None
    return line


def clean_word(word):
    word = tidy(word)
    return word if word and not ODD.search(word) and not mojibake(word) else None


class Seen:
    """Remembers lines, of whatever language: what is not translated counts once. Other digits make no other line."""

    def __init__(self):
        self.digests = set()

    def first(self, line):
        digest = hashlib.blake2b(re.sub(r"\d+", "0", line).encode(), digest_size=8).digest()
        if digest in self.digests: return False
        self.digests.add(digest)
        return True
