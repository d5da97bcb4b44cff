#!/usr/bin/env python3
"""What training text is let in: cleaning, choice and forms of scripts/model, and that its sources are well pinned."""
import collections
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts/model"))
import cleaning
import forms
import packages
import pins


class Cleaning(unittest.TestCase):
    def test_mojibake_is_refused(self):
        for text, encoding in (("Überprüfung der Größe", "cp1252"), ("Déjà vu à Paris", "latin-1"),
                               ("Проверка связи", "cp1251"), ("příliš žluťoučký kůň", "cp1250"), ("Проверка связи", "koi8-r"), ("Проверка связи", "cp866")):
            wrong = text.encode("utf-8").decode(encoding, "replace")
            self.assertTrue(cleaning.mojibake(wrong), wrong)
            self.assertIsNone(cleaning.clean(wrong, "de"), wrong)
            self.assertFalse(cleaning.mojibake(text), text)

    def test_text_is_kept(self):
        for line, language in (("Überprüfung der Größe", "de"), ("Проверка связи", "ru"), ("图书馆的旧书", "zh-CN"), ("図書館の窓", "ja"),
                               ("The library is open", "en"), ("Ὀρθογραφία καὶ τόνοι", "el"), ("בדיקת הקשר", "he")):
            self.assertEqual(cleaning.clean(line, language), line)

    def test_what_is_no_text_is_refused(self):
        for odd in ("\0", "\x1b", "\x85", "\ufffd", "\ue000", "\uffff", "\U000e0041", "\U00100000"):
            self.assertIsNone(cleaning.clean(f"Größe{odd} der Datei", "de"), ascii(odd))
        self.assertIsNone(cleaning.clean("ß ü", "de"))
        self.assertIsNone(cleaning.clean("ü" * 3000, "de"))

    def test_format_specifiers_are_removed(self):
        for line, tidied in (("Größe: %d Bytes", "Größe: Bytes"), ("Größe: %1$s", "Größe:"), ("Größe %-10.3f", "Größe"),
                             ("Größe von ${name}", "Größe von"), ("Größe von {0} {name}", "Größe von"),
                             ("Größe\\nFarbe", "GrößeFarbe"),
                             ("20 % mehr Größe", "20 % mehr Größe")):
            self.assertEqual(cleaning.tidy(line), tidied)

    def test_blanks_and_marks_are_made_the_same(self):
        self.assertEqual(cleaning.tidy("\ufeff  Gro\u0308ße\t der \n Datei "), "Größe der Datei")

    def test_untranslated_lines_are_refused(self):
        self.assertIsNone(cleaning.clean("Copy the selected files", "ru"))
        self.assertIsNone(cleaning.clean("Copy the selected files", "de"))
        self.assertEqual(cleaning.clean("Открыть LibreOffice", "ru"), "Открыть LibreOffice")

    def test_words(self):
        self.assertEqual(cleaning.clean_word("图书馆"), "图书馆")
        self.assertIsNone(cleaning.clean_word("Gr\u00c3\u00b6\u00c3\u0178e"))
        self.assertIsNone(cleaning.clean_word("a\ufffd"))

    def test_a_line_counts_once(self):
        seen = cleaning.Seen()
        self.assertTrue(seen.first("Seite 5 von 10"))
        self.assertFalse(seen.first("Seite 17 von 312"))
        self.assertTrue(seen.first("Seite X von 10"))


class Forms(unittest.TestCase):
    def test_no_source_drowns_the_others(self):
        lines = {"large": [("prose", f"{each:05} of many lines") for each in range(5000)],
                 "small": [("prose", f"{each:05} of few lines") for each in range(100)]}
        picked = forms.choose(lines, 4000)
        by = collections.Counter(line.split()[2] for _, line in picked)
        self.assertEqual(by["few"], 100)
        self.assertEqual(picked, forms.choose({"small": lines["small"][::-1], "large": lines["large"][::-1]}, 4000))

    def test_letters_of_old_encodings(self):
        self.assertEqual(forms.windows_vietnamese("Tiếng Việt"), "Ti\u00ea\u0301ng Vi\u00ea\u0323t")
        self.assertEqual(forms.half_kana("ガラス。図"), "\uff76\uff9e\uff97\uff7d\uff61図")
        self.assertIn("Bucureşti", list(forms.forms_of("București", "prose", "ro")))

    def test_wraps_hold_the_line(self):
        for each in forms.WRAPS: self.assertIn("x!", each % "x!")

    def test_folds(self):
        self.assertEqual(forms.fold("Ä"), ("ä", forms.CAPITAL))
        self.assertEqual(forms.fold("ä"), ("ä", forms.SMALL))
        self.assertEqual(forms.fold("٣"), ("٠", forms.DIGIT))
        self.assertEqual(forms.fold("\n"), (" ", forms.DIGIT))
        self.assertEqual(forms.fold("ș"), ("ş", forms.SMALL))
        self.assertEqual(forms.fold("图"), ("图", forms.NONE))
        self.assertEqual(forms.fold("\ufe8e"), ("ا", forms.NONE))


class Sources(unittest.TestCase):
    def test_languages_of_paths(self):
        for path, language in (("usr/share/locale/pt_BR/LC_MESSAGES/a.mo", "pt"),
                               ("usr/share/locale/zh_TW/LC_MESSAGES/a.mo", "zh-TW"),
                               ("usr/share/locale/sr@latin/LC_MESSAGES/a.mo", "sr-latin"),
                               ("usr/share/man/de/man1/a.1.gz", "de"),
                               ("usr/share/help/C/a/index.page", "en"), ("usr/share/doc/a/a.html", "en")):
            self.assertEqual(packages.language_of(path), language, path)

    def test_rows(self):
        sources = pins.read()
        self.assertEqual(len({each.name for each in sources}), len(sources))
        for each in sources:
            self.assertRegex(each.digest, "^[0-9a-f]{64}$", each.name)
            self.assertIn(each.kind, ("deb", "translations", "pypi"))
            self.assertFalse(pins.NEVER.match(each.name), each.name)
            self.assertEqual(each.use == "held-back", bool(pins.HELD_BACK.match(each.name)), each.name)

    def test_a_changed_file_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            source = pins.Source("deb", "a", "1", "a.deb", "0" * 64, "MIT", "train")
            path = pathlib.Path(folder) / "a.deb"
            with self.assertRaises(pins.Unavailable): pins.check(source, path)
            path.write_bytes(b"changed")
            with self.assertRaises(pins.Mismatch) as caught: pins.check(source, path)
            for part in (str(path), source.digest, pins.sha256(path), "delete the file"):
                self.assertIn(part, str(caught.exception))

    def test_licences(self):
        self.assertEqual(pins.short_licence("Files: *\nCopyright: x\nLicense: GPL-2+\n text\n"), "GPL-2+")
        self.assertEqual(pins.short_licence("see /usr/share/common-licenses/GPL-2."), "GPL-2")
        self.assertEqual(pins.short_licence("ask"), "various")


if __name__ == "__main__":
    unittest.main()
