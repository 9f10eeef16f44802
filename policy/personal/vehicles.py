"""Number plates."""

import re

from policy.personal.near import Spans, any_of, beside

CURRENT = re.compile(
    r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Z](?:[025-7]\d|1\d)(?P<gap> ?)[A-HJ-PR-Z]{3}(?![\w-])"
)
"""AB12 CDE. No plate has an I or a Q there."""
OLDER = re.compile(
    r"(?<![\w-])(?:[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]"
    r"|[A-Z]{1,3} \d{1,4}|\d{1,4} [A-Z]{1,3})(?![\w-])"
)
"""A123 BCD, ABC 123D, ABC 123: only where vehicles are spoken of."""
LOWER = re.compile(r"(?<![\w-])[a-hj-pr-y][a-hj-pr-z]\d{2} ?[a-hj-pr-z]{3}(?![\w-])", re.IGNORECASE)
VEHICLE = any_of(
    "cars?",
    "vans?",
    "vehicles?",
    "lorry",
    "truck",
    "motorbike",
    "motorcycle",
    "caravan",
    "number plates?",
    "plates?",
    "reg",
    "registration(?: number| mark)?",
    "registered",
    "ceir",
    "cerbyd(?:au)?",
    "rhif cofrestru",
)
PLATE_ITSELF = any_of(
    "number plate", "plate", "reg", "registration(?: number| mark)?", "rhif cofrestru", "VRN"
)
NO_LETTERS = re.compile(
    r"AND|ARE|BUT|CAN|DAY|FOR|GET|HAS|HER|HIM|HIS|HOW|ITS|MAY|NEW|NOT|NOW|OFF|OLD|ONE|OUR|OUT|OWN"
    r"|SEE|SET|SHE|THE|TOO|TWO|USE|WAS|WAY|WHO|WHY|YES|YET|YOU|ALL|ANY|TEL|JAN|FEB|MAR|APR|JUN|JUL"
    r"|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN|GMT|BST|USK|AM|PM|NO|AGE|UP|TO|IN|ON|AT|OF"
)
"""Words in capitals, which follow a postcode or a time as letters follow a plate's number."""

END = re.compile(r"[.!?]\s+(?=[A-ZŴŶ])|\n")
LONG = 120
"""How far off in its sentence a vehicle may be spoken of."""


def plates(text: str) -> Spans:
    spans = [
        found.span()
        for found in CURRENT.finditer(text)
        if not NO_LETTERS.fullmatch(found[0][-3:]) or not found["gap"]
    ]
    spans += [
        found.span()
        for found in LOWER.finditer(text)
        if beside(PLATE_ITSELF, text, *found.span(), within=25)
    ]
    spans += [found.span() for found in OLDER.finditer(text) if _is_spoken_of(text, *found.span())]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    letters = re.sub(r"[\d ]", "", text[start:end])
    if NO_LETTERS.fullmatch(letters):
        return False
    is_full = bool(re.fullmatch(r"[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]", text[start:end]))
    if not is_full:
        return beside(PLATE_ITSELF, text, start, end, within=20)
    is_road = bool(NO_LETTERS.fullmatch(text[end - 3 : end]))  # as in "A472 AND A449"
    first, last = _sentence(text, start, end)
    words = PLATE_ITSELF if is_road else VEHICLE
    return bool(words.search(text, first, start) or words.search(text, end, last))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a stretch begins and ends, at most a line's length away."""
    ends = [found.end() for found in END.finditer(text, max(0, start - LONG), start)]
    over = END.search(text, end, end + LONG)
    return ends[-1] if ends else max(0, start - LONG), over.start() if over else end + LONG
