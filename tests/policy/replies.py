"""What keeps and what breaks the rules for an answer to a resident: rows for the one table."""

from __future__ import annotations

from dataclasses import replace

from policy import replying
from policy.clause import RuleFunction
from policy.facts import Lists, Reply, Suggested

REPLY = Reply(
    text="The market opens at ten. See https://usk.example/market for the stalls.",
    channel="X",
    length=68,
    max_length=280,
    hosts=("usk.example",),
    known_hosts=("monmouthshire.example",),
)


def saying(text: str) -> Reply:
    return replace(REPLY, text=text, length=len(text))


TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (replying.says_nothing, REPLY, [saying(""), saying(" \n"), saying("\u200b"), saying("?!")]),
    (replying.too_long, replace(REPLY, length=280), [replace(REPLY, length=281)]),
    (replying.about_its_author, REPLY, [replace(REPLY, names_its_author="Cllr Rees")]),
    (replying.not_spoken_to, REPLY, [replace(REPLY, is_spoken_to=False)]),
    (replying.nothing_there, REPLY, [replace(REPLY, is_gone=True)]),
    (
        replying.answers_the_hidden,
        replace(REPLY, is_hidden=True, hidden_under="A", says_hidden_under=("A",)),
        [replace(REPLY, is_hidden=True, hidden_under="A")],
    ),
    (
        replying.never_hidden,
        replace(REPLY, is_hidden=True, hidden_under="A", says_hidden_under=("A",)),
        [
            replace(REPLY, says_hidden_under=("A",)),
            replace(REPLY, is_hidden=True, hidden_under="A", says_hidden_under=("A", "B")),
        ],
    ),
    (
        replying.against_the_principles,
        REPLY,
        [replace(REPLY, suggested=(Suggested("Respect other users", "an insult", ((0, 3),)),))],
    ),
    (replying.gap_left, REPLY, [saying("It opens at [time] on Friday.")]),
    (
        replying.insulting,
        replace(REPLY, lists=Lists(blocked=("pikey",))),
        [saying("Ask the pikeys."), saying("Ask the p1keys.")],
    ),
    (
        replying.looks_like_ours,
        REPLY,
        [saying("See https://usk.exarnple/market"), saying("See https://usk.example.evil.test/")],
    ),
    (
        replying.personal_shown,
        saying("Write to clerk@usk.example."),
        [saying("Ring Mrs Price on 07700 900123."), saying("Write to ann@mail.test.")],
    ),
    (
        replying.think_twice,
        REPLY,
        [saying("That is ridiculous."), saying("Paid â siarad sothach, da chi, gyfaill annwyl.")],
    ),
    (replying.sensitive_topic, REPLY, [saying("Ask your Labour candidate.")]),
    (replying.shortened, REPLY, [saying("See https://bit.ly/3abc for it.")]),
    (
        replying.leads_elsewhere,
        saying(
            "Report it at https://www.monmouthshire.example/roads or https://www.gov.wales/floods."
        ),
        [saying("See https://shop.test/stalls"), saying("See notgov.wales, it is all there.")],
    ),
    (
        replying.not_in_welsh,
        replace(saying("Mae'r farchnad yn agor am ddeg o'r gloch yfory."), language="cy"),
        [replace(REPLY, language="cy")],
    ),
]
