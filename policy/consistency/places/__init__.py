"""Named places and postcodes in a text, in English and Welsh: where it is unsure, it is silent."""

from policy.consistency.places.finding import Place, find, words
from policy.consistency.places.matching import are_one, is_on, like

__all__ = ["Place", "are_one", "find", "is_on", "like", "words"]
