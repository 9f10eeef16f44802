"""Keep a handful of processes up, pass on what they complain about, and end them all together."""

import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from usk_social import processes
from usk_social.embedded import EmbeddedError

COMPLAINT = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b")
FIRST_DELAY, LONGEST_DELAY = 1.0, 30.0
STEADY = 60.0
"""Seconds of running after which the next death is a new story, and is answered at once."""
PATIENCE = 8.0
"""Seconds in which the processes may finish what they are doing when all of them are to end."""


class Kept(Protocol):
    """Something that runs as a process of ours: an embedded server or a `Child`."""

    process: subprocess.Popen[bytes] | None

    @property
    def name(self) -> str: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


@dataclass
class Child:
    """A process that writes to a log of its own. It is `ready` once it `announces` so in there."""

    name: str
    arguments: Sequence[str | Path]
    log: Path
    say: Callable[[str], None]
    cwd: Path
    announces: str
    at_parents_death: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    ready: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        self.ready.clear()
        self.process = processes.spawn(
            self.arguments,
            at_parents_death=self.at_parents_death,
            output=subprocess.PIPE,
            cwd=self.cwd,
        )
        threading.Thread(target=self._listen, args=[self.process.stdout], daemon=True).start()

    def stop(self) -> None:
        if self.process:
            processes.stop(self.process, signal.SIGTERM, patience=PATIENCE)

    def _listen(self, lines: IO[bytes]) -> None:
        with lines, self.log.open("ab", buffering=0) as log:
            for line in lines:
                log.write(line)
                text = line.decode(errors="replace").rstrip()
                if self.announces in text:
                    self.ready.set()
                if COMPLAINT.search(text):
                    self.say(f"{self.name}: {text}")


@dataclass
class Watch:
    """One process, and what to do when it dies: start it again, each time a little later."""

    kept: Kept
    say: Callable[[str], None]
    started_at: float = 0.0
    again_at: float | None = None
    delay: float = FIRST_DELAY

    def start(self) -> None:
        self.again_at = None
        self.started_at = time.monotonic()
        self.kept.start()

    def tend(self) -> None:
        """Look once. Called a few times a second."""
        now = time.monotonic()
        if self.again_at is not None:
            if now >= self.again_at:
                self._start_again()
        elif self.kept.process is None or self.kept.process.poll() is not None:
            if now - self.started_at > STEADY:
                self.delay = FIRST_DELAY
            self.say(
                f"{self.kept.name} has stopped ({ending(self.kept.process)}). "
                f"Starting it again in {self.delay:.0f} s."
            )
            self.again_at = now + self.delay
            self.delay = min(self.delay * 2, LONGEST_DELAY)

    def _start_again(self) -> None:
        try:
            self.start()
        except EmbeddedError as error:
            self.say(str(error))


class Supervisor:
    """Processes that live and die together."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.watches: list[Watch] = []

    def keep(self, kept: Kept) -> None:
        """Start something and keep it up from now on. May raise `EmbeddedError`."""
        watch = Watch(kept, self.say)
        self.watches.append(watch)
        watch.start()

    def tend(self) -> None:
        for watch in self.watches:
            watch.tend()

    def wait(self, question: Callable[[], bool], *, seconds: float) -> bool:
        """Tend everything until the answer is yes, and return whether it came in time."""
        deadline = time.monotonic() + seconds
        while not (answer := question()) and time.monotonic() < deadline:
            self.tend()
            time.sleep(0.05)
        return answer

    def stop(self) -> None:
        """End everything: the children all at once, then the servers they stood on."""
        children = [watch.kept for watch in self.watches if isinstance(watch.kept, Child)]
        for child in children:
            child.say = self._let_it_be
            if child.process and child.process.poll() is None:
                child.process.terminate()
        for child in children:
            child.stop()
        for watch in reversed(self.watches):
            watch.kept.stop()

    def _let_it_be(self, complaint: str) -> None:
        """Keep quiet about those who miss one another while all of them end. The logs have it."""


def ending(process: subprocess.Popen[bytes] | None) -> str:
    """Say how a process ended."""
    if process is None:
        return "it never started"
    code = process.returncode
    return f"exit {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
