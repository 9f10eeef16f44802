"""How times of day are written, in English and Welsh, in digits and in words."""

import re

HOURS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    **{"un": 1, "dau": 2, "ddau": 2, "tri": 3, "dri": 3, "pedwar": 4, "bedwar": 4, "pump": 5},
    **{"bump": 5, "chwech": 6, "saith": 7, "wyth": 8, "naw": 9, "deg": 10, "ddeg": 10},
    **{"un ar ddeg": 11, "deuddeg": 12, "ddeuddeg": 12, "thri": 3, "phedwar": 4, "phump": 5},
}
PARTS = {
    **{"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty five": 25, "half": 30},
    **{"pum munud": 5, "deg munud": 10, "chwarter": 15, "ugain munud": 20, "hanner awr": 30},
    **{"bum munud": 5, "ddeg munud": 10, "hanner": 30},
}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"[\s-]")


AM = r"""(?:a\.\s?m\b\.?|am\b(?!\s(?:ddim|yr|ein|fwy|sgwrs|baned|goffi)\b)|y\.b\b\.?|yb\b)
    |(?:(?:yn\s)?y\s?bore|(?:in\sthe|this)\smorning)\b"""
"""Not the Welsh "am" that goes on, as in "rhwng 2 a 4 am ddim"."""
PM = r"""(?:p\.\s?m\b\.?|pm\b|y\.[hp]\b\.?|y[hp]\b)
    |(?:yr?\s?hwyr|y\s?prynhawn|(?:gyda'r|y)\s?(?:nos|hwyr)
       |(?:in\sthe|this)\s(?:afternoon|evening)|at\snight|tonight)\b"""
HALF_OF_DAY = rf"(?:(?P<am>{AM})|(?P<pm>{PM}))"
CLOCK = r"(?:o'?\s?clock|o'r\s?gloch)\b"
FULL = r"(?:hrs|hours|h)\b"

WORDED = re.compile(
    rf"""\b(?:
        (?P<part>{_any_of(PARTS)})\s(?P<side>past|to|wedi|i)\s(?P<next>{_any_of(HOURS)}|1?\d)\b
        (?:\s{CLOCK})? (?:\s{HALF_OF_DAY})?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Half past seven, chwarter i wyth."""
SPELT = re.compile(
    rf"""\b(?P<word>{_any_of(HOURS)})\s
        (?:{CLOCK}(?:\s{HALF_OF_DAY})? | (?P<am_alone>{AM}) | (?P<pm_alone>{PM}))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Seven o'clock, saith yr hwyr."""
_AND = r"\s(?:and|to|till?|until|a|ac|tan|hyd|i)\s"
SPELT_FIRST = re.compile(
    rf"""(?:(?<=\brhwng\s)|(?<=\bbetween\s)|(?<=\bfrom\s)|(?<=\bo\s)) (?P<word>{_any_of(HOURS)})
        (?={_AND}(?:{_any_of(HOURS)})\s(?:{AM}|{PM}))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Rhwng dau a phump y prynhawn: the first takes its half of the day from the second."""
MIDDLE = re.compile(
    r"""(?:\b12\s?)?\b(?:(?P<noon>(?:hanner|canol|ganol)\s?dydd|noon|mid-?day)
                       |(?P<midnight>(?:hanner|ganol)\s?nos|midnight))\b""",
    re.IGNORECASE | re.VERBOSE,
)
FOUR = re.compile(
    rf"(?<![\w£€$.,:/+-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?{FULL}", re.IGNORECASE
)
"""1930hrs."""
FOUR_MORE = re.compile(
    r"(?<![\w£€$.,:/+-])(?<!\bin\s)(?<!\bof\s)(?<!\bby\s)(?<!\bsince\s)(?<!\bcirca\s)"
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:$|[.,;!)]\s|[.,;!)]$|-|to\b|and\b))",
    re.IGNORECASE,
)
"""1930 where the same line has 1830hrs, and no year is spoken of."""
TIMETABLED = re.compile(r"(?<![\w£€$.,:/+-])(?P<hour>0\d)(?P<minute>[0-5]\d)(?![\w:/-]|[.,]\d)")
"""0725, in the list of a timetable."""
DIGITS = re.compile(
    rf"""(?<![\w£€$:/+])(?<!\d[.,]) (?P<hour>2[0-4]|[01]?\d)
        (?:(?P<mark>[.:h]|\s?:\s?)(?P<minute>[0-5]\d))?
        (?:\s?(?P<clock>{CLOCK}|{FULL}))? (?:\s?{HALF_OF_DAY})?
        (?![\w%£]|[.,:/]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
"""7, 7pm, 7.30, 19:30, 7 o'r gloch, 7.30 yr hwyr."""

LINK = re.compile(
    r"\s?(?:-|to|for|till?|until|and|or|tan|hyd(?:\sat)?|i|a|ac|neu)\s?"
    r"(?:about\s|around\s|approximately\s|tua\s)?",
    re.IGNORECASE,
)
"""What stands between the two times of "2 to 4pm"."""
CUE = re.compile(
    r"""(?:\b(?:at|from|by|until|till?|before|after|around|about|between|starts?|starting|times?
      |begins?|opens?|open|closes?|opening|doors|hours|is|are|now
      |am|o|tan|hyd|rhwng|erbyn|cyn|wedi|dechrau|agor|agored|oriau|amser|tua)|@|-|\|)
      [:\s]{0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before 7.30 when it is a time: else a price, a length, a paragraph look the same."""
MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|ion|chw|faw|ebr|mai|fai|meh|feh|gor|aws|med|fed|hyd|tac|dac|rha|rag)[a-z]*\b\.?"
)
AFTER_A_DAY = re.compile(
    rf"(?:day|\b(?:dydd|nos|llun|mawrth|mercher|iau|gwener|sadwrn|sul|mon|tues?|wed|thurs?|fri|sat"
    rf"|sun|{MONTH})|\d(?:st|nd|rd|th|e[gd]|fed|ain)|20\d\d|\d[./-]\d\d?[./-]\d\d)\s?[,|-]?\s?$",
    re.IGNORECASE,
)
AFTER_A_MONTH = re.compile(rf"\b{MONTH}\s$", re.IGNORECASE)
BEFORE_A_MONTH = re.compile(rf"\s(?:o\s|of\s)?{MONTH}(?!\w)", re.IGNORECASE)
MEASURED = re.compile(
    r"\s?(?:%|per\s?cent|km|cm|mm|m\b|miles?|metres?|kg|tonnes?|litres?|million|hectares?|acres?"
    r"|points?|inch|feet|ft)",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"""(?<![\w'])(?:(?:sub-?)?sections?|motions?|chapters?|verses?|clauses?|items?|minutes?
      |par(?:agraph)?s?|polic(?:y|ies)|standing\sorders?|rules?|pages?|figures?|fig|versions?|articles?
      |appendix|resolutions?|regulations?|ratio(?:\sof)?|scale(?:\sof)?|gradient(?:\sof)?|odds(?:\sof)?
      |scor(?:es?|ed)(?:\s(?:of|is|was))?|w[io]n|beat|lost|drew|versus|vs?
      |adran(?:nau)?|cymal(?:au)?|eitem(?:au)?|cofnod(?:ion)?|paragraff(?:au)?|polisi|tudalen
      |rheol(?:au)?(?:\ssefydlog)?|ffigur|fersiwn|pennod|adnod|cynnig|sgôr(?:\so)?|cymhareb(?:\so)?
      |genesis|exodus|psalms?|isaiah|matthew|mark|luke|john|acts|romans|corinthians|galatians
      |ephesians|hebrews|revelation|salm|mathew|marc|luc|ioan|rhufeiniaid
      )\.?\s(?:no\.?\s|number\s|rhif\s)?\(?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a dotted or coloned number behind it numbers: section 3.10, John 3:16, won 3:10."""
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:dydd\s|ddydd\s)?"
    r"(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)|daily|weekdays|weekends|bob\sdydd)\b\.?"
)
OPEN = re.compile(
    rf"\b(?:open|opens|ar\sagor)(?::|\sfrom|\severy|\seach|\so|\sthis)?"
    rf"(?:\s{_WEEKDAY}(?:(?:\s?-\s?|\s(?:to|and|i|tan|a)\s|,\s|\s?&\s?){_WEEKDAY})*[,:]?)?\s$",
    re.IGNORECASE,
)
"""What stands before the bare hours of a post: open 9-6, open Monday to Friday 9-6."""
OPEN_AFTER = re.compile(
    rf"\s?(?:$|[.;!)|](?!\d)|,(?!\s?\d)|\s(?:on\s|every\s|each\s)?{_WEEKDAY})", re.IGNORECASE
)
OPENING = re.compile(r"open|hours|between|agor|oriau|rhwng", re.IGNORECASE)
