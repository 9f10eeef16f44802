"""Whether a resident's words are about a particular person: by name, or by the office (3.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy.folding import disguised, fold

TITLES = (
    *("cllr", "cllrs", "clr", "councillor", "councillors", "coun", "cyng", "cynghorydd"),
    *("gynghorydd", "nghynghorydd", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame"),
    *("mayor", "maer", "faer", "clerk", "clerc", "glerc"),
)
ORDINARY = re.compile(
    r"banks|bell|best|black|brown|bush|carpenter|church|cook|cross|day|dean|field|fox|gold|grant|"
    r"green|hall|hill|hunt|king|knight|lane|law|little|long|love|major|marsh|mason|may|miles|moody|"
    r"noble|page|park|pike|pool|power|price|rich|rose|savage|short|small|smart|stone|strong|"
    r"summers|swift|vale|walker|ward|waters|weaver|west|white|wild|winter|wood|young"
)
"""Names that are words as well: alone they are a name only where a word would not stand so."""
WORDS_TOO = re.compile(
    r"amber|april|art|august|bill|bob|carol|chance|daisy|dawn|dean|don|drew|faith|frank|gene|grace|"
    r"grant|guy|harry|hazel|heather|holly|hope|iris|ivy|jack|jean|joy|june|lily|mark|may|miles|"
    r"nick|norm|olive|pat|patience|peg|penny|pete|poppy|ray|rich|rob|robin|rose|rosemary|ruby|"
    r"rusty|sage|scarlet|sky|stew|sue|summer|tony|victor|violet|wade|will|willow|afon|dewi|eira|"
    r"gwen|haf|mai|medi|siriol|wyn"
)
"""First names that are words as well."""
DOES = (
    r"(?= (?:is|was|has|had|should|must|wants?|needs?|knows?|says?|said|thinks?|owns?|lies|lied)\b)"
    r"(?! \w+ (?:too|so|high|higher|low|lower|up|down|going|gone|risen)\b)"
)
"""What a person does at the beginning of a sentence, and a price or a hall does not."""
BEFORE_WORDS = ("THE", "A", "AN", "OF", "IN", "OUR", "YOUR", "THIS", "THAT", "NEW", "NO", "ANY")
STREETS = r"(?!\s+(?:street|road|lane|close|avenue|drive|way|terrace|court|place|hall|house)\b)"
OURS = r"(?:the|our|your|my|this|that)\s+(?:town\b|council\b|community\b)|this\b|ours\b"
PARENT = rf"(?!\s+of\s+(?!usk\b|brynbuga\b|{OURS}))"
"""The mayor of another place is another mayor."""

OFFICES = {
    "town clerk": rf"(?<!deputy )(?<!locum )\b(?:clerks?|clerc|glerc|chlerc)\b{PARENT}|"
    rf"\b(?:chief executive|(?:prif|brif|phrif) weithredwr)\b{PARENT}",
    "deputy or locum clerk": r"\b(?:deputy|locum) clerk\b|\bdirprwy glerc\b",
    "mayor": rf"(?<!deputy )(?<!acting )(?<!dirprwy )\b(?:mayor|mayoress|maer|faer)\b{PARENT}",
    "deputy acting for the mayor": rf"\bacting mayor\b|(?<!deputy )\b(?:mayor|maer)\b{PARENT}",
    "deputy mayor": r"\bdeputy mayor\b|\b(?:dirprwy|ddirprwy) (?:faer|maer)\b",
}
"""How people speak of an office that one person holds. A councillor is one of many."""


def names(
    text: str,
    name: str,
    offices: tuple[str, ...] = (),
    *,
    is_answered: bool = False,
    is_only_one: bool = False,
) -> str:
    """Return how the text names this person, in the words that it uses, or nothing.

    `is_answered` says that the text answers what this very person wrote: there a first name
    will do. `is_only_one` says that nobody else of the council bears that first name: there it
    will do with a capital.
    """
    first, last = _parts(name)
    ways = [_full(first, last), _titled(last), *_alone(last)] if last else [_titled(first)]
    if is_answered and len(first) > 1:
        ways.append(rf"\b{first}\b")
    if is_only_one and last and len(first) > 1:
        ways.append(_first_alone(first, last))
    ways += [rf"(?i:{OFFICES[held.lower()]})" for held in offices if held.lower() in OFFICES]
    said = list(_readings(text))
    return next((as_it_stands for way in ways for as_it_stands in _found(way, said)), "")


@dataclass(frozen=True)
class _Reading:
    """A text as it can be read, and for each of its letters where that stands in the text."""

    text: str
    plain: str
    at: tuple[int, ...]


def _found(way: str, readings: list[_Reading]) -> Iterator[str]:
    for said in readings:
        if match := re.search(way, said.plain):
            stands = said.text[said.at[match.start()] : said.at[match.end() - 1] + 1]
            yield " ".join(stands.split())


def _readings(text: str) -> Iterator[_Reading]:
    """The text as it looks, and where words are disguised, as it reads with that undone.

    Capitals are kept: they tell a name from a word.
    """
    folded = fold(text)
    looks = [
        letter.upper() if text[place].isupper() else letter
        for letter, place in zip(folded.plain, folded.at, strict=False)
    ]
    yield _spaced(text, list(zip(looks, folded.at, strict=False)))
    undone: list[tuple[str, int]] = []
    done = 0
    for word, (start, end) in sorted(disguised(folded.plain), key=lambda found: found[1]):
        if start >= done:
            undone += zip(looks[done:start], folded.at[done:start], strict=True)
            begins = word[0].upper() if looks[start].isupper() else word[0]
            undone.append((begins, folded.at[start]))
            undone += [(letter, folded.at[end - 1]) for letter in word[1:]]
            done = end
    if done:
        undone += zip(looks[done:], folded.at[done:], strict=False)
        yield _spaced(text, undone)


def _spaced(text: str, letters: list[tuple[str, int]]) -> _Reading:
    """One space wherever there is any, and for what stands for one in a handle."""
    kept: list[tuple[str, int]] = []
    for letter, place in letters:
        said = " " if letter.isspace() or letter == "_" else letter
        if said != " " or (kept and kept[-1][0] != " "):
            kept.append((said, place))
    return _Reading(text, "".join(letter for letter, _ in kept), tuple(at for _, at in kept))


def first_name(name: str) -> str:
    """Without titles, accents and capitals, so that two can be compared."""
    return _parts(name)[0].lower()


def _plain(text: str) -> str:
    return next(_readings(text)).plain.strip()


def _parts(name: str) -> tuple[str, str]:
    """First and last name, ready for a pattern, without titles before or letters after."""
    words = re.split(r"[\s.]+", _plain(name).split(",")[0])
    words = [re.escape(word) for word in words if word and word.lower() not in TITLES]
    if not words:
        return re.escape(_plain(name)), ""
    return words[0], words[-1] if len(words) > 1 else ""


def _full(first: str, last: str) -> str:
    """As "Gwen Rees", "G. Rees", "gwenrees": with anything but a word between."""
    return rf"(?i:\b{first}[\s.\-]*{last}\b)|(?i:\b{first[0]}[\s.]+)(?-i:{last}\b)"


def _first_alone(first: str, last: str) -> str:
    """With a capital and nobody else's last name; a word only where a word has no capital."""
    begun = rf"{first[0].upper()}{first[1:].lower()}"
    before = r"(?<=[a-z,;:] )" if WORDS_TOO.fullmatch(first.lower()) else r"\b"
    return rf"{before}{begun}\b(?!['-]?[A-Za-z])(?! (?!{last})[A-Z][a-z])(?i:{STREETS})"


def _titled(name: str) -> str:
    """As "Cllr Rees", "Cyng. Rees", "@CllrRees": whatever comes after the title of a person."""
    return rf"(?i:\b(?:{'|'.join(TITLES)})[\s.]*(?:\w+[\s.]+)?{name}(?:'?s)?\b)"


def _alone(last: str) -> Iterator[str]:
    letters = re.findall(r"\\?.", last)
    if len(letters) > 2:
        yield rf"(?i:\b{r'[ .*~-]{1,2}'.join(letters)}\b)"
    if not ORDINARY.fullmatch(last.lower()):
        yield rf"(?i:\b{last}(?:'s|s'?)?\b{STREETS})"
        return
    # With a capital and not where every sentence has one; doing something; or shouted.
    begun = rf"{last[0].upper()}{last[1:].lower()}"
    yield rf"(?<=[a-z,;:] ){begun}(?:'s)?\b(?i:{STREETS})"
    yield rf"\b{begun}\b{DOES}"
    unless = "".join(rf"(?<!\b{word} )" for word in BEFORE_WORDS)
    yield rf"{unless}\b{last.upper()}\b(?i:{STREETS})"
