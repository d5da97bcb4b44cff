"""Converts Chinese text: to Traditional, and to readings in pinyin and bopomofo.

The converters are packages of their own, which run in an environment of their own beside the sources.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PACKAGES = ("opencc", "pypinyin")

TRADITIONAL = """
import sys, json, opencc
convert = opencc.OpenCC('s2tw').convert
for line in sys.stdin: print(json.dumps(convert(json.loads(line))))
"""
# By phrases, as people write, and character by character, as sites do.
BOTH_WAYS = """
import sys, json, opencc
convert = opencc.OpenCC('s2tw').convert
single = {}
for line in sys.stdin:
    text = json.loads(line)
    for c in set(text): single[c] = single.get(c) or convert(c)
    print(json.dumps([convert(text), ''.join(single[c] for c in text)]))
"""
READINGS = """
import sys, json
from pypinyin import pinyin, Style
for line in sys.stdin:
    text = json.loads(line)
    for style in (Style.TONE, Style.BOPOMOFO, Style.NORMAL):
        found = pinyin(text, style=style, errors=list)
        print(json.dumps([[c, r[0]] for c, r in zip(text, found)] if len(found) == len(text) else []))
"""


class Converter:
    """Installs the packages from their files, `paths` by name, for as long as it lives."""

    def __init__(self, paths):
        self.folder = tempfile.TemporaryDirectory()
        python = pathlib.Path(self.folder.name) / "bin/python"
        subprocess.run([sys.executable, "-m", "venv", self.folder.name], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--disable-pip-version-check",
                        *(paths[each] for each in PACKAGES)], check=True)
        self.python = python

    def run(self, program, texts):
        done = subprocess.run([self.python, "-c", program], input="".join(json.dumps(each) + "\n" for each in texts),
                              stdout=subprocess.PIPE, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def traditional_by_phrases(self, texts): return self.run(TRADITIONAL, texts)

    def traditional(self, texts):
        """Of each text two: by phrases and character by character."""
        return self.run(BOTH_WAYS, texts)

    def readings(self, texts):
        """Of each text three lists of (character, reading): pinyin with tones, bopomofo, pinyin without."""
        return self.run(READINGS, texts)
