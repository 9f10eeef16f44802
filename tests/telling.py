"""A pytest plugin: the last lines of a run say how many tests ran, and which did not and why."""

from collections import Counter
from collections.abc import Generator

import pytest

LEFT_OUT = pytest.StashKey[Counter[str]]()
PLACES = {"long": "marked long (make test-long)", "bench": "measurements (make bench)"}


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = Counter()


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        marks = [place for mark, place in PLACES.items() if item.get_closest_marker(mark)]
        item.config.stash[LEFT_OUT][marks[0] if marks else "not asked for"] += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what a worker of a parallel run left out to the first process."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = dict(session.config.stash[LEFT_OUT])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Every worker leaves out the same tests, so that the last word will do."""
    output = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_OUT] = Counter(output.get("left_out", {}))  # type: ignore[attr-defined]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None, None, None]:
    yield
    stats = terminalreporter.stats
    ran = sum(len(stats.get(outcome, ())) for outcome in ("passed", "failed", "xfailed", "xpassed"))
    left_out = config.stash[LEFT_OUT] + Counter(
        str(report.longrepr[2]).removeprefix("Skipped: ") for report in stats.get("skipped", ())
    )
    terminalreporter.line("")
    terminalreporter.line(f"{ran} tests ran.")
    if broken := len(stats.get("error", ())):
        left_out["they could not be set up, see above"] = broken
    for reason, number in left_out.items():
        terminalreporter.line(f"{number} did not: {reason}.")
    if not left_out:
        terminalreporter.line("Nothing was left out.")
