"""Hashtags of several words run together: a capital for each lets everybody read them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from policy.clause import Marked, Reason
from policy.facts import Draft
from policy.quoting import quoted

HASHTAG = re.compile(r"(?<![\w&/])#([^\W\d_][^\W_]{5,60})(?![^\W_])")
WORD = re.compile(r"[^\W\d_]+")
CIVIC = """
about advent afon agenda air alert all am amgylchedd and annual ar ardal armistice art arts autumn
award awards band bawb bank best bin bins blwyddyn bonfire book books bridge britain bro brynbuga
budget bus business byw cafe call car carnival castell castle celf centre charity children choir
christmas church clean climate club coed coffee come community consultation council councillor
craft creu croeso culture cwis cyfarfod cymraeg cymru cymuned cyngor dance dathlu day days
decision dewi dinner diolch dog dogs dref drive dros dwr dydd easter eisteddfod election emergency
energy event events fair family farm farmers fayre festival ffair fire fireworks first flood
floods flower flowers food football for free friends frynbuga fun garden gardens get good great
green group gwirfoddoli gwyl gwyrdd gymru gyngor haf hall halloween have health heddiw help
heritage high history holiday home house hwyl i iach iaith ieuenctid in is it join july june keep
kids lan lets library life light lights litter live lle lleol llyfrgell local love maer make
marchnad market may mayor meet meeting memorial mewn mis monday monmouthshire month mrynbuga
museum music nadolig nature neuadd new newid news newydd night no noson not notice november o
october of older on open our out parc park parking pawb penwythnos pick place plan plant play
plays pobl pont poppy pride project pub quiz race rain recycle recycling remembrance report river
road roads run safe safety sale sant save say school september service share shop show silence
siop sir small snow social song spring state station stop street summer sunday support switch tea
team thank thanks the theatre this tidy time to together town traffic tree trees tref tymor up
update us usk vaccine valley village vision visit volunteer volunteers vote wales walk warm water
weather week weekend welcome welsh what winter with women work world wythnos y year ym yn you
young your youth yr ysgol
"""
"""Words that hashtags of a town are made of, in both languages."""
KNOWN = frozenset(WORD.findall(CIVIC))


def run_together(draft: Draft) -> Reason:
    known = _known(draft.message)
    found = [
        (tag, better)
        for tag in HASHTAG.finditer(draft.message)
        if (better := _better(tag[1], known))
    ]
    if not found:
        return None
    return Marked(
        f"{quoted(tag[0] for tag, _ in found)}: with a capital for each word more people can read "
        f"it, as in {quoted(better for _, better in found)}.",
        tuple(tag.span() for tag, _ in found),
    )


def with_capitals(text: str) -> str:
    """The text with a capital for each word of its hashtags, where those words are known."""
    known = _known(text)
    return HASHTAG.sub(lambda tag: _better(tag[1], known) or tag[0], text)


def _known(text: str) -> frozenset[str]:
    """The words of every town, and those that the text itself says apart."""
    return KNOWN | {word.lower() for word in WORD.findall(HASHTAG.sub("", text)) if len(word) > 2}


def _better(run: str, known: Collection[str]) -> str:
    """The hashtag with its capitals, or nothing when it has some or is one word."""
    parts = _parted(run, known) if run.islower() else ()
    return "#" + "".join(part.capitalize() for part in parts) if len(parts) > 1 else ""


def _parted(run: str, known: Collection[str]) -> tuple[str, ...]:
    """The fewest known words that make it up; figures at its end are a word of their own."""

    @lru_cache
    def from_(start: int) -> tuple[str, ...] | None:
        if start == len(run):
            return ()
        if run[start:].isdigit():
            return (run[start:],)
        ways = [
            (run[start:end], *rest)
            for end in range(len(run), start, -1)
            if run[start:end] in known and (rest := from_(end)) is not None
        ]
        return min(ways, key=len, default=None)

    return from_(0) or ()
