"""How easily a text is read: its sentences, its long words, its marks and its emoji."""

from __future__ import annotations

import re

from policy.clause import Marked, Reason
from policy.facts import Draft

LONGEST_SENTENCE = 25
"""Words: what the guidance for public bodies asks."""
HARD = 60
"""On the LIX scale: above is the language of laws."""
FEWEST = 30
"""Of fewer words no scale says anything."""
MOST_EMOJI = 3

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*[.!?]*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*\w*")  # noqa: RUF001
WEB_ADDRESS = re.compile(r"https?://\S+")
MARKS = re.compile(r"[!?](?:\s?[!?])+")
EMOJI = re.compile(
    "\U0001f3f4[\U000e0020-\U000e007f]+"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    "|[\U0001f000-\U0001faff\u2600-\u27bf\u2b05-\u2b55]\ufe0f?[\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?[\U0001f3fb-\U0001f3ff]?)*"
)
IMAGE_OF = re.compile(
    r"\s*(?:an?\s|the\s)?(?:image|picture|photo|photograph|graphic|llun|delwedd|ffotograff)"
    r"\s(?:of|showing|o|yn dangos)\b",
    re.IGNORECASE,
)


def exclaiming(draft: Draft) -> Reason:
    runs = [found.span() for found in MARKS.finditer(draft.message) if "!" in found[0]]
    return (
        Marked("One exclamation mark is enough, and none is calmer.", tuple(runs)) if runs else None
    )


def long_sentence(draft: Draft) -> Reason:
    found = [
        (part.span(), count)
        for part in SENTENCE.finditer(draft.message)
        if (count := _words(part[0])) > LONGEST_SENTENCE
    ]
    if not found:
        return None
    most = max(count for _, count in found)
    what = "A sentence" if len(found) == 1 else f"{len(found)} sentences"
    said = f"{what} of up to {most} words: {LONGEST_SENTENCE} are easier to follow."
    return Marked(said, tuple(span for span, _ in found))


def hard_to_read(draft: Draft) -> Reason:
    """By LIX (Björnsson, 1968), which counts letters and so serves both languages.

    Words to a sentence, and of a hundred words those of more than six letters.
    """
    words = WORD.findall(WEB_ADDRESS.sub("", draft.message))
    if len(words) < FEWEST:
        return None
    sentences = sum(_words(part) > 0 for part in SENTENCE.findall(draft.message)) or 1
    long_words = sum(len(word) > 6 for word in words)
    lix = len(words) / sentences + 100 * long_words / len(words)
    return (
        "Long words and sentences make this hard to read. Try shorter ones." if lix > HARD else None
    )


def many_emoji(draft: Draft) -> Reason:
    found = [emoji.span() for emoji in EMOJI.finditer(draft.message)]
    if len(found) <= MOST_EMOJI:
        return None
    return Marked(
        f"{len(found)} emoji: a screen reader reads each one out. Keep {MOST_EMOJI} at most, "
        "at the end.",
        tuple(found),
    )


def begins_with_image_of(draft: Draft) -> Reason:
    if draft.picture and IMAGE_OF.match(draft.picture.description):
        return "Say at once what the picture shows: that it is a picture is said already."
    return None


def _words(sentence: str) -> int:
    return len(WORD.findall(WEB_ADDRESS.sub("", sentence)))
