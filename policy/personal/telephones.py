"""Telephone numbers of people: as they are written in Britain, and from abroad with their +."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberMatcher, PhoneNumberType

from policy.personal.near import Spans

ORGANISATIONS = (
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.UAN,
)
"""0800, 0808, 084, 087, 09 and 03: nobody has one at home. Nor 101, 111 or 999."""
INVENTED = re.compile(r"(?:7700900|1632960)\d{3}")
"""Kept free by Ofcom for stories and examples: invalid in a directory, telling in a post."""

BRITISH = re.compile(
    r"""(?<![\w+/.,-])
    (?: (?:\+|00)\s?44[\s.-]{0,2} (?:\(0\)[\s.-]{0,2})? (?=[1-9]) | \(0\d{2,5}\) | 0 )
    (?: [\s.-]{0,2} \(?\d\)? ){4,10}
    (?![\w]|[/-]\d)""",
    re.VERBOSE,
)
LOCAL = re.compile(
    r"""\b(?: tel | telephone | phone | ring | call | text | ff[oô]n | ff[oô]niwch | galwch )\b
    (?:\s(?:me|us|him|her|them|ni|fi))? (?:\s(?:on|at|ar))? (?:\s(?:no|number|rhif))?
    [.:]?\s (?:Usk\s)? ([2-9]\d{2}\s?\d{3}) (?![\w/]|\s\d)""",
    re.VERBOSE | re.IGNORECASE,
)
"""As neighbours give it: without the area's code."""
REFERENCE = re.compile(
    r"\b(?:ref|reference|order|invoice|case|application|permit|licence|cyfeirnod|anfoneb|parcel"
    r"|tracking|serial|barcode|ISBN)\.?\s?(?:no|number|rhif)?\.?\s?[:#]?\s?$",
    re.IGNORECASE,
)


def telephones(text: str) -> Spans:
    spans = [(found.start, found.end) for found in _by_the_directory(text)]
    spans += [found.span() for found in BRITISH.finditer(text) if _is_known(found[0])]
    spans += [found.span(1) for found in LOCAL.finditer(text)]
    return sorted(
        {span for span in spans if not _is_a_reference(text, *span)}, key=lambda span: span[0]
    )


def national(words: str) -> str:
    """The number as its digits without the nought or +44 in front: what two ways share."""
    digits = re.sub(r"\D", "", words.replace("(0)", ""))
    return re.sub(r"^(?:0044|44(?=\d{9,10}$)|0)", "", digits)


def _by_the_directory(text: str) -> Iterator[phonenumbers.PhoneNumberMatch]:
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID):
        if _is_personal(match.number):
            yield match


def _is_known(words: str) -> bool:
    digits = national(words)
    if INVENTED.fullmatch(digits):
        return True
    try:
        number = phonenumbers.parse(f"+44{digits}")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and _is_personal(number)


def _is_personal(number: PhoneNumber) -> bool:
    return phonenumbers.number_type(number) not in ORGANISATIONS


def _is_a_reference(text: str, start: int, end: int) -> bool:
    return text[start:end].isdigit() and bool(REFERENCE.search(text[max(0, start - 40) : start]))
