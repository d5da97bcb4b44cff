#!/usr/bin/env python3
"""The simulator itself: it damages as the specimen was damaged, and it refuses what is wrong."""
import unittest

from channel import ReplayError, replay
from replay import problems_of

READER = {"read": "gbk", "unreadable": "question-pair", "user_defined": "dropped", "folded": "full-width"}


def step(**members):
    return {"written": "gbk", **READER, **members}


def seen(data, encoding, unreadable=None):
    """What a reader makes of the bytes."""
    kind = {"unreadable": unreadable} if unreadable else {}
    return replay("x", [{"written": "utf-8", "read": encoding, "stood": [{"at": 0, "bytes": data.hex()}], **kind}])


def gloss(at, reading):
    return {"at": at, "bytes": f"({reading})".encode("gbk").hex().upper()}


class Replay(unittest.TestCase):
    def test_a_gloss_in_step(self):
        self.assertEqual(replay("全國政", [step(inserted=[gloss(4, "guó")])]), "全國(guó)政")

    def test_glosses_inside_characters(self):
        self.assertEqual(replay("人民日報》", [step(inserted=[gloss(7, "qǐng"), gloss(8, "bào")])]), "人民日?qǐng)?bào)》")
        self.assertEqual(replay("發展營造", [step(inserted=[gloss(2, "fā"), gloss(5, "fàn")])]), "發(fā)展?fàn)I造")

    def test_full_width_letter_born_out_of_step(self):
        self.assertEqual(replay("區域專題", [step(inserted=[gloss(2, "qū"), gloss(5, "qū")])]), "區(qū)域?qū)n}")

    def test_an_inserted_comma_and_a_dropped_character(self):
        # Out of step, the end of ， and the beginning of 鄭 meet as ACE0, which is user-defined and vanishes.
        channel = [step(full_width=[8], inserted=[{"at": 4, "bytes": "2C"}, {"at": 5, "bytes": "2C"}])]
        self.assertEqual(replay("方式。”談及感受,鄭嘉儀委員", channel), "方式,?!闭劶案惺埽嵓蝺x委員")

    def test_a_lost_character_by_the_bytes_that_stood(self):
        whole = step(stood=[{"at": 1, "bytes": "E08D"}], inserted=[{"at": 2, "bytes": "2C"}])
        self.assertEqual(replay("a\ufffdb", [whole]), "a?峛")
        self.assertEqual(replay("x", [step(stood=[{"at": 0, "bytes": "31"}])]), "1")

    def test_full_width_and_folding(self):
        self.assertEqual(replay("網,會", [step(full_width=[1], inserted=[{"at": 2, "bytes": "2C"}])]), "網,,會")
        self.assertEqual(replay("ｎ", [step()]), "n")
        plain = {"written": "gbk", "read": "gbk", "unreadable": "question-pair"}
        self.assertEqual(replay("ｎ", [plain]), "ｎ")

    def test_user_defined_areas(self):
        for pair, gone in {"AAA1": 1, "AFFE": 1, "F8A1": 1, "FEFE": 1, "A140": 1, "A7A0": 1, "A1A1": 0, "B0A1": 0}.items():
            self.assertEqual(replay("x", [step(stood=[{"at": 0, "bytes": pair}])]) == "", bool(gone), pair)

    def test_a_lone_lead_byte_at_the_end(self):
        self.assertEqual(replay("中x", [step(stood=[{"at": 1, "bytes": "88"}])]), "中?")

    def test_a_swallowed_line_break(self):
        self.assertEqual(replay("中\n國", [step(inserted=[{"at": 2, "bytes": "88"}])]), "中?國")

    def test_two_steps_in_order(self):
        channel = [{"written": "utf-8", "read": "windows-1252"}, {"written": "utf-8", "read": "windows-1252"}]
        self.assertEqual(replay("é", channel), "Ã\u0192Â©")

    def test_bytes_that_were_cased(self):
        # 我 is A7DA, 們 ADCC, 成 A6A8, 功 A55C; 一 is A440, 乙 A441 and 丙 A4FE; 了 is A446 and 口 A466.
        big5 = {"written": "big5", "read": "big5"}
        self.assertEqual(replay("我們了A", [{**big5, "cased_bytes": "lower"}]), "我們口a")
        self.assertEqual(replay("口a一", [{**big5, "cased_bytes": "upper"}]), "了A一")
        self.assertRaises(ReplayError, replay, "x", [{**big5, "cased_bytes": "title"}])

    def test_what_has_no_meaning_is_refused(self):
        for channel in (
            [step(full_width=[9])],
            [step(full_width=[0])],
            [step(stood=[{"at": 5, "bytes": "31"}])],
            [step(inserted=[{"at": 99, "bytes": "31"}])],
            [step(inserted=[gloss(4, "a"), gloss(2, "b")])],
            [step(surprise=1)],
            [step(folded="half-width")],
            [{"read": "gbk"}],
            [{"written": "no-such", "read": "gbk"}],
            [{"written": "gbk", "read": "gbk", "inserted": [{"at": 1, "bytes": "28"}]}],
        ):
            with self.assertRaises(ReplayError, msg=str(channel)):
                replay("全國", channel)


KINDS = (None, "question-pair", "c1", "replacement", "replacement-byte", "question-byte", "dropped-byte", "katakana-dot")


class Readers(unittest.TestCase):
    def check(self, encoding, data, *expected):
        """One text for each of KINDS; None for what no such reader shows."""
        for kind, text in zip(KINDS, expected, strict=True):
            with self.subTest(encoding=encoding, kind=kind):
                if text is None:
                    self.assertRaises(ReplayError, seen, data, encoding, kind)
                else:
                    self.assertEqual(seen(data, encoding, kind), text)

    def test_single_bytes(self):
        self.check("windows-1252", b"a\x81z", None, None, "a\x81z", "a\ufffdz", "a\ufffdz", "a?z", "az", None)
        self.check("windows-1255", b"\xd9", None, None, "Ù", "\ufffd", "\ufffd", "?", "", None)
        self.check("iso-8859-2", b"\x81", *["\x81"] * 8)
        self.check("iso-8859-1", b"\x81\xe9", *["\x81é"] * 8)

    def test_double_bytes(self):
        self.check("euc-kr", b"\xc9\xa11", None, "?1", "É¡1", "\ufffd1", "\ufffd\ufffd1", "??1", "1", "・1")
        self.check("shift_jis", b"\xb1\xffA", None, "ｱ?", "ｱÿA", "ｱ\ufffdA", "ｱ\ufffdA", "ｱ?A", "ｱA", "ｱ・")
        for name in ("gbk", "gb18030", "big5", "shift_jis", "euc-kr"):
            self.check(name, b"a\x81", None, "a?", "a\x81", "a\ufffd", "a\ufffd", "a?", "a", "a・")

    def test_utf8(self):
        self.check("utf-8", b"a\xe2\x82\xc3A", None, None, None, "a\ufffd\ufffdA", "a\ufffd\ufffdA", "a??A", "aA", None)

    def test_longer_sequences(self):
        self.assertEqual(seen(bytes.fromhex("81308436"), "gb18030"), "¥")
        self.assertEqual(seen(bytes.fromhex("81308436"), "gbk", "replacement"), "¥")
        self.assertEqual(seen(bytes.fromhex("81308436"), "gbk", "replacement-byte"), "\ufffd0\ufffd6")
        self.assertEqual(seen(bytes.fromhex("8FB0A1"), "euc-jp"), "丂")
        self.assertEqual(seen(bytes.fromhex("ADA1F9AD"), "euc-jp"), "①丨")
        with self.assertRaises(ReplayError):
            seen(bytes.fromhex("81308436"), "gbk")

    def test_gbk(self):
        self.assertEqual(seen(b"\x80A", "gbk"), "€A")
        self.assertEqual(seen(b"\x80A", "gbk", "question-pair"), "?")
        self.assertEqual(seen(b"\xaa\xa1", "gbk"), "\ue000")
        for kind in ("question-pair", "replacement-byte"):
            page = {"written": "gbk", "read": "gbk", "unreadable": kind, "user_defined": "code-page-936"}
            for pair in ("A6DD", "A6BE", "AAA1", "A140", "FE50", "A2E3", "A8BF", "D7FA"):
                self.assertEqual(replay("一x一", [{**page, "stood": [{"at": 1, "bytes": pair}]}]), "一一")
            self.assertEqual(replay("x一", [{**page, "stood": [{"at": 0, "bytes": "80"}]}]), "€一")
        self.assertEqual(seen(b"\xa2\xab", "gb18030"), "\ue766")
        with self.assertRaises(ReplayError):
            seen(b"\xa2\xab", "gbk")
        with self.assertRaises(ReplayError):
            replay("x", [{"written": "gbk", "read": "euc-kr", "user_defined": "dropped"}])

    def test_writers(self):
        sloppy = {"written": "windows-1252", "read": "iso-8859-1", "unreadable": "c1"}
        self.assertEqual(replay("a\x81", [sloppy]), "a\x81")
        for text, step_ in (("\x80", sloppy), ("\x81", {**sloppy, "unreadable": "replacement"}), ("ж", sloppy),
                            ("\x81", {**sloppy, "written": "gbk"}), ("\ud800", {**sloppy, "written": "utf-8"}),
                            ("x", {**sloppy, "written": "viscii"})):
            with self.assertRaises(ReplayError, msg=text):
                replay(text, [step_])

    def test_encodings_with_states(self):
        step_ = {"written": "iso-2022-jp", "read": "iso-8859-1", "stood": [{"at": 1, "bytes": "3F"}]}
        self.assertEqual(replay("日x本", [step_]), "\x1b$BF|\x1b(B?\x1b$BK\\\x1b(B")
        self.assertEqual(replay("가~", [{"written": "iso-2022-kr", "read": "iso-8859-1"}]), "\x1b$)C\x0e0!\x0f~")
        self.assertEqual(replay("\U0001f600", [{"written": "cesu-8", "read": "iso-8859-1"}]), "í\xa0½í¸\x80")
        self.assertEqual(replay("～\U0001f600", [{"written": "cesu-8", "read": "cesu-8"}]), "～\U0001f600")

    def test_what_is_done_after_reading(self):
        sloppy = {"written": "utf-8", "read": "windows-1252", "unreadable": "c1", "no_break_space": "space"}
        self.assertEqual(replay("à Ý", [sloppy]), "Ã  Ã\x9d")
        self.assertEqual(replay("à Ýí", [{**sloppy, "invisible": "stripped"}]), "Ã  ÃÃ")
        self.assertEqual(replay("à Å", [{**sloppy, "cased": "lower"}]), "ã  ã…")
        self.assertEqual(replay("— Ó – Ñ’", [{**sloppy, "quotes": "straight"}]), "â€\" Ã\" â€\" Ã'â€™")
        plain = {"written": "utf-8", "read": "utf-8"}
        self.assertEqual(replay("straße ǆ ᾳ ğ", [{**plain, "cased": "upper"}]), "STRAßE Ǆ ᾼ Ğ")
        self.assertEqual(replay("ＡＢ İΣ", [{**plain, "cased": "lower", "folded": "full-width"}]), "ab iσ")


class Documents(unittest.TestCase):
    BEFORE = "全國(guó)政"

    def document(self, **members):
        start = len("全".encode())
        change = {"start": start, "end": start + len("國(guó)".encode()), "before": "國(guó)", "after": "國",
                  "rule": "gloss", "safety": "safe", "channel": [step(inserted=[gloss(2, "guó")])], **members}
        return {"encoding": "utf-8", "changes": [change]}

    def problems(self, document, fixed="全國政"):
        return list(problems_of(document, self.BEFORE.encode(), fixed.encode()))

    def test_a_right_one(self):
        self.assertEqual(self.problems(self.document()), [])

    def test_a_wrong_channel(self):
        wrong = [step(inserted=[gloss(2, "guǒ")])]
        self.assertIn("replays into", self.problems(self.document(channel=wrong))[0])
        self.assertIn("does not replay", self.problems(self.document(channel=[step(inserted=[gloss(7, "guó")])]))[0])

    def test_a_safe_change_without_a_channel(self):
        self.assertIn("has no channel", self.problems(self.document(channel=[]))[0])

    def test_a_before_that_is_not_in_the_file(self):
        self.assertTrue(self.problems(self.document(start=0)))

    def test_a_fix_that_does_something_else(self):
        self.assertIn("something else than fix", self.problems(self.document(), "全國 政")[0])
        self.assertIn("something else than fix", self.problems(self.document(safety="suggested"))[0])

    def test_changes_out_of_order(self):
        document = self.document()
        document["changes"] *= 2
        self.assertIn("out of order", self.problems(document)[0])


if __name__ == "__main__":
    unittest.main()
