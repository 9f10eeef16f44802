"""What the measurements share: when requests arrived, what a process used, and one plain table."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path

import requests

from platforms.practice.server import Practice

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def arrivals(practice: Practice, platform: str, path: str, method: str = "POST") -> list[int]:
    """When the first byte of each such request came, in ns since the epoch, oldest first."""
    log = requests.get(f"{practice.url}/practice/requests?platform={platform}", timeout=30).json()
    return sorted(
        line["received_ns"]
        for line in log["requests"]
        if line["method"] == method and line["path"].endswith(path)
    )


def in_ms(pairs: Iterable[tuple[int, int]]) -> tuple[float, float]:
    """The median and the 95th percentile of the differences of pairs in ns, in milliseconds."""
    waits = sorted((there - here) / 1e6 for here, there in pairs)
    return statistics.median(waits), waits[int(len(waits) * 0.95)]


def family(pid: int) -> list[Path]:
    """A process and everything in its session, as directories of /proc."""
    session = os.getsid(pid)
    return [
        place
        for place in Path("/proc").iterdir()
        if place.name.isdigit() and _session(int(place.name)) == session
    ]


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except (ProcessLookupError, PermissionError):
        return -1


def cpu_seconds(pid: int) -> float:
    """What a process and its session have used of the processors, in seconds."""
    fields = [(place / "stat").read_text().rpartition(") ")[2].split() for place in family(pid)]
    return sum(int(stat[11]) + int(stat[12]) for stat in fields) / TICKS


def memory(pid: int) -> float:
    """The memory of a process and its session, in MB, with shared pages counted once (PSS)."""
    kilobytes = 0
    for place in family(pid):
        for line in (place / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def table(title: str, heads: Sequence[str], rows: Sequence[tuple[object, ...]]) -> str:
    """Rows under their heads: words to the left, figures to the right."""
    lines = [f"\n\n{title}", f"{'':38}" + "".join(f"{head:>14}" for head in heads)]
    for name, *figures in rows:
        cells = (f"{cell:14.2f}" if isinstance(cell, float) else f"{cell:>14}" for cell in figures)
        lines.append(f"{name!s:38}" + "".join(cells))
    return "\n".join(lines)
