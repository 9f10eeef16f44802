"""Start processes that cannot outlive the one that started them."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

SET_PARENT_DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux. Elsewhere a killed parent leaves its children to themselves."""

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent(number: signal.Signals, parent: int | None = None) -> None:
    """Have the kernel send us `number` when our parent dies, in whatever way that comes about.

    `parent` is its process id where the caller knows it: a parent may be gone already.
    """
    if _libc is not None:
        _libc.prctl(SET_PARENT_DEATH_SIGNAL, int(number), 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        os.kill(os.getpid(), number)


def spawn(
    arguments: Sequence[str | Path],
    *,
    at_parents_death: signal.Signals,
    output: int | IO[bytes],
    environ: Mapping[str, str] | None = None,
    cwd: Path | str | None = None,
    user: int | None = None,
    group: int | None = None,
    keep_open: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a process with a session of its own, so that Ctrl-C reaches us and not it.

    Call it from the main thread: the kernel takes the death of the starting thread for ours.
    """
    parent = os.getpid()
    return subprocess.Popen(  # noqa: S603 (a list of our own making, and no shell)
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environ,
        cwd=cwd,
        user=user,
        group=group,
        extra_groups=None if user is None else [],
        pass_fds=keep_open,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(at_parents_death, parent),
    )


def stop(process: subprocess.Popen[bytes], number: signal.Signals, *, patience: float = 10) -> None:
    """Ask a process to end, wait `patience` seconds, then end it and all that it started."""
    if process.poll() is None:
        process.send_signal(number)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and everything in its session at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
