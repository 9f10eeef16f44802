"""Whether a resident's words are about a particular person: by name, or by the office (3.15)."""

from __future__ import annotations

import re
import unicodedata

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
STREETS = r"(?!\s+(?:street|road|lane|close|avenue|drive|way|terrace|court|place|hall|house)\b)"
PARENT = r"(?!\s+of\s+(?!usk\b|the\s+town\b|this\b))"
"""The mayor of another place is another mayor."""

OFFICES = {
    "town clerk": rf"(?<!deputy )(?<!locum )\b(?:clerk|clerc|glerc|chlerc)\b{PARENT}",
    "deputy or locum clerk": r"\b(?:deputy|locum) clerk\b|\bdirprwy glerc\b",
    "mayor": rf"(?<!deputy )(?<!acting )(?<!dirprwy )\b(?:mayor|mayoress|maer|faer)\b{PARENT}",
    "deputy acting for the mayor": rf"\bacting mayor\b|(?<!deputy )\b(?:mayor|maer)\b{PARENT}",
    "deputy mayor": r"\bdeputy mayor\b|\b(?:dirprwy|ddirprwy) (?:faer|maer)\b",
}
"""How people speak of an office that one person holds. A councillor is one of many."""


def names(text: str, name: str, offices: tuple[str, ...] = (), *, is_answered: bool = False) -> str:
    """Return how the text names this person, in the words that it uses, or nothing.

    `is_answered` says that the text answers what this very person wrote: there a first name
    will do.
    """
    said = _plain(text)
    first, last = _parts(name)
    ways = [_full(first, last), _titled(last), _alone(last)] if last else [_titled(first)]
    if is_answered and len(first) > 1:
        ways.append(rf"\b{first}\b")
    ways += [rf"(?i:{OFFICES[held.lower()]})" for held in offices if held.lower() in OFFICES]
    found = (re.search(way, said) for way in ways)
    return next((match.group() for match in found if match), "")


def _plain(text: str) -> str:
    """Fold accents and odd spaces, and keep capitals, which tell a name from a word."""
    apart = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("_", " "))
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


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


def _titled(name: str) -> str:
    """As "Cllr Rees", "Cyng. Rees", "@CllrRees": whatever comes after the title of a person."""
    return rf"(?i:\b(?:{'|'.join(TITLES)})[\s.]*(?:\w+[\s.]+)?{name}(?:'?s)?\b)"


def _alone(last: str) -> str:
    if not ORDINARY.fullmatch(last.lower()):
        return rf"(?i:\b{last}(?:'s)?\b{STREETS})"
    # With a capital, and not where every sentence has one.
    return rf"(?<=[a-z,;:] ){last[0].upper()}{last[1:].lower()}(?:'s)?\b(?i:{STREETS})"
