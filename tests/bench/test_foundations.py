"""What the outbox stands on goes away, comes back, doubles, or changes its hour: one table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accounts.models import User
from tests.once.conftest import *  # noqa: F403  its fixtures
from tests.once.ground import *  # noqa: F403  its fixtures
from tests.once.ground import Approver, within
from tests.once.kinds import Scene
from tests.once.test_broker_away import broker_away, broker_frozen, holds
from tests.once.test_clocks import AUTUMN, SPRING, hours_that_change
from tests.once.test_database_restarted import database_restarted
from tests.once.test_gone import missed_after, told_to_stop
from tests.once.trials import Trial, queued, table
from tests.processes import Clock, Web, Worker, environment
from usk_social.embedded import Postgres, Valkey

pytestmark = pytest.mark.bench


class Ledger:
    """The rows of the table, each of them printed as it comes too."""

    def __init__(self) -> None:
        self.trials: list[Trial] = []

    def enter(self, trial: Trial) -> None:
        self.trials.append(trial)
        print(f"\n{table([trial])}")


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    ledger = Ledger()
    yield ledger
    print(f"\n\nWhat the outbox stands on\n{table(ledger.trials)}")


@pytest.fixture
def hands(mortal: Worker) -> Worker:
    mortal.tasks = 4
    return mortal


@pytest.mark.parametrize(
    ("seconds", "pause"), [(10, 0), (112, 1)], ids=["ten seconds", "two minutes"]
)
def test_a_broker_that_comes_back_empty(
    seconds: float,
    pause: float,
    scene: Scene,
    broker: Valkey,
    its_address: dict[str, str],
    around: dict[str, str],
    hands: Worker,
    clock: Clock,
    web: Web,
    clerk: User,
    ledger: Ledger,
) -> None:
    for process in (hands, clock, web):
        process.start(**within(around | its_address))
    approver = Approver(web, clerk)
    trial = broker_away(scene, approver, broker, seconds=seconds, before=20, pause=pause)
    ledger.enter(trial)
    holds(trial)


def test_a_broker_that_freezes(
    scene: Scene,
    broker: Valkey,
    its_address: dict[str, str],
    around: dict[str, str],
    hands: Worker,
    clock: Clock,
    web: Web,
    clerk: User,
    ledger: Ledger,
) -> None:
    for process in (hands, clock, web):
        process.start(**within(around | its_address))
    trial = broker_frozen(scene, Approver(web, clerk), broker, seconds=20, before=20)
    ledger.enter(trial)
    holds(trial)


def test_a_database_restarted_mid_drain(
    database: Postgres,
    scene: Scene,
    mortal: Worker,
    clock: Clock,
    around: dict[str, str],
    ledger: Ledger,
) -> None:
    mortal.tasks = 4
    for process in (mortal, clock):
        process.start(**within(around))
    trial = database_restarted(scene, database, posts=100)
    ledger.enter(trial)
    assert trial.is_clean()


def test_two_workers_and_two_beats(
    scene: Scene,
    hands: Worker,
    clock: Clock,
    around: dict[str, str],
    tmp_path: Path,
    ledger: Ledger,
) -> None:
    with (
        Worker(tmp_path / "twin.log", environment()) as twin,
        Clock(tmp_path / "twin-clock.log", environment()) as other,
    ):
        for process in (hands, twin, clock, other):
            process.start(**within(around))
        trial = Trial("two workers and two beats at once")
        trial.follow(scene, queued(scene, 100))
    ledger.enter(trial)
    assert trial.is_clean()
    assert trial.cell.asked == 0


@pytest.mark.parametrize(("name", "typed"), [("October", AUTUMN), ("March", SPRING)])
def test_the_hour_that_changes(name: str, typed: object, scene: Scene, ledger: Ledger) -> None:
    trial = hours_that_change(f"the hour of {name}", scene, typed)
    ledger.enter(trial)
    assert trial.is_clean()
    assert trial.latest == 0


def test_a_worker_told_to_stop(
    scene: Scene, hands: Worker, clock: Clock, around: dict[str, str], ledger: Ledger
) -> None:
    trial = told_to_stop(scene, hands, clock, within(around))
    ledger.enter(trial)
    assert trial.is_clean()


def test_a_worker_that_is_gone(
    scene: Scene,
    hands: Worker,
    clock: Clock,
    around: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    for process in (hands, clock):
        process.start(**within(around))
    seconds = missed_after(hands)
    with capsys.disabled():
        print(f"\nWorker killed to /health/ saying so: {seconds:.1f} s")
    assert seconds < 30
