"""How well the suggestions read what residents write: each goal, and the figure beside it.

The public sets are read from LABELLED_COMMENTS_DIR (see sets.py); a row whose set is not there says
so. alt-profanity-check reads the same texts in the same run (see baseline.py). It knows no
principles: its flag counts for respect and for language; a star marks what it was trained on.
Shares have Wilson's interval, all else one from drawing the rows anew. Two sets are kept apart from
the project on purpose: they are read with `manage.py assess_comments`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import pytest

from moderation.detectors import THRESHOLD, Reading, assess
from policy.principles import Principle
from tests.bench import scoring, sets
from tests.bench.baseline import NAME, Peer, peer
from tests.bench.civic_hosts import civic_hosts
from tests.bench.identities import sentences
from tests.bench.measuring import table
from tests.bench.scoring import Figure, Scores, Truth, measured, share
from tests.moderation import labelled
from tests.moderation.labelled import Agreement

pytestmark = pytest.mark.bench

HEADS = ("ours", "95 %", "n", "peer", "goal", "")
ABUSE = (Principle.RESPECT, Principle.LANGUAGE, Principle.LAW)
HATE = (Principle.RESPECT, Principle.LAW)
SPAM = (Principle.LINKS, Principle.COMMERCIAL)
CIVIC_HOSTS_FLAGGED = 0.005

Figured = Callable[[Truth, Scores], Figure]


@dataclass(frozen=True)
class Row:
    """One line of the table. Without a figure it says why there is none."""

    name: str
    ours: Figure | None
    peer: Figure | None = None
    at_least: float | None = None
    at_most: float | None = None
    why: str = "no set"
    is_known_to_peer: bool = False

    def cells(self) -> tuple[object, ...]:
        goal = self._goal()
        if self.ours is None:
            return self.name, "-", "-", "-", "-", goal, self.why
        ours, peers = self.ours, "-" if self.peer is None else f"{self.peer.value:.3f}"
        peers += "*" if self.is_known_to_peer else ""
        between = f"{ours.low:.3f}-{ours.high:.3f}"
        return self.name, f"{ours.value:.3f}", between, ours.n, peers, goal, self._verdict(ours)

    def _goal(self) -> str:
        if self.at_least is not None:
            return f"{self.at_least:.3f}"
        return "-" if self.at_most is None else f"<= {self.at_most:.3f}"

    def _verdict(self, ours: Figure) -> str:
        if self.at_least is None and self.at_most is None:
            return ""
        is_met = (self.at_least is None or ours.value >= self.at_least) and (
            self.at_most is None or ours.value <= self.at_most
        )
        return "met" if is_met else "NOT met"


@dataclass(frozen=True)
class Contest:
    """A public set, the principles that its label stands for, and what is measured on it."""

    name: str
    of: str
    principles: tuple[Principle, ...]
    figured: Figured
    at_least: float | None = None
    is_known_to_peer: bool = False

    def row(self, peer: Peer) -> Row:
        if (tested := sets.tested(self.of)) is None:
            return Row(self.name, None, at_least=self.at_least)
        theirs = peer.scores(tested.texts)
        return Row(
            self.name,
            self.figured(tested.truth, ours(tested.texts, self.principles)),
            None if theirs is None else self.figured(tested.truth, theirs),
            at_least=self.at_least,
            is_known_to_peer=self.is_known_to_peer,
        )


def found(truth: Truth, scores: Scores) -> Figure:
    """The share of breaches that are flagged."""
    return share(list(scores[truth] >= THRESHOLD))


AUC, F1, MACRO_F1 = (
    partial(measured, measure) for measure in (scoring.auc, scoring.f1, scoring.macro_f1)
)
CONTESTS = (
    Contest(
        "offensive tweets, macro F1",
        "davidson-offensive",
        ABUSE,
        MACRO_F1,
        0.76,
        is_known_to_peer=True,
    ),
    Contest("hate, AUC", "dynahate-hateful", HATE, AUC),
    Contest("hate, macro F1", "dynahate-hateful", HATE, MACRO_F1),
    Contest("emoji hate, AUC", "hatemojibuild-hateful", HATE, AUC, 0.80),
    Contest("threats against women, found", "edos-threat", (Principle.LAW,), found, 0.90),
    Contest("threats against women, AUC", "edos-threat", (Principle.LAW,), AUC),
    Contest("threats with emoji, found", "hatemojibuild-threat", (Principle.LAW,), found, 0.90),
    Contest("threats with emoji, AUC", "hatemojibuild-threat", (Principle.LAW,), AUC),
    Contest("sexism, AUC", "edos-sexist", HATE, AUC),
    Contest("misogyny, AUC", "misogyny", HATE, AUC),
    Contest("toxic, Wikipedia talk, AUC", "wikipedia-toxic", ABUSE, AUC, is_known_to_peer=True),
    Contest("toxic, forums, AUC", "surge-toxic", ABUSE, AUC),
    Contest("spam at YouTube, F1", "youtube-spam", SPAM, F1, 0.92),
    Contest("spam by text message, F1", "sms-spam", SPAM, F1),
)


def test_the_suggestions_beside_what_they_must_reach(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LINK_LISTS_DIR", raising=False)  # so that every bad host is unseen
    with peer() as other:
        rows = [contest.row(other) for contest in CONTESTS]
        rows += [spans(), *identities(other), *bad_hosts(), civic_ham()]
        for half in labelled.HALVES:
            rows += council(half, other)
        beside = (
            f"beside {NAME} (*: trained on this set)"
            if other.is_here
            else f"{NAME} cannot be fetched here"
        )
    rows.append(Row("functional hate tests", None, at_least=0.85, why="kept apart"))
    rows.append(Row("incivility to politicians, AUC", None, at_least=0.83, why="kept apart"))
    with capsys.disabled():
        print(
            table(
                f"Suggestions, {beside}",
                HEADS,
                [row.cells() for row in rows],
            )
        )


@cache
def read(text: str) -> Reading:
    return assess(text)


def ours(texts: list[str], principles: tuple[Principle, ...]) -> Scores:
    """For each text the highest score of any of these principles."""
    return np.array([max(read(text).scores[one] for one in principles) for text in texts])


def spans() -> Row:
    """The mean of each text's F1, as in the task for which they were marked."""
    values = np.array(
        [scoring.characters_f1(right, said_of(text)) for text, right in sets.marked()]
    )
    mean = None
    if len(values):
        mean = scoring.drawn(lambda drawn: float(values[drawn].mean()), len(values))
    return Row("toxic spans, characters, mean F1", mean, at_least=0.64)


def said_of(text: str) -> frozenset[int]:
    """The characters that are pointed at for abuse."""
    pointed = [one.spans for one in read(text).suggestions if one.principle in ABUSE]
    return frozenset(at for spans in pointed for span in spans for at in range(*span))


def identities(peer: Peer) -> Iterator[Row]:
    """Neutral sentences about groups of people: how many are left alone, and of which group not."""
    groups, texts = zip(*sentences(), strict=True)
    flagged = ours(list(texts), ABUSE) >= THRESHOLD
    theirs = peer.scores(list(texts))
    left_alone = None if theirs is None else share(list(theirs < THRESHOLD))
    yield Row("identity, left alone", share(list(~flagged)), left_alone, at_least=0.95)
    each = {group: share(list(flagged[np.array(groups) == group])) for group in groups}
    worst = max(each, key=lambda group: each[group].value)
    yield Row(f"identity, most flagged: {worst}", each[worst], at_most=0.05)


def bad_hosts() -> Iterator[Row]:
    """Hosts that no list of ours has seen, at a threshold that civic hosts hardly ever reach."""

    def scores(hosts: list[str]) -> Scores:
        return ours([f"Have a look: https://{host}/" for host in hosts], (Principle.LINKS,))

    civic = scores(civic_hosts())
    flagged = share(list(civic >= THRESHOLD))
    yield Row("civic hosts, flagged", flagged, at_most=CIVIC_HOSTS_FLAGGED)
    allowed = int(len(civic) * CIVIC_HOSTS_FLAGGED)
    above = np.sort(civic)[::-1][allowed]
    for category in ("gambling", "dating"):
        name, bad = f"{category}, unseen hosts found", scores(sets.hosts(category))
        met = share(list((bad > above) & (bad >= THRESHOLD))) if len(bad) else None
        yield Row(name, met, at_least=0.60)


def civic_ham() -> Row:
    """Acceptable council comments that are taken for advertising or for a bad link."""
    every = [one for half in labelled.HALVES for one in labelled.comments(half)]
    texts = [one.text for one in every if not one.principles]
    flagged = share(list(ours(texts, SPAM) >= THRESHOLD))
    return Row("spam, civic comments flagged", flagged, at_most=0.01)


def council(half: str, peer: Peer) -> Iterator[Row]:
    """The council comments of one half, in which nobody is anybody."""
    us, them = labelled.agreements(half, read), by_peer(half, peer)
    name = half.replace("_", " ")
    goals = labelled.Goals
    for what, measure, at_least, at_most in (
        ("false alarms", labelled.false_alarms, None, goals.FALSE_ALARMS),
        ("any right", labelled.any_right, goals.ANY_RIGHT, None),
        ("exact set", labelled.exactly_right, goals.EXACTLY_RIGHT, None),
    ):
        theirs = share(measure(them)) if them else None
        yield Row(f"{name}, {what}", share(measure(us)), theirs, at_least, at_most)
    theirs = in_a_queue(them) if them else None
    yield Row(f"{name}, found early in a queue", in_a_queue(us), theirs, goals.FOUND_EARLY)


def in_a_queue(kept: list[Agreement]) -> Figure:
    """Breaches and what is acceptable are drawn anew, each from its own."""
    breaches = np.array([one.urgency for one in kept if one.is_breach])
    acceptable = np.array([one.urgency for one in kept if not one.is_breach])
    lot = np.random.default_rng(scoring.SEED)
    values = [
        labelled.found_early(
            list(lot.choice(breaches, len(breaches))), list(lot.choice(acceptable, len(acceptable)))
        )
        for _ in range(scoring.DRAWS)
    ]
    low, high = np.quantile(values, (0.025, 0.975))
    return Figure(labelled.in_a_queue(kept), float(low), float(high), len(kept))


def by_peer(half: str, peer: Peer) -> list[Agreement]:
    """What the peer makes of a half; nothing where it is not here."""
    comments = labelled.comments(half)
    scores = peer.scores([comment.text for comment in comments])
    flags = frozenset({Principle.RESPECT, Principle.LANGUAGE})
    return [
        Agreement(comment.principles, flags if score >= THRESHOLD else frozenset(), float(score))
        for comment, score in zip(comments, [] if scores is None else scores, strict=False)
    ]
