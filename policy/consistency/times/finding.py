"""Finds times of day, and says which minutes of the day each may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy.consistency.found import Found, Taken
from policy.consistency.times.forms import (
    AFTER_A_DAY,
    AFTER_A_MONTH,
    BEFORE_A_MONTH,
    CUE,
    DIGITS,
    FOUR,
    FOUR_MORE,
    HOURS,
    LINK,
    MEASURED,
    MIDDLE,
    NUMBERS,
    OPEN,
    OPEN_AFTER,
    OPENING,
    PARTS,
    SPELT,
    SPELT_FIRST,
    TIMETABLED,
    WORDED,
)

NOON, DAY = 12 * 60, 24 * 60


@dataclass(frozen=True)
class Time(Found):
    """`minutes` since midnight: two when it does not say whether before or after noon."""

    minutes: frozenset[int]


@dataclass(frozen=True)
class _Read:
    """A time as far as it can be read alone, without what stands beside it."""

    start: int
    end: int
    minute: int
    is_sure: bool
    """Whether it says which half of the day it means."""
    is_bare: bool = False
    """A number alone: a time only when another time makes it one."""
    is_dotted: bool = False
    is_spelt: bool = False
    may_number: bool = False
    """Digits alone, which number a section as well as they say an hour."""


def find(text: str, *, is_page: bool = False) -> list[Time]:
    """The times in a text. A page is read generously: what may be a time on it counts as one."""
    read = sorted(_each_alone(text, is_page), key=lambda one: one.start)
    if not is_page:
        read = _without_numbers(text, read)
    found = []
    for last, one, following in zip([None, *read], read, [*read[1:], None], strict=False):
        before = last if last and _are_linked(text, last, one) else None
        after = following if following and _are_linked(text, one, following) else None
        if minutes := _minutes(one, before, after, text, is_page):
            start = before.start if one.is_bare and before else one.start
            end = after.end if one.is_bare and after and not before else one.end
            found.append(Time(text[start:end], start, end, frozenset(map(_rounded, minutes))))
    return found


def _each_alone(text: str, is_page: bool) -> Iterator[_Read]:
    """Each stretch of the text once: what is read in words is not read again in digits."""
    taken = Taken(text)
    for form, reader in [*_READERS, *_OF_PAGES] if is_page else _READERS:
        for match in form.finditer(text):
            start = match.start()
            end = start + len(match[0].rstrip())
            one = reader(match)
            if one and taken.take(start, end):
                yield replace(one, start=start, end=end)


def _without_numbers(text: str, read: list[_Read]) -> list[_Read]:
    """What is left when "section 3.10" and "items 3.10 to 3.15" are no times."""
    kept: list[_Read] = []
    number: _Read | None = None
    for one in read:
        is_next = number is not None and _are_linked(text, number, one)
        lead = text[max(0, one.start - 30) : one.start]
        if one.may_number and (is_next or NUMBERS.search(lead)):
            number = one
        else:
            kept.append(one)
    return kept


def _read_worded(match: re.Match[str]) -> _Read:
    part = PARTS[" ".join(re.split(r"[\s-]+", match["part"].lower()))]
    is_past = match["side"].lower() in ("past", "wedi")
    minute = (_hour(match["next"]) % 12 * 60 + (part if is_past else -part)) % NOON
    return _in_half(minute, match["am"], match["pm"], is_spelt=True)


def _read_spelt(match: re.Match[str]) -> _Read:
    is_am, is_pm = match["am"] or match["am_alone"], match["pm"] or match["pm_alone"]
    return _in_half(_hour(match["word"]) * 60, is_am, is_pm, is_spelt=True)


def _read_spelt_first(match: re.Match[str]) -> _Read:
    return _Read(0, 0, _hour(match["word"]) % 12 * 60, is_sure=False, is_bare=True)


def _read_middle(match: re.Match[str]) -> _Read:
    return _Read(0, 0, NOON if match["noon"] else 0, is_sure=True)


def _read_four(match: re.Match[str]) -> _Read:
    return _Read(0, 0, int(match["hour"]) * 60 + int(match["minute"]), is_sure=True)


def _read_four_more(match: re.Match[str]) -> _Read | None:
    return _read_four(match) if FOUR.search(match.string) else None


def _read_digits(match: re.Match[str]) -> _Read | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    says_half = bool(match["am"] or match["pm"])
    is_bare = not (match["minute"] or says_half)
    if match["clock"] and match["clock"][0] in "hH" and is_bare:
        return None  # "within 24 hours"
    if is_bare and not match["clock"] and _is_of_a_date(match):
        return None
    at = hour * 60 + minute
    if hour > 12 and not is_bare:
        is_dotted = match["mark"] == "." and not says_half
        may_number = not (says_half or match["clock"])
        return _Read(0, 0, at % DAY, is_sure=True, is_dotted=is_dotted, may_number=may_number)
    if hour > 12 or (hour == 0 and (is_bare or says_half)):
        return None
    if match["hour"].startswith("0") and match["mark"] and not says_half:
        is_dotted, may_number = match["mark"] == ".", not match["clock"]
        return _Read(0, 0, at, is_sure=True, is_dotted=is_dotted, may_number=may_number)
    read = _in_half(at, match["am"], match["pm"])
    is_dotted = match["mark"] == "." and not says_half and not match["clock"]
    may_number = not (says_half or match["clock"])
    is_bare = is_bare and may_number
    return replace(read, is_bare=is_bare, is_dotted=is_dotted, may_number=may_number)


_READERS = (
    (WORDED, _read_worded),
    (SPELT, _read_spelt),
    (SPELT_FIRST, _read_spelt_first),
    (MIDDLE, _read_middle),
    (FOUR, _read_four),
    (FOUR_MORE, _read_four_more),
    (DIGITS, _read_digits),
)
_OF_PAGES = ((TIMETABLED, _read_four),)


def _in_half(minute: int, am: str | None, pm: str | None, is_spelt: bool = False) -> _Read:
    at = minute % NOON + (NOON if pm else 0)
    return _Read(0, 0, at, is_sure=bool(am or pm), is_spelt=is_spelt)


def _hour(words: str) -> int:
    return int(words) if words.isdecimal() else HOURS[" ".join(re.split(r"[\s-]+", words.lower()))]


def _is_of_a_date(match: re.Match[str]) -> bool:
    """4 December, and Dec 4."""
    lead = match.string[max(0, match.start() - 12) : match.start()]
    return bool(BEFORE_A_MONTH.match(match.string, match.end()) or AFTER_A_MONTH.search(lead))


def _are_linked(text: str, first: _Read, second: _Read) -> bool:
    """Whether two stand as in "2 to 4pm"."""
    return bool(LINK.fullmatch(text, first.end, second.start))


def _minutes(
    one: _Read, before: _Read | None, after: _Read | None, text: str, is_page: bool
) -> set[int]:
    """The minutes of the day that it may mean; none when it is no time at all."""
    if one.is_sure:
        is_time = not one.is_dotted or _is_cued(one, before, after, text, is_page)
        return {one.minute} if is_time else set()
    if after and after.is_sure and not one.is_spelt:
        return {_last_before(after.minute or DAY, one.minute)}
    if before and before.is_sure:
        return {_next_after(before.minute, one.minute) % DAY}
    if one.is_bare and not _is_opening(one, before, after, text, is_page):
        return set()
    if one.is_dotted and not _is_cued(one, before, after, text, is_page):
        return set()
    return {one.minute, one.minute + NOON}


def _rounded(minute: int) -> int:
    """23:59 says midnight to those who doubt which day midnight belongs to."""
    return 0 if minute == DAY - 1 else minute


def _last_before(end: int, minute: int) -> int:
    """Of the two times that a clock's face shows as one, the last before the end of a range."""
    return minute + NOON if minute + NOON < end else minute


def _next_after(start: int, minute: int) -> int:
    return next(at for at in (minute, minute + NOON, minute + DAY) if at > start)


def _is_opening(
    one: _Read, before: _Read | None, after: _Read | None, text: str, is_page: bool
) -> bool:
    """Whether bare numbers are hours: "Opening hours: 9 - 5" on a page, "open 9-6." in a post."""
    if not (before or after):
        return False
    start, end = (before or one).start, (one if before else after or one).end
    if is_page and OPENING.search(text[max(0, start - 25) : start]):
        return True
    lead = text[max(0, start - 60) : start]
    return bool(OPEN.search(lead) and OPEN_AFTER.match(text, end))


def _is_cued(
    one: _Read, before: _Read | None, after: _Read | None, text: str, is_page: bool
) -> bool:
    if MEASURED.match(text, one.end):
        return False
    if is_page or (before and not before.is_bare) or (after and not after.is_bare):
        return True
    lead = text[max(0, one.start - 16) : one.start]
    return bool(CUE.search(lead) or AFTER_A_DAY.search(lead))
