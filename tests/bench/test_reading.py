"""How fast comments are read, how soon the first, in how much memory: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.bench.baseline import NAME, PACE, alone
from tests.bench.measuring import table
from tests.moderation import labelled
from tests.processes import PROJECT

pytestmark = pytest.mark.bench

OURS = """
import json, os, resource, sys, time
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
begun = time.perf_counter()
from moderation import detectors
imported = time.perf_counter() - begun
detectors.assess("Good morning to everybody in town, and thank you for the new lights.")
ready = time.perf_counter() - begun
texts = json.load(sys.stdin)
begun = time.perf_counter()
for text in texts:
    detectors.assess(text)
single = len(texts) / (time.perf_counter() - begun)
again = [f"{text} ({number})" for number, text in enumerate(texts)]
begun = time.perf_counter()
getattr(detectors, "assess_many", lambda texts: [*map(detectors.assess, texts)])(again)
batch = len(texts) / (time.perf_counter() - begun)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"imported": imported, "ready": ready,
                  "single": single, "batch": batch, "peak": peak}))
"""


def test_the_pace_of_reading(capsys: pytest.CaptureFixture[str]) -> None:
    texts = [one.text for half in labelled.HALVES for one in labelled.comments(half)]
    us = paced([sys.executable, "-c", OURS], texts)
    assert us, "The detectors cannot be imported by themselves, or read nothing."
    them = paced(alone(PACE), texts)
    rows = [
        (name, us[key], them.get(key, "-"), goal)
        for name, key, goal in (
            ("comments a second, one at a time", "single", ">= 50"),
            ("comments a second, all at once", "batch", ">= 50"),
            ("import, seconds", "imported", "-"),
            ("until the first is read, seconds", "ready", "-"),
            ("memory at its peak, MB", "peak", "<= 500"),
        )
    ]
    title = f"Reading {len(texts)} council comments on one core, beside {NAME}"
    with capsys.disabled():
        print(table(title, ("ours", "peer", "goal"), rows))
    assert us["single"] >= 50
    assert us["peak"] <= 500


def paced(command: list[str], texts: list[str]) -> dict[str, float]:
    """What a program in a process of its own says of its pace; nothing where it cannot run."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
    done = subprocess.run(
        command,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        env=os.environ | threads,
        cwd=PROJECT,
    )
    return json.loads(done.stdout) if done.returncode == 0 else {}
