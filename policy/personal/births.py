"""Dates of birth: a whole date where birth or age is spoken of, and of somebody who may live."""

import re

from policy.personal.near import Spans

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|ch?wefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|g?orffennaf|awst|[mf]edi"
    r"|hydref|th?achwedd|dachwedd|r?hagfyr|ragfyr)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?"
DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      {DAY}\s(?:of\s|o\s)?{MONTH}\.?,?\s(?P<year>\d{{4}})
    | {MONTH}\.?\s{DAY},?\s(?P<year_last>\d{{4}})
    | \d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)(?P<year_short>\d{{4}}|\d{{2}})
    | (?P<year_first>\d{{4}})-\d{{2}}-\d{{2}}
    )(?![\w/-]|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
OF_BIRTH = re.compile(
    r"""(?:\b|(?=\())(?: d\.?\s?o\.?\s?b\.? | date\sof\sbirth | birth\s?date | birthday(?:\sis|:)
      | \(b\.? | born | ganwyd | ganed | anwyd | aned | eni | geni | pen-blwydd )
    [\s:,(=-]{0,3} (?:(?:is|was|on|ar|yw|oedd|oddi|yn|in\s[A-Z]\w+)[\s,]){0,3}
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)? (?:the\s|y\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
NAMED = re.compile(
    r"\b[Gg]?an(?:wyd|ed)\s(?!(?:Cyngor|Clwb|Cymdeithas)\b)(?:[A-ZŴŶ][\w'-]+\s){1,4}"
    r"(?:ar\s|ym?n?g?\s[A-ZŴŶ]\w+\sar\s)(?:ddydd\s[A-Z]\w+,?\s)?(?:y\s)?$"
)
"""Welsh says first that somebody was born, and then who: Ganwyd Mair Evans ar 3 Mai 1980."""
OF_AGE = re.compile(r"\b(?:aged?|oed(?:ran)?)\s\d{1,3}\s?[,(]\s?$", re.IGNORECASE)
SAID_AFTER = re.compile(
    r"[\s,(]{1,2}(?:is\s(?:his|her|their|my)\s|yw\s)?"
    r"(?:d\.?o\.?b\b|date\sof\sbirth|dyddiad\s(?:ei\s)?g?eni)",
    re.IGNORECASE,
)
NOT_OF_SOMEBODY = re.compile(
    r"\b(?:festival|club|group|society|council|idea|tradition|charity|show)(?:\swas|\sis)?\s$",
    re.IGNORECASE,
)
FIRST_WHO_MAY_LIVE = 1910
"""Whoever was born before belongs to the town's history: no law protects their birthday."""


def dates(text: str) -> Spans:
    return [
        found.span()
        for found in DATE.finditer(text)
        if _year(found) >= FIRST_WHO_MAY_LIVE and _is_of_a_birth(text, *found.span())
    ]


def _year(found: re.Match[str]) -> int:
    """Two digits may be of any century, and count as somebody's who lives."""
    year = found["year"] or found["year_last"] or found["year_first"] or found["year_short"]
    return int(year) if len(year) == 4 else FIRST_WHO_MAY_LIVE


def _is_of_a_birth(text: str, start: int, end: int) -> bool:
    lead = text[max(0, start - 60) : start]
    if SAID_AFTER.match(text, end) or OF_AGE.search(lead) or NAMED.search(lead):
        return True
    said = OF_BIRTH.search(lead)
    return said is not None and not NOT_OF_SOMEBODY.search(lead[: said.start()])
