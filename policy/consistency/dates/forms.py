"""How days are written, in English and Welsh. The day comes before the month, as in Britain."""

import re

from policy.consistency.dates.names import DAYS, DYDDIAU, MONTHS


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WHOLE_NAMES = {name: day for name, day in DAYS.items() if name.endswith("day")}
_SHORT = rf"(?:{_any_of({name: day for name, day in DAYS.items() if name not in _WHOLE_NAMES})})"
MONTH = rf"(?:{_any_of(MONTHS)})\b\.?"
_BEFORE = r"(?:(?:nos|bore|prynhawn)\s)?(?:d?dydd\s)?"
WEEKDAY = rf"(?:(?:{_any_of(DAYS)})\b\.?|{_BEFORE}(?:{_any_of(DYDDIAU)})\b)"
SUFFIX = r"(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)"
NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
DAY = rf"{NUMBER}{SUFFIX}?\b(?![/:.]\d|\s?%)"
_AND = r"(?:\s?,?\s(?:and|or|a|ac|neu)\s|\s?,\s?|\s?&\s?)"
_TO = r"(?:\s?-\s?|\s(?:to|through|until|till?|tan|hyd|i)\s)"
_THE = r"(?:the\s|y\s|yr\s)?"
_LED = rf"(?:{WEEKDAY},?\s?)?{_THE}"

ISO = re.compile(r"(?<![\w-])(?P<year>20\d\d|19\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
NUMERIC = re.compile(
    rf"(?<![\w/.-])(?P<day>{NUMBER})(?P<mark>[/.-])"
    r"(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<year>(?:20|19)?\d\d)(?![\d/-]|\.\d)"
)
SHORT = re.compile(rf"(?<![\w/.-])(?P<day>{NUMBER})/(?P<month>1[0-2]|0?[1-9])(?![\w/])")
"""14/12, which alone might be a fraction."""
LED_BY_WEEKDAY = re.compile(rf"(?<!\w)(?P<weekday>{WEEKDAY}),?\s$", re.IGNORECASE)
LED_BY_WHEN = re.compile(r"\b(?:on|by|until|from|ar|erbyn|tan)\s$", re.IGNORECASE)
DAYS_OF_MONTH = re.compile(
    rf"(?<![\w/.:£-])(?P<days>{_LED}{DAY}(?:(?:{_AND}|{_TO}){_LED}{DAY}){{0,9}}+)"
    rf"\s?,?(?:of\s|o\s(?:fis\s)?|mis\s)?(?:the\s)?(?P<month>{MONTH})"
    r"(?:,?\s?(?P<year>20\d\d|19\d\d)\b|\s'(?P<short>\d\d)\b"
    r"|\s(?P<bare>2\d)(?=\s{3}|\s?(?:[,;)\n]|$)))?",
    re.IGNORECASE,
)
"""14 December 2026, Monday 14th December, 14eg o Ragfyr, 5, 12 and 19 December, 1-5 December."""
MONTH_AND_DAYS = re.compile(
    rf"(?<!\w)(?:(?P<weekday>{WEEKDAY}),?\s)?(?P<month>{MONTH})\s{_THE}"
    rf"(?P<days>{DAY}(?!\d)(?:(?:{_AND}|{_TO}){_THE}{DAY}){{0,9}}+)(?:,?\s(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
"""December 14th, Mon Dec 14, 2026."""
ENDS = (
    r"(?=\s*(?:$|[.,;:!?)\]\n|@-]|(?:at|in|from|and|or|to|until|till|between|this|next|of|with|for"
    r"|when|if|we|so|but|is|will|are|was|were|where|as|on|before|after|by|please|see|come|join"
    r"|am|o|yn|ym|yng|rhwng|a|ac|i|tan|oedd|bydd|mae|hyd|gyda|ar)\b))"
)
WEEKDAY_AND_DAY = re.compile(
    rf"(?<!\w)(?P<weekday>{WEEKDAY}),?\s{_THE}(?P<days>{NUMBER}(?:{SUFFIX}\b|\b{ENDS})(?![/:.]\d))",
    re.IGNORECASE,
)
"""Monday 14th; Monday 14 where nothing is counted by it."""
ORDINALS = re.compile(
    rf"\b(?:the|y|yr|on|by|until|from|ar)\s(?P<days>{NUMBER}{SUFFIX}\b"
    rf"(?:(?:{_AND}|{_TO}){_THE}{NUMBER}{SUFFIX}\b){{0,9}}+){ENDS}",
    re.IGNORECASE,
)
"""The 14th, ar y 14eg: where it is not the 14th of something."""
MONTH_OF_YEAR = re.compile(
    rf"\b(?P<month>{MONTH})\s(?P<year>20\d\d)\b(?![/-]\d)"
    rf"|\b(?:in|during|until|by|throughout|end\sof|start\sof|mid|mis|fis|ddiwedd|diwedd|yn|ym|yng)"
    rf"[\s-](?:early\s|late\s|mid-?)?(?P<alone>{MONTH})(?![\w'-]|\s\d)",
    re.IGNORECASE,
)
_WHOLE = rf"(?:{_any_of(_WHOLE_NAMES)}|{_BEFORE}(?:{_any_of(DYDDIAU)}))"
WEEKDAYS = re.compile(
    rf"""(?<![\w\#])(?P<every>(?:every|each|bob|(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))
        (?:\s(?:and|&)\s(?:third|fourth|[1-4](?:rd|th)))?)\s(?:other\s|alternate\s)?)?
    (?: (?P<short_first>{_SHORT})(?:\s?-\s?|\sto\s)(?P<short_last>{_SHORT})
      | (?P<first>{_WHOLE})(?P<many>s)?(?:{_TO}(?P<last>{_WHOLE})(?P<many_last>s)?)? )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Monday, Mondays, every Monday, Monday to Friday, Mon-Fri."""
FEASTS = {
    **{"christmas eve": (24, 12), "noswyl nadolig": (24, 12), "noswyl y nadolig": (24, 12)},
    **{"christmas day": (25, 12), "dydd nadolig": (25, 12), "ddydd nadolig": (25, 12)},
    **{"boxing day": (26, 12), "gŵyl san steffan": (26, 12), "ŵyl san steffan": (26, 12)},
    **{"new year's eve": (31, 12), "nos galan": (31, 12)},
    **{"new year's day": (1, 1), "dydd calan": (1, 1), "ddydd calan": (1, 1)},
    **{"st david's day": (1, 3), "dydd gŵyl dewi": (1, 3), "ddydd gŵyl dewi": (1, 3)},
}
"""Days that have a name and a date: (day, month)."""
FEAST = re.compile(
    rf"(?P<led>\b(?:on|by|until|till|from|before|ar|erbyn|tan|o)\s)?"
    rf"(?<!\w)(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    rf"""\b(?:(?P<word>today|tonight|tomorrow|yesterday|last\snight
        |heddiw|heno|yfory|nos\syfory|ddoe|neithiwr)
    | (?P<which>this(?:\scoming)?|next|last)\s(?:(?P<day>{WEEKDAY})|(?P<weekend>weekend))
    | (?P<welsh_day>{WEEKDAY})\s(?P<welsh_which>yma|hwn|nesaf|diwethaf)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PASSED_OVER = (
    r"(?:a|one|two|wythnos)\s(?:weeks?\s|fortnight\s)?(?:on|from|today|tomorrow|i)"
    r"|good|black|cyber|easter|shrove|palm|ash|whit|remembrance|super|giving|happy|business|advent"
    r"|mothering|maundy|holiday|stir-up|castle|wild|gwener\sy|fat|sul\sy"
)
UNSURE = re.compile(
    rf"\b(?:{_PASSED_OVER})\s{WEEKDAY}|\ba\s(?:week|fortnight)\s(?:today|tomorrow)\b",
    re.IGNORECASE,
)
"""Names and ways of counting that this does not try to resolve: they are passed over."""
AFTER_NO_DAY = re.compile(
    r"\s(?:week|fortnight|school|lunch|roast|best|groglith"
    r"|y\s(?:groglith|pasg|cofio|mamau|blodau))\b",
    re.IGNORECASE,
)
"""Monday week, Sunday lunch."""

DATE_AFTER = re.compile(rf",?\s\(?{_THE}\d")
"""As in "this Friday, 27 November", which says by itself which Friday is meant."""
EVENT_BEFORE = re.compile(
    r"\b(?:is|meets?|meeting|event|place|opens?|closes?|closed|ends?|starts?|begins?|held|open"
    r"|by|until|deadline|mae|cyfarfod|agor|gau|erbyn)\s$",
    re.IGNORECASE,
)
EVENT_AFTER = re.compile(
    r"[\s,:-]{0,3}(?:at|from|between|until|am|o|rhwng|tan)?\s{3}", re.IGNORECASE
)
"""A time stood here: it is covered by blanks when days are looked for."""
RANGE = re.compile(rf",?{_TO}{_THE}", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|rhwng)\s(?:the\s|y\s)?$", re.IGNORECASE)
EACH_DAY = re.compile(
    rf"(?P<link>{_TO})?{_THE}(?:(?P<weekday>{WEEKDAY}),?\s?{_THE})?(?P<day>{NUMBER}){SUFFIX}?\b",
    re.IGNORECASE,
)
EVERY_AFTER = re.compile(r"\s(?:of\s(?:each|every|the)\smonth|bob\smis|y\smis)", re.IGNORECASE)
