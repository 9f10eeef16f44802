"""Whether a telling word stands close to a place in a text."""

import re

Spans = list[tuple[int, int]]


def any_of(*words: str) -> re.Pattern[str]:
    """Any of these, as whole words, in capitals or not."""
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def before(word: re.Pattern[str], text: str, start: int, *, within: int) -> bool:
    """True when the word stands in front, in the same paragraph, `within` so many characters."""
    lead = text[max(0, start - within) : start].rpartition("\n\n")[2]
    return bool(word.search(lead))


def beside(word: re.Pattern[str], text: str, start: int, end: int, *, within: int) -> bool:
    """True when the word stands in front or behind, `within` so many characters."""
    tail = text[end : end + within].partition("\n\n")[0]
    return before(word, text, start, within=within) or bool(word.search(tail))
