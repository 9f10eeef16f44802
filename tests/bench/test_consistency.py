"""How well and how fast a post is held against its page."""

from __future__ import annotations

import time
from datetime import date

import pytest

from policy.consistency import mismatches, reading, words_of
from tests.bench.measuring import table
from tests.policy.consistency.measuring import BUILD, KEPT_BACK, pairs, scores

pytestmark = pytest.mark.bench
WORDS = 500
TIMES = 20


def test_precision_and_recall_by_kind() -> None:
    for part in (BUILD, KEPT_BACK):
        rows = [
            (kind, score.precision, score.recall, score.right, score.wrong, score.missed)
            for kind, score in scores(part).items()
        ]
        heads = ["precision", "recall", "right", "wrong", "missed"]
        print(table(f"Consistency, {part}: {len(pairs(part))} pairs", heads, rows))


def test_a_page_of_five_hundred_words() -> None:
    every, page = pairs(BUILD), ""
    for pair in every:
        page += pair.page if len(words_of(page).split()) < WORDS else ""
    post = " ".join(pair.text for pair in every[:3])
    took = []
    for _ in range(TIMES):
        reading.page.cache_clear()
        began = time.process_time()
        mismatches(post, words_of(page), date(2026, 11, 20))
        took.append((time.process_time() - began) * 1000)
    median, words = sorted(took)[TIMES // 2], len(words_of(page).split())
    print(table("A post against its page", ["words", "CPU, ms"], [("median", words, median)]))
    assert median < 50
