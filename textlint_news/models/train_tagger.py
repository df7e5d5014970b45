"""Trains the part-of-speech tagger and writes `tagger.model` beside this file.

python -m textlint_news.models.train_tagger TRAIN.jsonl.gz TEST.jsonl.gz

Both files hold a sentence a line: {"tokens": [[form, universal tag, Penn tag, features], ...]}, made from the CoNLL-U files of
UD_English-EWT. Prints the accuracy on TEST over all tokens, and precision and recall of finite verbs, which is what checks ask for.
"""

import gzip
import json
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from textlint_news.layers.tags import FINITE, TAG, WEIGHT, Model, features, normal

ROUNDS = 8
PRUNE = 18
"""Averaged weights are scaled so that 100 is one update kept from the first round to the last; smaller ones than this go."""
RARE = 2
"""A feature seen fewer times than this in training is left out."""
SURE = 0.975
OFTEN = 8
FINITE_SHARE = 0.1

Sentence = tuple[list[str], list[str]]
Weights = dict[str, dict[str, float]]
START, END = ("-START2-", "-START-"), ("-END-", "-END2-")


def sentences(path: str) -> Iterator[Sentence]:
    """The words and Penn tags of each sentence of a gzipped file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = [token for token in json.loads(line)["tokens"] if token[2] and token[2] != "_"]
            if tokens:
                yield [token[0].replace(" ", "") for token in tokens], [token[2] for token in tokens]


def train(data: list[Sentence], known: dict[str, str]) -> Weights:
    """The averaged weights after `ROUNDS` passes in random but fixed orders."""
    seen = Counter(
        feature
        for words, tags in data
        for index, word in enumerate(words)
        for feature in features(
            index + 2, word, [*START, *map(normal, words), *END], ([*START, *tags])[index + 1], ([*START, *tags])[index]
        )
    )
    weights: Weights = defaultdict(dict)
    totals: dict[tuple[str, str], float] = defaultdict(float)
    stamps: dict[tuple[str, str], int] = defaultdict(int)
    step = 0
    order = random.Random(1)
    for round_ in range(ROUNDS):
        order.shuffle(data)
        wrong = 0
        for words, gold in data:
            context = [*START, *map(normal, words), *END]
            before, last = START
            for index, word in enumerate(words):
                step += 1
                guess = known.get(word)
                if guess is None:
                    found = [f for f in features(index + 2, word, context, last, before) if seen[f] >= RARE]
                    scores: dict[str, float] = defaultdict(float)
                    for feature in found:
                        for tag, weight in weights.get(feature, {}).items():
                            scores[tag] += weight
                    guess = max(scores, key=lambda tag: (scores[tag], tag)) if scores else "NN"
                    if guess != gold[index]:
                        wrong += 1
                        for feature in found:
                            for tag, change in ((gold[index], 1), (guess, -1)):
                                place = (feature, tag)
                                old = weights[feature].get(tag, 0.0)
                                totals[place] += (step - stamps[place]) * old
                                stamps[place] = step
                                weights[feature][tag] = old + change
                before, last = last, guess
        print(f"round {round_ + 1}: {wrong} wrong", file=sys.stderr)
    for feature, by_tag in weights.items():
        for tag, weight in by_tag.items():
            place = (feature, tag)
            by_tag[tag] = (totals[place] + (step - stamps[place]) * weight) / step
    return weights


def certain(data: list[Sentence]) -> tuple[dict[str, str], list[str]]:
    """Frequent words that have one tag; and the forms that are finite verbs in at least a tenth of their places."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    lower: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in data:
        for word, tag in zip(words, tags, strict=True):
            counts[word][tag] += 1
            lower[word.lower()][tag] += 1
    known = {}
    for word, tags_of in counts.items():
        (tag, often), total = tags_of.most_common(1)[0], tags_of.total()
        if total >= OFTEN and often >= total * SURE:
            known[word] = tag
    finite = [w for w, c in lower.items() if w.isalpha() and sum(c[t] for t in FINITE) >= c.total() * FINITE_SHARE]
    return known, sorted(finite)


def packed(weights: Weights, known: dict[str, str], finite: list[str], names: list[str]) -> bytes:
    """The file's bytes, in the form that textlint_news.layers.tags.Model reads."""
    lines = []
    for feature in sorted(weights):
        kept = {
            tag: max(round(weight * 100), 100 - WEIGHT) for tag, weight in weights[feature].items() if abs(weight * 100) >= PRUNE
        }
        if kept:
            lines.append(
                f"{feature}\t" + "".join(chr(TAG + names.index(tag)) + chr(WEIGHT + value) for tag, value in sorted(kept.items()))
            )
    head = [" ".join(names), " ".join(f"{word}\t{tag}" for word, tag in sorted(known.items())), " ".join(finite)]
    return zlib.compress("\n".join([*head, *lines]).encode(), 9)


def report(model: Model, data: list[Sentence]) -> str:
    right = total = hit = guessed = wanted = 0
    for words, gold in data:
        for guess, tag in zip(model.tag(words), gold, strict=True):
            total += 1
            right += guess == tag
            hit += guess in FINITE and tag in FINITE
            guessed += guess in FINITE
            wanted += tag in FINITE
    return f"accuracy {right / total:.4f}; finite verbs: precision {hit / guessed:.4f}, recall {hit / wanted:.4f}"


def main(train_path: str, test_path: str) -> None:
    data = list(sentences(train_path))
    names = sorted({tag for _, tags in data for tag in tags})
    known, finite = certain(data)
    content = packed(train(data, known), known, finite, names)
    target = Path(__file__).with_name("tagger.model")
    target.write_bytes(content)
    print(f"{target.name}: {len(content)} bytes; {report(Model(content), list(sentences(test_path)))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
