"""What people can see in a text: characters that hide or turn others round are not words."""

import re
import unicodedata

JOINER = "\u200d"
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")
"""The flag of Wales is a black one, followed by letters that nobody sees."""
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs, says Unicode, that look like nothing at all."""


def plain(text: str) -> str:
    """Take out what cannot be seen and is not a space, a tab, a new line or part of an emoji."""
    if text.isascii() and text.isprintable():
        return text
    flags = {at for flag in FLAG.finditer(text) for at in range(*flag.span())}
    return "".join(
        char
        for at, char in enumerate(text)
        if at in flags or not _is_hidden(char) or _joins(text, at)
    )


def says_something(text: str) -> bool:
    """True when anybody could see that something is written here."""
    return any(
        unicodedata.category(char)[0] not in "CMZ" or unicodedata.category(char) == "Cn"
        for char in text
        if char not in BLANKS
    )


def says_words(text: str) -> bool:
    """True when a letter or a digit of any script is written here: a full stop is no reason."""
    return any(char.isalnum() and char not in BLANKS for char in text)


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") and char not in "\n\r\t"


def _joins(text: str, at: int) -> bool:
    """A joiner makes one picture of two, as in a farmer's; between other things it only hides."""
    return (
        text[at] == JOINER
        and 0 < at < len(text) - 1
        and _is_picture(text[at - 1])
        and _is_picture(text[at + 1])
    )


def _is_picture(char: str) -> bool:
    # Cn: an emoji that is younger than this Python.
    return char == "\ufe0f" or unicodedata.category(char) in ("So", "Sm", "Sk", "Cn")
