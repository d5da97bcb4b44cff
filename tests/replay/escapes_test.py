#!/usr/bin/env python3
"""The simulator's escapes: each way of writing a character, and what says another one is refused."""
import unittest

from channel import ReplayError, replay


def written(way, *escapes, **members):
    stood = [{"at": at, "bytes": escape.encode().hex().upper()} for at, escape in escapes]
    return {"stood": stood, "written": way, "read": "us-ascii", **members}


class Escapes(unittest.TestCase):
    def test_each_way_says_its_character(self):
        for way, escape, character in [("html-entities", "&eacute;", "é"), ("html-entities", "&#233;", "é"),
                                       ("html-entities", "&#xE9;", "é"), ("html-entities", "&#146;", "’"),
                                       ("html-entities", "&#55357;&#56832;", "😀"), ("backslash-u", "\\u00e9", "é"),
                                       ("backslash-u", "u00e9", "é"), ("backslash-u", "\\ud83d\\ude00", "😀"),
                                       ("backslash-u", "\\U0001F600", "😀"), ("backslash-x", "\\xe9", "é"),
                                       ("percent", "%E9", "é"), ("quoted-printable", "=E9", "é"), ("utf-7", "+AOk-", "é")]:
            self.assertEqual(replay(character, [written(way, (0, escape))]), escape)
            with self.assertRaises(ReplayError):
                replay("ê", [written(way, (0, escape))])

    def test_what_is_not_escaped_is_its_own_writing(self):
        self.assertEqual(replay("caf\u00e9", [written("html-entities", (3, "&eacute;"))]), "caf&eacute;")
        self.assertEqual(replay("ÃÂ©", [written("html-entities", (2, "&copy;"), read="utf-8")]), "ÃÂ&copy;")
        with self.assertRaises(ReplayError):
            replay("ÃÂ©", [written("html-entities", (2, "&copy;"))])

    def test_steps_before_the_escapes(self):
        utf8 = {"written": "utf-8", "read": "windows-1252"}
        self.assertEqual(replay("é", [utf8, written("html-entities", (0, "&Atilde;"), (1, "&copy;"))]), "&Atilde;&copy;")
        self.assertEqual(replay("с", [{**utf8, "unreadable": "c1"}]), "Ñ\x81")

    def test_a_soft_line_break(self):
        self.assertEqual(replay("", [written("quoted-printable", inserted=[{"at": 0, "bytes": "3D0A"}])]), "=\n")

    def test_surrogates_and_shifts(self):
        self.assertEqual(replay("😀", [{"written": "cesu-8", "read": "utf-8", "unreadable": "replacement"}]), "\ufffd" * 6)
        self.assertEqual(replay("か", [{"written": "iso-2022-jp", "read": "printable-ascii", "unreadable": "dropped-byte"}]),
                         "$B$+(B")
        self.assertEqual(replay("今天 ok", [{"written": "hz-gb-2312", "read": "us-ascii"}]), "~{=qLl~} ok")

    def test_what_has_no_meaning_is_refused(self):
        for step in [written("percent", (1, "%E9")), written("percent", (0, "E9")), written("html-entities", (0, "&eacute")),
                     written("utf-7", (1, "+AOk-")), written("quoted-printable", inserted=[{"at": 9, "bytes": "3D"}])]:
            with self.assertRaises(ReplayError):
                replay("é", [step])


if __name__ == "__main__":
    unittest.main()
