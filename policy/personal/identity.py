"""Numbers by which the state knows a person: National Insurance and NHS."""

import re

from stdnum.gb import nhs as checked

from policy.personal.near import Spans, any_of, before, beside

INSURANCE = re.compile(
    r"(?<![\w-])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PRSTW-Z][A-CEGHJ-NPRSTW-Z]"
    r"(?:[ -]?\d{2}){3}[ -]?[A-D](?![\w-])",
    re.IGNORECASE,
)
WITH_WORDS = re.compile(
    r"(?<![\w-])[A-Z]{2}(?:[ -]?\d{2}){3}(?:[ -]?[A-D])?(?![\w-])", re.IGNORECASE
)
"""As on forms and specimens: with an invented beginning, or without its last letter."""
ABOUT_INSURANCE = any_of("national insurance", "NI", "NINO", "yswiriant gwladol", "YG")

HEALTH = re.compile(r"(?<![\w.+/-])[1-9]\d{2}([ -]?)\d{3}\1\d{4}(?![\w/-])")
ABOUT_HEALTH = any_of("NHS", "GIG")


def insurance(text: str) -> Spans:
    return [found.span() for found in INSURANCE.finditer(text)] + [
        found.span()
        for found in WITH_WORDS.finditer(text)
        if before(ABOUT_INSURANCE, text, found.start(), within=40)
    ]


def nhs(text: str) -> Spans:
    """Three, three and four, or without spaces where the NHS is named; the checksum must fit."""
    return [
        found.span()
        for found in HEALTH.finditer(text)
        if checked.is_valid(found[0])
        and (found[1] or beside(ABOUT_HEALTH, text, *found.span(), within=40))
    ]
