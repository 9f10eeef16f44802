"""Takes the words of a document apart into its headings and numbered clauses."""

import re
from dataclasses import dataclass, replace

from policy.register import REGISTER

CHAPTERS = {"1": "Introduction", "2": "Using Social Media", "3": "Code of conduct"}
"""The headings between the clauses of the policy as it came with this portal."""
SCOPE = "Scope"
"""What stands before the first number."""

HEADING = re.compile(r"(\d+)\.\s+(\S.{0,80})")
CLAUSE = re.compile(r"(\d+\.\d+)\.?\s+(\S.*)")
BULLET = re.compile(r"[·•▪*-]\s+(\S.*)")


@dataclass(frozen=True)
class Passage:
    """A heading, or the words under one number; `number` is empty for words under none."""

    number: str
    words: str
    is_heading: bool = False


def passages(text: str) -> list[Passage]:
    """Read a text line by line, as it was pasted: "1. Introduction", "1.1 Usk Town Council ...".

    Lines that were broken for the page are joined again; a bullet begins a line of its own.
    """
    found: list[Passage] = []
    for line in (line.strip() for line in text.splitlines()):
        if clause := CLAUSE.fullmatch(line):
            found.append(Passage(clause[1], clause[2]))
        elif heading := HEADING.fullmatch(line):
            found.append(Passage(heading[1], heading[2], is_heading=True))
        elif line and found and not found[-1].is_heading:
            found[-1] = _with_line(found[-1], line)
        elif line:
            found.append(Passage("" if found else SCOPE, line))
    return found


def _with_line(passage: Passage, line: str) -> Passage:
    if bullet := BULLET.fullmatch(line):
        return replace(passage, words=f"{passage.words}\n- {bullet[1]}")
    return replace(passage, words=f"{passage.words} {line}")


def numbers_given_twice(text: str) -> list[str]:
    """The numbers that stand at two places, so that nobody could point to either."""
    numbers = [passage.number for passage in passages(text) if passage.number]
    return sorted({number for number in numbers if numbers.count(number) > 1})


def has_clauses(text: str) -> bool:
    return any("." in passage.number for passage in passages(text))


def first_text() -> str:
    """The policy as it came with this portal, as one text."""
    lines = []
    for clause in REGISTER:
        chapter, _, clause_of_it = clause.number.partition(".")
        if clause_of_it == "1":
            lines.append(f"{chapter}. {CHAPTERS[chapter]}")
        lines.append(clause.words if clause.number == SCOPE else f"{clause.number} {clause.words}")
    return "\n\n".join(lines)


@dataclass(frozen=True)
class Differences:
    """How a text differs from what the portal's rules were written for, clause by clause."""

    missing: list[str]
    changed: list[str]
    added: list[str]


def differences(text: str) -> Differences:
    said = {passage.number: passage.words for passage in passages(text) if not passage.is_heading}
    known = {clause.number: clause.words for clause in REGISTER}
    return Differences(
        missing=[number for number in known if number not in said],
        changed=[number for number in known if said.get(number, known[number]) != known[number]],
        added=[number for number in said if number and number not in known],
    )


def rewritten(text: str) -> list[str]:
    """The clauses that say something else than the portal's rules were written for, by number."""
    differs = differences(text)
    otherwise = {*differs.missing, *differs.changed}
    return [each.number for each in REGISTER if each.number in otherwise] + differs.added
