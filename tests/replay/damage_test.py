#!/usr/bin/env python3
"""The damage generator: what it makes looks like the specimen, the same for a seed; its fixtures are what it makes;
and the score measures what it says."""
import random
import unittest

from channel import read
from damage import READER, SYNTHETIC, damage, fold, is_traditional_only, load_readings, site_table
from score_glossed import distance


def distance_by_table(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


class Damage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.readings = load_readings()

    def test_only_traditional_characters_outside_gb2312_are_read(self):
        self.assertEqual(self.readings["國"], ["guó"])
        self.assertNotIn("中", self.readings)
        self.assertTrue(is_traditional_only("為"))
        self.assertFalse(is_traditional_only("𠀀"))
        self.assertIn("huì", self.readings["會"])
        self.assertIn("kuài", self.readings["會"])

    def test_the_damage_of_the_specimen_by_hand(self):
        data = "人民日報》".encode("gbk")
        for character, reading in (("報", "bào"), ("請", "qǐng")):
            pair = character.encode("gbk")
            data = data.replace(pair, pair + f"({reading})".encode("gbk"))
        self.assertEqual(read(data, READER), "人民日?qǐng)?bào)》")

    def test_a_seed_gives_the_same_page_and_another_seed_another(self):
        text = (SYNTHETIC / "clean-news.txt").read_text(encoding="utf-8")
        self.assertEqual(damage(text, 7, self.readings), damage(text, 7, self.readings))
        self.assertNotEqual(damage(text, 7, self.readings), damage(text, 8, self.readings))

    def test_every_kind_of_damage_is_met(self):
        text = (SYNTHETIC / "clean-news.txt").read_text(encoding="utf-8")
        pages = "".join(damage(text, seed, self.readings) for seed in range(20))
        for sign in ("(guó)", ",,", ",。", ",、", "?", "中國", "RCEP"):
            self.assertIn(sign, pages)
        self.assertNotIn("，", pages)

    def test_a_table_holds_a_character_once(self):
        table = site_table(random.Random(1), "國會報導為", self.readings)
        self.assertEqual(len(table), len({what for what, _, _ in table}))

    def test_the_fixtures_are_what_the_generator_makes(self):
        paths = sorted(SYNTHETIC.glob("clean-*.txt"))
        self.assertGreaterEqual(len(paths), 6)
        for seed, path in enumerate(paths, 1):
            text = path.read_bytes().decode()
            name = "glossed-" + path.stem.removeprefix("clean-")
            self.assertEqual((SYNTHETIC / f"{name}.txt").read_bytes().decode(), damage(text, seed, self.readings), name)
            self.assertEqual((SYNTHETIC / f"{name}.expected").read_bytes().decode(), fold(text), name)


class Distance(unittest.TestCase):
    def test_agrees_with_the_table(self):
        rng = random.Random(1)
        for _ in range(500):
            a, b = ("".join(rng.choices("abc", k=rng.randint(0, 12))) for _ in range(2))
            self.assertEqual(distance(a, b), distance_by_table(a, b), (a, b))


if __name__ == "__main__":
    unittest.main()
