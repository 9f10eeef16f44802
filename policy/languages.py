"""Which parts of a text are Welsh. The portal tells it from English, and from nothing else."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SENTENCE = re.compile(r"[^.!?:;·\n]+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001  as people type it
FEWEST = 4
"""Of fewer words nobody can tell: half the names of the county are Welsh ones."""
SURE = 0.99
SHARE = 0.25
"""From so much on, Welsh stands beside English. A "Diolch" at the end is no translation."""


def says_it_in_welsh(text: str) -> bool:
    """Whether a text is Welsh, or says in Welsh as well what it says."""
    sentences = [words for part in SENTENCE.findall(text) if len(words := _words(part)) >= FEWEST]
    welsh = [words for words in sentences if _is_welsh(" ".join(words))]
    return bool(welsh) and sum(map(len, welsh)) >= SHARE * sum(map(len, sentences))


def _words(sentence: str) -> list[str]:
    """The words of a sentence without names, which say nothing about its language."""
    words = WORD.findall(sentence.lower() if sentence.isupper() else sentence)
    return [word for at, word in enumerate(words) if at == 0 or word[0].islower()]


def _is_welsh(words: str) -> bool:
    language, likelihood = _model().classify(words)
    return bool(language == "cy" and likelihood >= SURE)


@cache
def _model() -> LanguageIdentifier:
    """Read once, when it is first asked: it takes half a second."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(["cy", "en"])
    return model
