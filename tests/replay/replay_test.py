#!/usr/bin/env python3
"""The simulator itself: it damages as the specimen was damaged, and it refuses what is wrong."""
import unittest

from channel import ReplayError, replay
from replay import problems_of

READER = {"read": "gbk", "unreadable": "question-pair", "user_defined": "dropped", "folded": "full-width"}


def step(**members):
    return {"written": "gbk", **READER, **members}


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
