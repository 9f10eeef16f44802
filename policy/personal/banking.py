"""Bank details: sort codes, account numbers, IBANs, and the numbers of cards."""

import re

from stdnum import iban, luhn

from policy.personal.near import Spans, any_of, before, beside

SORT_CODE = re.compile(r"(?<![\w./-])\d{2}([ -]?)\d{2}\1\d{2}(?![\w/]|[ .-]?\d)")
ACCOUNT = re.compile(r"(?<![\w./-])(?:\d{8}|\d{4} \d{4})(?![\w/]|[.-]\d)")
BOTH = re.compile(r"(?<![\w./-])\d{2}-\d{2}-\d{2}[ ,/]{1,3}\d{8}(?![\w/])")
ABOUT_SORT_CODE = any_of("sort[ -]?code", "s/c", "cod didoli")
ABOUT_ACCOUNT = any_of(
    "account", "acct?", "a/c", "bank", "BACS", "sort[ -]?code", "cyfrif", "banc", "cod didoli"
)
IBAN = re.compile(r"(?<![\w-])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
CARD = re.compile(
    r"(?<![\w./+-])[2-6]\d{3}([ -]?)(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{5})(?![\w/]|[.-]\d)"
)


def accounts(text: str) -> Spans:
    spans = _ibans(text) + [found.span() for found in BOTH.finditer(text)]
    spans += [found.span() for found in CARD.finditer(text) if luhn.is_valid(_digits(found[0]))]
    spans += [
        found.span()
        for found in SORT_CODE.finditer(text)
        if before(ABOUT_SORT_CODE, text, found.start(), within=25)
    ]
    spans += [
        found.span()
        for found in ACCOUNT.finditer(text)
        if beside(ABOUT_ACCOUNT, text, *found.span(), within=30)
    ]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _ibans(text: str) -> Spans:
    """Its end is where the checksum fits: words may follow it."""
    spans = []
    for found in IBAN.finditer(text):
        for end in range(found.end(), found.start() + 14, -1):
            if text[end - 1] not in " -" and iban.is_valid(text[found.start() : end]):
                spans.append((found.start(), end))
                break
    return spans


def _digits(words: str) -> str:
    return re.sub(r"\D", "", words)
