"""Whether a post says what the page says that it points to (3.9)."""

from policy.consistency.comparing import mismatches
from policy.consistency.mismatch import Kind, Mismatch
from policy.consistency.rule import differs, has_page_to_compare, unlike_its_page
from policy.consistency.words import words_of

__all__ = [
    "Kind",
    "Mismatch",
    "differs",
    "has_page_to_compare",
    "mismatches",
    "unlike_its_page",
    "words_of",
]
