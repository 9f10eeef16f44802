"""How a sentence names words of a text: “one”, “two” and “three”."""

from collections.abc import Iterable


def quoted(words: Iterable[str]) -> str:
    """Each once, in quotation marks."""
    each = [f"“{word}”" for word in dict.fromkeys(words)]
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"
