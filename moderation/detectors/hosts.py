"""What is known of hosts: those that may always be linked to, those that hide or imitate."""

from __future__ import annotations

import gzip
import os
import re
from functools import lru_cache
from pathlib import Path

from moderation.detectors import vocabulary

FILE = "hosts.tsv"
ENDING = ".txt.gz"
"""Of a list of hosts, one a line; the rest of its name is its category."""
GOOD_ENDINGS = tuple(vocabulary.words(FILE, "ending"))
GOOD = vocabulary.words(FILE, "good")
IMITATED = tuple(sorted(vocabulary.words(FILE, "imitated")))
"""Names under which people are most often deceived."""
SHORTENERS = vocabulary.words(FILE, "shortener")
SHARED = vocabulary.words(FILE, "shared")
"""Everybody publishes under these; more of them are on the public list of suffixes."""
SHORT = re.compile(r"^(?:tiny|short|shrt|bit|cut|url|lnk|go|qr)[a-z]{0,3}\d*\.")
BY_SOUND = ("sounds like gambling", "sounds like pornography", "sounds like dating")
"""What the trained model knows better: a part of a word proves nothing (Essex, Bettws)."""
SMELLS = tuple(
    (float(weight), why, re.compile(pattern))
    for weight, why, pattern in vocabulary.rows("smells.tsv")
)


def smell(host: str) -> tuple[float, str]:
    """A weak sign: what a name nobody knows sounds like."""
    smells = ((weight, why) for weight, why, pattern in SMELLS if pattern.search(host))
    return max(smells, default=(0.0, ""))


def _categories() -> dict[str, str]:
    """Host to category, from the folder that `refresh_links` fills; empty where there is none."""
    folder = os.environ.get("LINK_LISTS_DIR", "")
    paths = sorted(Path(folder).glob(f"*{ENDING}")) if folder else []
    return _listed(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=1)
def _listed(files: tuple[tuple[Path, int], ...]) -> dict[str, str]:
    """Read once for as long as no file is newer."""
    found: dict[str, str] = {}
    for path, _changed in files:
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            name = path.name.removesuffix(ENDING)
            found.update((line.strip().lower(), name) for line in lines if line.strip())
    return found


def category(names: frozenset[str]) -> str:
    listed = _categories()
    return next((listed[name] for name in sorted(names) if name in listed), "") if listed else ""
