"""Chooses so much of each language and puts it into the forms in which text is met in files.

What tools/train_model reads: lines of weight, flag and text, and the folds that make one letter of several.
"""
import collections
import hashlib
import re
import unicodedata

# Characters of a language at most. Text in a legacy encoding is most likely in one of LEGACY; what has none is learnt so
# that it is not taken for something else.
CAPS = {"zh-CN": 9_000_000, "zh-TW": 5_000_000, "ja": 8_000_000, "ko": 5_000_000, "en": 2_500_000, "code": 1_500_000}
LEGACY = set("""de fr es pt it sv da fi nl is ca no gl ga pl cs hu sk sl hr ro ru uk bg sr el tr he ar fa lt lv et vi th sq bs
                sr-latin mk be eo cy mt eu af gd br oc ast id ms fo kk hsb dsb eu la lb""".split())
LEGACY_CAP, OTHER_CAP = 1_600_000, 200_000
AT_A_TIME = 20  # lines of one source before the turn of another

# How often a form is written: one in so many lines.
PLAIN_MARKS, HALF_WIDTH_MARKS, WRAPPED, INDENTED, HALF_KANA, HALF_KANA_WORDS, GLOSSED, THAI_WORDS = 3, 5, 6, 12, 40, 10, 160, 6

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "«": '"', "»": '"', "\u00a0": " ",
                       "…": "..."})
HALF_WIDTH = str.maketrans({"，": ",", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")", "\u3000": " "})
CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")  # of Romanian before 2000
WIDE = ("zh-CN", "zh-TW", "ja")
# Short lines as they stand in code, tables and lists, and beside the signs that legacy encodings were chosen for.
WRAPS = [
    '"%s";', "'%s',", '%s;', ';%s;', ',%s,', '"%s","', '<td>%s</td>', '<p>%s</p>', '// %s', '# %s', '=%s', '(%s)',
    '[%s]', '\t%s\t', '1. %s', '%s: 12', '"%s":', '/* %s */', '- %s', '<li>%s', '|%s|', '>%s<', '="%s"', '· %s',
    '• %s', '– %s', '— %s', '© 2004 %s', '§ 3 %s', '%s™', '%s®', '“%s”', '„%s“', '«%s»', '« %s »', '»%s«', '‘%s’',
    '%s…', '%s: 20 °C', '%s: 5 €', '%s 12,50 €', '%s €3.99', '€ 100 %s', '%s, 20€', '£5 %s', '%s £2.50',
    '%s: £1,200.', '£ 30 – %s', '¥100 %s', '%s (¥3,000)', '5° %s', '%s 37,5°', '%s 12°C', '№ 5 %s', '%s ± 2',
    '±0,5 %s', '½ %s', '1½ %s', '2½. %s', '2×3 %s', '%s 640 × 480', '§§ 3, 4 %s', '%s §12.', '(%s)', '%s²', '… %s',
    '%s – 5', '¶ %s', '%s ¢', '¡%s!', '¿%s?', '%s ¹', '´%s´', '`%s´', '‹%s›', '† %s', '%s‰', '¬ %s', '¤ %s', '¦ %s',
    '%s µm', '¼ %s', '%sª', '%sº', '¨%s']


def number_of(text):
    """A number that is the text's own on every machine: what chance would choose."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_vietnamese(text):
    """Tones as marks of their own where windows-1258 has no letter with them."""
    out = []
    for each in text:
        try:
            each.encode("cp1258")
            out.append(each)
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", each)
            letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            out.append(letter + "".join(part for part in parts if part in TONES))
    return "".join(out)


HALF = {}
for _each in range(0xFF61, 0xFFA0): HALF.setdefault(unicodedata.normalize("NFKC", chr(_each)), chr(_each))
HALF |= {"\u3099": "\uff9e", "\u309a": "\uff9f"}


def half_kana(text):
    out = []
    for each in text:
        if "ァ" <= each <= "ー": out += (HALF.get(part, part) for part in unicodedata.normalize("NFD", each))
        else: out.append(HALF[each] if each in "。、「」・" else each)
    return "".join(out)


def choose(by_source, cap):
    """Lines in turn from the source of which the least was taken, so that none drowns the others."""
    queues = {name: sorted(lines, key=lambda each: (number_of(each[1]), each)) for name, lines in by_source.items()}
    taken, at = collections.Counter(), collections.Counter()
    live, picked = sorted(queues), []
    while live and sum(taken.values()) < cap:
        name = min(live, key=lambda each: (taken[each], each))
        some = queues[name][at[name]:at[name] + AT_A_TIME]
        if not some: live.remove(name)
        picked += some
        at[name] += AT_A_TIME
        taken[name] += sum(len(line) for _, line in some)
    return picked


def forms_of(line, kind, language):
    """The forms in which one line is learnt."""
    chance = number_of(line)
    if chance % PLAIN_MARKS == 0: line = line.translate(PLAIN)
    if language in WIDE and chance // 3 % HALF_WIDTH_MARKS == 0: line = line.translate(HALF_WIDTH)
    if kind == "short" and chance // 16 % WRAPPED == 0: line = WRAPS[chance // 128 % len(WRAPS)] % line
    yield line
    if language == "vi": yield windows_vietnamese(line)
    if language == "ro": yield line.translate(CEDILLAS)
    if language in WIDE and chance // 11 % INDENTED == 0: yield "\u3000" + line.replace(" ", "\u3000")
    if language == "ja" and chance // 7 % HALF_KANA == 0: yield half_kana(line)


def glossed(lines, converter):
    """Lines with readings behind each character, and the readings alone."""
    for number, pairs in enumerate(converter.readings(lines)):
        if not pairs: continue
        gloss = "%s(%s)" if number % 2 else "%s（%s）"
        yield "".join(c if c == reading else gloss % (c, reading) for c, reading in pairs)
        yield " ".join(reading for _, reading in pairs)


class CorpusFile:
    """Writes lines and counts their characters by language."""

    def __init__(self, path):
        self.out = open(path, "w", encoding="utf-8", newline="\n")
        self.characters = collections.Counter()

    def put(self, language, text, weight=1, word=False):
        self.out.write(f"{weight}\t{'w' if word else '-'}\t{text}\n")
        self.characters[language] += len(text) * weight


def write_corpus(gathered, converter, path):
    """Returns characters by language."""
    corpus = CorpusFile(path)
    simplified = []  # (text, weight, word)
    for language in sorted(set(gathered.lines) | set(gathered.words)):
        cap = CAPS.get(language, LEGACY_CAP if language in LEGACY else OTHER_CAP)
        picked = choose(gathered.lines.get(language, {}), cap)
        for kind, line in picked:
            for form in forms_of(line, kind, language): corpus.put(language, form)
        if language in ("zh-CN", "zh-TW"):
            for line in glossed([line for _, line in picked if number_of(line) % GLOSSED == 0], converter):
                corpus.put(language, line)
        if language == "zh-CN": simplified += ((line, 1, False) for _, line in picked)
        # Words of these stand between letters, not between spaces.
        between = language in ("zh-CN", "ja", "th", "ko")
        for word, times in gathered.words.get(language, ()):
            if language == "th" and number_of(word) % THAI_WORDS: continue
            corpus.put(language, word, times, between)
            if language == "zh-CN": simplified.append((word, times, True))
            if language == "ja" and number_of(word) % HALF_KANA_WORDS == 0 and re.search("[ァ-ヶ]", word):
                corpus.put(language, half_kana(word), times, between)
    # There is little Traditional text, and most of it is a program's messages.
    converted = converter.traditional_by_phrases([text for text, _, _ in simplified])
    for (_, weight, word), text in zip(simplified, converted): corpus.put("zh-TW", text, weight, word)
    corpus.out.close()
    return corpus.characters


# The letters of Persian and of new Romanian that old encodings did not have are those that stood for them.
ALIKE = {"\u06cc": "\u064a", "\u06a9": "\u0643", "\u0219": "\u015f", "\u021b": "\u0163"}
NONE, SMALL, CAPITAL, DIGIT = range(4)


def is_form(code_point):
    """Whether it is a presentation form of an Arabic letter or a compatibility ideograph."""
    return 0xFB50 <= code_point <= 0xFDFF or 0xFE70 <= code_point <= 0xFEFC or 0xF900 <= code_point <= 0xFAFF


def fold(each):
    """What a character counts as, and its case; a line end is a space that has the case of a digit."""
    category = unicodedata.category(each)
    if each in "\n\r": return " ", DIGIT
    if each == "\t": return " ", NONE
    if category == "Nd": return chr(ord(each) - unicodedata.decimal(each)), DIGIT
    if is_form(ord(each)):
        plain = unicodedata.normalize("NFKC", each)
        return ALIKE.get(plain, plain) if len(plain) == 1 else each, NONE
    small = each.lower()
    if category == "Lu" and len(small) == 1 and small != each: return ALIKE.get(small, small), CAPITAL
    return ALIKE.get(each, each), SMALL if category == "Ll" and each.upper() != each else NONE


def write_folds(path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for code_point in range(0x11000):
            if 0xD800 <= code_point < 0xE000: continue
            to, case = fold(chr(code_point))
            if to != chr(code_point) or case != NONE: out.write(f"{code_point}\t{ord(to)}\t{case}\n")
