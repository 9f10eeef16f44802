"""Trains what a host's name sounds like: `python -m moderation.training.hosts LISTS`.

LISTS holds UT1's categories as `gambling.txt.gz` and `dating.txt.gz` (Toulouse, CC BY-SA 4.0;
no name of theirs goes into the project). Half of each list is kept for measuring. The names on
the other side are composed: places of ours with what a town has, and pairs of common words.
"""

from __future__ import annotations

import gzip
import random
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

from moderation.detectors.reader.sounds import FILE, PLACES, runs
from moderation.detectors.reader.tokens import vocabulary
from moderation.detectors.vocabulary import lines

SEED = 3
OFTEN = 0.7
TIMES, RATE, DECAY = 8, 0.08, 2e-6
ENDINGS = ("co.uk", "org.uk", "com", "org", "wales", "cymru", "uk", "net", "info", "club")
THINGS = (
    *("cricket", "footballclub", "afc", "rfc", "netball", "darts", "angling", "golf", "gym"),
    *("parish", "hall", "wi", "scouts", "guides", "playgroup", "nursery", "academy", "school"),
    *("dental", "vets", "optician", "clinic", "physio", "florist", "butchers", "bakery", "deli"),
    *("arms", "inn", "hotel", "tearoom", "kitchen", "pizza", "brewery", "market", "farmshop"),
    *("news", "times", "history", "museum", "gallery", "arts", "festival", "carnival", "show"),
    *("garage", "motors", "taxis", "builders", "plumbing", "electrical", "homes", "lettings"),
    *("bikes", "walkers", "canal", "railway", "gardens", "allotments", "wildlife", "trust"),
    *("church", "chapel", "mission", "choir", "band", "singers", "theatre", "dance", "yoga"),
)
INNOCENT = (
    *(
        "better",
        "betty",
        "bettws",
        "betws",
        "alphabet",
        "diabetes",
        "elizabeth",
        "tibet",
        "sherbet",
    ),
    *("essex", "sussex", "middlesex", "wessex", "sexton", "sextant", "adultlearning", "adultcare"),
    *("update", "candidate", "dates", "matchday", "matchbox", "singleton", "couples", "romantic"),
    *("cash", "cashmere", "lucky", "spinney", "spinning", "slotted", "camelot", "cambridge", "cam"),
    *("lottery", "pharmacy", "bride", "bridal", "royal", "king", "star", "gold", "golden", "club"),
    *("play", "players", "winchester", "windsor", "winter", "games", "jack", "jackson", "poker"),
    *("casino", "bingo", "love", "lovely", "girls", "boys", "meet", "meeting", "chat", "online"),
    *("friends", "friendly", "fruit", "rugby", "football", "sports", "racing", "horse", "live"),
    *("partners", "community", "social", "single", "contact", "local", "visit", "book", "win"),
    *("vegas", "diamond", "ruby", "fortune", "dragon", "tiger", "eagle", "crown", "palace", "ace"),
)
"""Words that the lists have often, as part of names that are nothing of the kind."""
SHAPES = (
    "{p}{t}",
    "{p}-{t}",
    "{t}{p}",
    "the{t}{p}",
    "{p}and{w}{t}",
    "{w}{t}",
    "{w}-{t}",
    "my{p}{t}",
)


def is_kept_apart(host: str) -> bool:
    """Whether a listed name belongs to the half that is only for measuring."""
    return sha256(host.encode()).digest()[0] % 2 == 1


def listed(folder: Path, category: str) -> list[str]:
    with gzip.open(
        folder / f"{category}.txt.gz", "rt", encoding="utf-8", errors="replace"
    ) as names:
        every = {name.strip().lower() for name in names}
    return sorted(name for name in every if name and not is_kept_apart(name))


def composed(count: int, lot: random.Random) -> list[str]:
    """Names such as a town's clubs, shops and schools bear, and pairs of common words."""
    places = [line.lower().replace(" ", "") for line in lines("places.txt")]
    words = [word for word in vocabulary() if word.isalpha() and word.isascii() and len(word) > 3]
    words = words[:8000]
    found = []
    for number in range(count):
        if number % 4:
            shape, place = lot.choice(SHAPES), lot.choice(places)
            name = shape.format(p=place, t=lot.choice(THINGS), w=_word(words, lot))
        else:
            name = "".join(lot.choice(words) for _ in range(lot.choice((1, 2, 2, 3))))
        found.append(f"{name}.{lot.choice(ENDINGS)}")
    return found


def _word(words: list[str], lot: random.Random) -> str:
    return lot.choice(INNOCENT) if lot.random() < OFTEN else lot.choice(words)


def train(bad: list[str], good: list[str], lot: random.Random) -> tuple[np.ndarray, float]:
    """Logistic regression, a name at a time."""
    rows = [(runs(name), 1.0) for name in bad] + [(runs(name), 0.0) for name in good]
    weights, bias = np.zeros(PLACES, np.float32), 0.0
    for turn in range(TIMES):
        lot.shuffle(rows)
        rate = RATE * (1 - turn / TIMES)
        for places, right in rows:
            off = right - 1 / (1 + np.exp(-(weights[places].sum() + bias)))
            weights[places] += rate * off - DECAY * weights[places]
            bias += rate * off * 0.1
    return weights, bias


if __name__ == "__main__":
    lot = random.Random(SEED)  # noqa: S311  nothing secret hangs on it
    lists = Path(sys.argv[1])
    bad = listed(lists, "gambling") + listed(lists, "dating")
    weights, bias = train(bad, composed(3 * len(bad), lot), lot)
    np.savez_compressed(FILE, weights=weights.astype(np.float16), bias=np.float32(bias))
    print(len(bad), "listed names; weights in", FILE)
