"""Gathers what the sources say, cleaned and each line once, by language and source."""
import collections
import multiprocessing

import cleaning
import pins

PROCESSES = 2


class Gathered:
    def __init__(self):
        self.lines = collections.defaultdict(lambda: collections.defaultdict(list))  # language: source: (kind, line)
        self.words = collections.defaultdict(list)  # language: (word, times)


def cleaned(job):
    """Of one source: its name, lines (language, kind, line) and words (language, word, times)."""
    source, path = job
    lines, words = [], []
    for language, kind, line, *times in pins.lines_of(source, path):
        if kind == "word":
            word = cleaning.clean_word(line)
            if word: words.append((language, word, times[0]))
        else:
            line = cleaning.clean(line, language)
            if line: lines.append((language, kind, line))
    return source, lines, words


def gather(sources, paths, say):
    """What is to be learnt. Sources that are held back come first, so that nothing of theirs is left in others."""
    order = sorted((each for each in sources if each.use != "convert"), key=lambda each: each.use != "held-back")
    seen, out = cleaning.Seen(), Gathered()
    with multiprocessing.Pool(PROCESSES) as pool:
        for number, (source, lines, words) in enumerate(pool.imap(cleaned, [(each, paths[each.name]) for each in order]), 1):
            for language, kind, line in lines:
                if seen.first(line) and source.use == "train": out.lines[language][source.name].append((kind, line))
            if source.use == "train":
                for language, word, times in words: out.words[language].append((word, times))
            if number % 50 == 0 or number == len(order): say(f"read {number} of {len(order)} sources")
    return out
