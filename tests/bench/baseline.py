"""The peer beside which we measure: alt-profanity-check, in an environment of its own.

It needs scikit-learn, which is no part of the portal. uv, which the tests have anyway, fetches it
once; where it cannot, the table says so and goes on without a peer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tests.bench.scoring import Scores

NAME = "alt-profanity-check"
PINNED = f"{NAME}==1.9.1"
UV = str(Path(sys.executable).with_name("uv"))
ALONE = (UV, "run", "--quiet", "--no-project", "--isolated", "--python", sys.executable)
PROGRAM = """
import json, sys
from profanity_check import predict_prob
print("ready", flush=True)
for line in sys.stdin:
    print(json.dumps(predict_prob(json.loads(line)).tolist()), flush=True)
"""
PACE = """
import json, resource, sys, time
begun = time.perf_counter()
from profanity_check import predict_prob
predict_prob(["Good morning."])
ready = time.perf_counter() - begun
texts = json.load(sys.stdin)
begun = time.perf_counter()
for text in texts:
    predict_prob([text])
single = len(texts) / (time.perf_counter() - begun)
begun = time.perf_counter()
predict_prob(texts)
batch = len(texts) / (time.perf_counter() - begun)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"ready": ready, "single": single, "batch": batch, "peak": peak}))
"""


class Peer:
    """Answers with the probability that each text is offensive; with None where it is not here."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asked, self._answers = process.stdin, process.stdout
        self.is_here = bool(self._answers.readline())

    def scores(self, texts: list[str]) -> Scores | None:
        if not self.is_here:
            return None
        print(json.dumps(texts), file=self._asked, flush=True)
        return np.array(json.loads(self._answers.readline()))


def alone(program: str) -> list[str]:
    """The command line of a program that has the peer at hand."""
    return [*ALONE, "--with", PINNED, "python", "-c", program]


@contextmanager
def peer() -> Iterator[Peer]:
    """The peer as a process that stays while it is asked."""
    with subprocess.Popen(
        alone(PROGRAM),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield Peer(process)
        finally:
            process.kill()
