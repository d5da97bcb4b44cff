"""Writes and reads bytes as programs in the wild do, with Python's own codecs, for the encodings that mojimend names.

Where Python differs from the WHATWG Encoding Standard, whose names these are, the standard's characters stand here by
hand. What Python does not know at all is refused: viscii, tcvn, euc-tw, iso-2022-cn, some of Hong Kong's pairs of big5,
half-width katakana and NEC's rows of iso-2022-jp, what GBK added to the rows of hz-gb-2312.
"""
import codecs
import re
from functools import cache

NAMES = {"windows-874": "cp874", "ibm866": "cp866", "macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic",
         "iso-8859-8-i": "iso8859-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32le": "utf-32-le",
         "utf-32be": "utf-32-be", "hz-gb-2312": "hz", "iso-2022-kr": "iso2022_kr", "iso-2022-jp": "iso2022_jp"}
NAMES |= {name: name for name in (
    "utf-8 utf-7 koi8-r koi8-u cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 "
    "cp869 cp037 cp500 mac-latin2 mac-greek mac-turkish").split()}
NAMES |= {f"iso-8859-{part}": f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
NAMES["koi8-u-rfc2319"] = "koi8-u"
NAMES |= {f"windows-{page}": f"cp{page}" for page in range(1250, 1259)}
DOUBLE_BYTE = {"gbk": ("gbk", "gb18030"), "gb18030": ("gb18030",), "big5": ("big5hkscs", "cp950"), "big5-unicode": ("big5hkscs", "cp950"),
               "shift_jis": ("cp932",), "windows-932": ("cp932",), "euc-jp": ("euc_jp",), "euc-kr": ("cp949",), "johab": ("johab",)}
WHOLE = {"cesu-8", "utf-7", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "hz-gb-2312", "iso-2022-kr", "iso-2022-jp"}

MOVED_BY_GB18030_2022 = {
    0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15, 0xA6DF: 0xFE16,
    0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7,
    0xFE6D: 0x9FB8, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFEA0: 0x9FBB}
GB = MOVED_BY_GB18030_2022 | {0x80: 0x20AC, 0xA3A0: 0x3000, 0xA8BC: 0x1E3F, 0x8135F437: 0xE7C7}
JIS = {0xA1C1: 0xFF5E, 0xA1C2: 0x2225, 0xA1DD: 0xFF0D, 0xA1F1: 0xFFE0, 0xA1F2: 0xFFE1, 0xA2CC: 0xFFE2}
UNLIKE_PYTHON = {"gbk": GB, "gb18030": GB, "euc-jp": JIS, "koi8-u": {0xAE: 0x45E, 0xBE: 0x40E},
                 "windows-1255": {0xCA: 0x5BA}}


class CodecError(Exception):
    """Text that cannot be written, bytes that cannot be read, or an encoding that is not known here."""


def number(data):
    return int.from_bytes(data, "big")


def cesu8(text):
    units = text.encode("utf-16-be")
    return "".join(chr(number(units[at:at + 2])) for at in range(0, len(units), 2)).encode("utf-8", "surrogatepass")


def from_cesu8(data):
    units = data.decode("utf-8", "surrogatepass")
    if any(ord(each) > 0xFFFF for each in units):
        raise CodecError("CESU-8 has no sequences of four bytes")
    return units.encode("utf-16-be", "surrogatepass").decode("utf-16-be")


# Python reads ～ and its kin of JIS X 0208 as other characters than the web does.
def jis_from_web(text):
    python = {chr(web): python_jis(pair) for pair, web in JIS.items()}
    if set(text) & set(python.values()):
        raise CodecError("a character that the web's JIS X 0208 lacks")
    return text.translate(str.maketrans(python))


def jis_to_web(text):
    return text.translate(str.maketrans({python_jis(pair): chr(web) for pair, web in JIS.items()}))


def python_jis(pair):
    return pair.to_bytes(2, "big").decode("euc_jp")


def encode_whole(text, name):
    if name == "cesu-8":
        return cesu8(text)
    if name == "iso-2022-jp":
        text = jis_from_web(text)
    data = text.encode(NAMES[name])
    if name == "iso-2022-kr":  # RFC 1557 wants the header at the start of a line
        header = b"\x1b$)C"
        return (header if header in data else b"") + data.replace(header, b"")
    return data


def decode_whole(data, name):
    if name == "cesu-8":
        return from_cesu8(data)
    text = data.decode(NAMES[name])
    return jis_to_web(text) if name == "iso-2022-jp" else text


@cache
def pairs_by_character(name):
    """What writers write of several pairs for one character: the lowest, but not NEC's selection of IBM's kanji."""
    pairs = {}
    for lead in (*range(0x81, 0xED), *range(0xEF, 0xFF), 0xED, 0xEE) if name == "shift_jis" else range(0xA1, 0xFF):
        for trail in range(0x40, 0x100):
            character = decode_pair(bytes([lead, trail]), name)
            if character:
                pairs.setdefault(character, bytes([lead, trail]))
    return pairs


@cache
def encode_character(character, name):
    """The bytes of one character in an encoding without states."""
    if name in ("shift_jis", "euc-jp") and character in pairs_by_character(name):
        return pairs_by_character(name)[character]
    for bytes_number, web in UNLIKE_PYTHON.get(name, {}).items():
        data = bytes_number.to_bytes((bytes_number.bit_length() + 7) // 8, "big")
        if ord(character) == web and bytes_number not in (0x80, 0xA3A0) and not (name == "gbk" and len(data) > 2):
            return data
    for codec in codecs_of(name, b""):
        try:
            data = character.encode(codec)
        except UnicodeEncodeError:
            continue
        if name == "gbk" and (len(data) > 2 or is_empty_cell(character, data)):
            continue
        if (decode_pair if name in DOUBLE_BYTE else decode_bytes)(data, name) == character:
            return data
    raise CodecError(f"{name} lacks {character!r}")


def encode(text, name, unreadable):
    """The bytes of the text. With `unreadable` "c1", single-byte writers keep the C1 controls of undefined bytes."""
    if name not in NAMES and name not in DOUBLE_BYTE and name not in WHOLE:
        raise CodecError(f"no codec is known here for {name!r}")
    try:
        if name in WHOLE:
            return encode_whole(text, name)
        if name == "utf-8":
            return text.encode()
        out = bytearray()
        for character in text:
            sloppy = unreadable == "c1" and name not in DOUBLE_BYTE and "\x80" <= character <= "\x9f"
            if sloppy and decode_single(ord(character), name) is None:
                out.append(ord(character))
            else:
                out += encode_character(character, name)
        return bytes(out)
    except UnicodeError as error:
        raise CodecError(str(error)) from error


def decode_bytes(data, name):
    return decode_single(data[0], name)


@cache
def decode_single(byte, name):
    if byte in UNLIKE_PYTHON.get(name, {}):
        return chr(UNLIKE_PYTHON[name][byte])
    try:
        return bytes([byte]).decode(NAMES[name])
    except UnicodeDecodeError:
        return None


def is_in_big5(data):
    """Whether Unicode's BIG5.TXT has the pair, as Python knows it."""
    try:
        return len(data.decode("big5")) == 1
    except UnicodeDecodeError:
        return False


def codecs_of(name, data):
    if name == "big5-unicode" and len(data) == 2 and b"\xc6\xa1" <= data <= b"\xc7\xfc":
        return ("big5",)
    if name in ("big5", "big5-unicode") and data[:1] in (b"\xa1", b"\xa2", b"\xa3"):
        return reversed(DOUBLE_BYTE[name])  # the marks, of which the web follows Microsoft
    return DOUBLE_BYTE.get(name) or (NAMES[name],)


def shifted_from_euc(data):
    """The same row and cell in Shift_JIS, whose codec knows the rows of NEC's that Python's EUC-JP lacks."""
    row, cell = data[0] - 0xA1, data[1] - 0xA1
    lead, trail = row // 2, cell + 94 * (row % 2)
    return bytes([lead + (0x81 if lead < 0x1F else 0xC1), trail + (0x40 if trail < 0x3F else 0x41)])


@cache
def decode_pair(data, name):
    """The character that these bytes are together in a double-byte encoding, or None."""
    if number(data) in UNLIKE_PYTHON.get(name, {}):
        return chr(UNLIKE_PYTHON[name][number(data)])
    if name == "shift_jis" and data in (b"\xa0", b"\xfd", b"\xfe", b"\xff"):
        return None  # Microsoft's private use
    if name == "big5-unicode" and len(data) == 2 and not is_in_big5(data):
        return None
    if name in ("big5", "big5-unicode") and (b"\x87\x7a" <= data <= b"\x87\xdf" or data in TWO_CODE_POINTS):
        raise CodecError(f"{data.hex()} is known here only in part")
    for codec in codecs_of(name, data):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            return text
    if name == "euc-jp" and len(data) == 2 and data[0] in (0xAD, *range(0xF9, 0xFD)) and 0xA1 <= data[1] <= 0xFE:
        return decode_pair(shifted_from_euc(data), "shift_jis")
    return None


def is_user_defined(data):
    """GBK's three user-defined areas: AAA1–AFFE, F8A1–FEFE and A140–A7A0."""
    if len(data) != 2 or data[1] in (0x7F, 0xFF):
        return False
    lead, trail = data
    return (0xAA <= lead <= 0xAF or 0xF8 <= lead <= 0xFE) and trail >= 0xA1 or (
        0xA1 <= lead <= 0xA7 and 0x40 <= trail <= 0xA0)


@cache
def is_private_in_936(pair):
    """Code page 936 has private use in every pair that is no character of it."""
    if len(pair) != 2 or not 0x81 <= pair[0] <= 0xFE or not 0x40 <= pair[1] <= 0xFE or pair[1] == 0x7F:
        return False
    try:
        pair.decode("cp936")
    except UnicodeDecodeError:
        return True
    return False


def is_dropped(pair, user_defined):
    return (user_defined == "dropped" and is_user_defined(pair)
            or user_defined == "code-page-936" and is_private_in_936(pair))


def is_empty_cell(character, pair):
    """GBK has nothing there, whatever GB 18030 makes of it."""
    return "\ue000" <= character <= "\uf8ff" and not is_user_defined(pair)


def character_at(data, at, name, unreadable, user_defined):
    """The character that begins here and how many bytes it has, or None and 0."""
    as_gbk = name == "gbk" and unreadable != "replacement"
    longest = 4 if name in ("gbk", "gb18030") and not as_gbk else 3 if name == "euc-jp" else 2
    of_936 = user_defined == "code-page-936"
    pairs_alone = not of_936 and (unreadable == "question-pair" or user_defined == "unreadable")
    shortest = 2 if as_gbk and pairs_alone else 1
    for size in range(shortest, longest + 1):
        piece = data[at:at + size]
        if len(piece) < size:
            break
        character = decode_pair(piece, name)
        if character is None:
            continue
        if as_gbk and is_empty_cell(character, piece) and not of_936:
            continue
        return character, size
    return None, 0


TWO_CODE_POINTS = {b"\x88\x62", b"\x88\x64", b"\x88\xa3", b"\x88\xa5"}  # big5's Ê̄ and its kin
SHIFT_JIS = [(0x81, 0x9F), (0xE0, 0xFC)]
LEADS = {"shift_jis": SHIFT_JIS, "windows-932": SHIFT_JIS, "euc-jp": [(0x8E, 0x8F), (0xA1, 0xFE)],
         "johab": [(0x84, 0xD3), (0xD8, 0xDE), (0xE0, 0xF9)]}


def bad_sequence(data, at, name):
    """How many bytes from here, which begin no character, the standard's decoders take for one U+FFFD."""
    rest = data[at:]
    if len(rest) == 1 or not any(low <= rest[0] <= high for low, high in LEADS.get(name, [(0x81, 0xFE)])):
        return 1
    if name in ("gbk", "gb18030") and 0x30 <= rest[1] <= 0x39:
        shape = re.match(rb"[\x81-\xfe][0-9](?:[\x81-\xfe](?:[0-9]|\Z)|\Z)", rest)
        return len(shape[0]) if shape else 1
    if name == "euc-jp" and rest[0] == 0x8F and 0xA1 <= rest[1] <= 0xFE:
        return 2 if len(rest) == 2 or rest[2] < 0x80 else 3
    return 1 if rest[1] < 0x80 else 2


def decode_double(data, name, unreadable, user_defined):
    out, at = [], 0
    while at < len(data):
        if data[at] < 0x80:
            out.append(chr(data[at]))
            at += 1
            continue
        character, size = character_at(data, at, name, unreadable, user_defined)
        if user_defined == "unreadable" and character and is_user_defined(data[at:at + size]):
            character = None
        if character is None:
            out.append(stand_in(unreadable, data[at]))
            size = 2 if unreadable in ("question-pair", "katakana-dot") else 1
            if unreadable == "replacement":
                size = bad_sequence(data, at, name)
        elif not is_dropped(data[at:at + size], user_defined):
            out.append(character)
        at += size
    return "".join(out)


def stand_in(unreadable, byte):
    """What a reader shows for bytes that are no character, of which the first is `byte`."""
    shown = {"c1": chr(byte), "replacement": "\ufffd", "replacement-byte": "\ufffd", "question-byte": "?",
             "question-pair": "?", "dropped-byte": "", "katakana-dot": "\u30fb"}
    if unreadable not in shown:
        raise CodecError(f"byte {byte:02X} is no character and the step says nothing of such")
    return shown[unreadable]


def decode_utf8(data, unreadable):
    if unreadable in ("c1", "question-pair", "katakana-dot"):
        return data.decode()

    def handle(error):
        return stand_in(unreadable, data[error.start]), error.end

    codecs.register_error("replay", handle)
    return data.decode("utf-8", "replay")


def decode(data, name, unreadable, user_defined):
    """What a reader of this encoding makes of the bytes."""
    if user_defined and name not in ("gbk", "gb18030"):
        raise CodecError(f"{name} has no user-defined areas")
    try:
        if name == "utf-8":
            return decode_utf8(data, unreadable)
        if name in WHOLE:
            return decode_whole(data, name)
        if name in DOUBLE_BYTE:
            return decode_double(data, name, unreadable, user_defined)
        if name not in NAMES:
            raise CodecError(f"no codec is known here for {name!r}")
        if unreadable in ("question-pair", "katakana-dot"):
            unreadable = None
        characters = ((byte, decode_single(byte, name)) for byte in data)
        return "".join(stand_in(unreadable, byte) if each is None else each for byte, each in characters)
    except UnicodeError as error:
        raise CodecError(str(error)) from error
