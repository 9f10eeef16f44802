"""Home addresses: a house and its street, or a house and its postcode.

A street alone is public, and so is a postcode: some twenty houses share one.
"""

import re

from policy.personal.near import Spans, any_of, before
from policy.personal.streets import NAME, NAMED_HOUSE, POSTCODE, PUBLIC_PLACE, SMALL, STREET

NUMBER = r"(?<![\w£$€/.:,-])\d{1,3}[A-Ha-h]?(?:\s?[-/]\s?\d{1,3}[a-h]?)?"
FLAT = r"(?:(?:Flat|Apartment|Fflat)\s\w{1,3},?\s)?"
NUMBERED = re.compile(
    rf"{FLAT}{NUMBER}(?:,(?!\sThe\b))?\s{STREET}|{NUMBER}\sThe\s[A-Z][a-z]+\b(?=,|\.|$|\s[a-z(])"
)
NAMED = re.compile(rf"{NAMED_HOUSE},\s{STREET}")
IN_SMALL_LETTERS = re.compile(rf"{NUMBER}\s{SMALL}")
AT_A_POSTCODE = re.compile(rf"(?:{NUMBER},?|{NAMED_HOUSE},)\s(?:{NAME},?\s){{0,4}}{POSTCODE}")
BEHIND = re.compile(rf"(?:,?\s{NAME}){{0,3}},?\s{POSTCODE}")
"""What may follow a house and its street: the town and the postcode belong to it."""

CLOSE = 80
"""How far in front of a number its meaning is looked for."""

LIVES = any_of(
    *(
        "lives?",
        "lived",
        "living",
        "residents?",
        "home",
        "house",
        "address",
        "moved",
        "neighbours?",
    ),
    *("door", "byw", "cartref", "cyfeiriad", "at", "outside", "of", "visit"),
)
PUBLIC = re.compile(PUBLIC_PLACE)
AT_A_PUBLIC_PLACE = re.compile(
    rf"{PUBLIC_PLACE}(?:\s(?:[A-Z]\w+|y|yr)){{0,2}}(?:,|\sat|\sin|:|\s\(|\syn|\sar)?\s?$"
)
COUNTS_SOMETHING_ELSE = re.compile(
    r"\b(?:bus|routes?|services?|bws|gwasanaeth|llwybr|minute|item|eitem|agenda|page|junction"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|dydd\s\w+"
    r"|\d to|top|over|about|around|last|next|all|doors)\s$",
    re.IGNORECASE,
)

APPLIED_FOR = re.compile(
    r"\b(?:planning\s(?:application|permission|notice|appeal)s?|cais\scynllunio"
    r"|[A-Z]{2}/\d{4}/\d{3,6})\b",
    re.IGNORECASE,
)
WORKED_ON = re.compile(
    r"\b(?:road\s?works?|gwaith\sffordd|closures?|closed|ar\sgau|diversions?|resurfacing|potholes?"
    r"|gas\sworks|water\smain|temporary\s(?:traffic\s)?lights|scaffold(?:ing)?|street\slights?"
    r"|lamp\s?posts?|parking\ssuspen(?:sion|ded))\b",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\b(?:opposite|near|nearby|between|adjacent\sto|in\sfront\sof|gyferbyn\sâ|ger|rhwng)\s"
    r"(?:\d[^.;\n]{0,40}\sand\s|\d[^.;\n]{0,40}\sa\s)?$",
    re.IGNORECASE,
)
OUTSIDE = re.compile(r"\b(?:outside|y\stu\sallan\si|tu\sallan\si)\s$", re.IGNORECASE)
SEVERAL = re.compile(r"\d{1,3}\s?[-/]\s?\d")
OF_SOMEBODY = re.compile(
    r"\b(?:live[sd]?|living|residents?|home\sof|homes?|famil(?:y|ies)|neighbours?|byw|cartref)\b"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Cyng)\b|\b[A-Z][\w'-]+\s[A-Z][\w'-]+,?\s(?:of|at|o|yn)\s$"
)
"""A person who comes with an address makes it theirs, whatever else is going on there."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZŴŶ])|\n")


def addresses(text: str) -> Spans:
    found = [
        *(_with_postcode(text, house) for house in NUMBERED.finditer(text)),
        *(
            _with_postcode(text, house)
            for house in NAMED.finditer(text)
            if not PUBLIC.search(house[0].partition(",")[0])
        ),
        *(
            house.span()
            for house in IN_SMALL_LETTERS.finditer(text)
            if before(LIVES, text, house.start(), within=12)
        ),
        *(house.span() for house in AT_A_POSTCODE.finditer(text) if not PUBLIC.search(house[0])),
    ]
    homes = [
        (start, end)
        for start, end in found
        if _is_a_home(text[max(0, start - CLOSE) : start]) and not _is_a_subject(text, start, end)
    ]
    return sorted(homes, key=lambda span: (span[0], -span[1]))


def _is_a_subject(text: str, start: int, end: int) -> bool:
    """Whether an address says where something is planned, dug or shut, and not where one lives."""
    lead = SENTENCE.split(text[:start])[-1]
    tail = SENTENCE.split(text[end:], maxsplit=1)[0]
    if OF_SOMEBODY.search(lead[-CLOSE:]):
        return False
    is_several = bool(SEVERAL.match(text, start, end))
    return bool(
        APPLIED_FOR.search(lead)
        or WORKED_ON.search(lead + "\n" + tail)
        or BESIDE.search(lead)
        or (is_several and OUTSIDE.search(lead))
    )


def _with_postcode(text: str, house: re.Match[str]) -> tuple[int, int]:
    behind = BEHIND.match(text, house.end())
    return house.start(), behind.end() if behind else house.end()


def _is_a_home(lead: str) -> bool:
    return not COUNTS_SOMETHING_ELSE.search(lead) and not AT_A_PUBLIC_PLACE.search(lead)
