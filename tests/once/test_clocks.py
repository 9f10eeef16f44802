"""The hours in which the clocks change, and a machine whose clock is put back or forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from celery import Celery
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from audit.models import MovedOn
from platforms.models import Heartbeat
from platforms.outbox import deliver, look_for_the_doubtful, sweep
from platforms.practice.server import Practice
from posts import actions
from posts.forms.fields import on_the_clock
from posts.models import Post, Publication
from tests import playing
from tests.council import Drafting
from tests.once.kinds import Scene
from tests.once.trials import Trial, table
from usk_social.celery import schedule
from usk_social.clock import EVERY, Clock

pytestmark = pytest.mark.django_db
Status = Publication.Status
HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

AUTUMN = [
    (date(2026, 10, 25), time(0, 30)),
    (date(2026, 10, 25), time(1, 30)),  # comes twice
    (date(2026, 10, 25), time(2, 30)),
    (date(2026, 10, 25), time(12, 0)),
    (date(2026, 10, 26), time(1, 30)),
]
SPRING = [
    (date(2027, 3, 28), time(0, 30)),
    (date(2027, 3, 28), time(2, 0)),  # follows upon 00:59
    (date(2027, 3, 28), time(2, 30)),
    (date(2027, 3, 28), time(12, 0)),
    (date(2027, 3, 29), time(1, 30)),
]


@pytest.fixture
def approved(
    draft: Drafting, clerk: User, facebook: Channel, practice: Practice, settings: Settings
) -> object:
    """Return a way to have a post approved at a time of the trial's own, for a set time or none."""
    settings.PUBLISH_HOLD_SECONDS = 0

    def make(message: str, *, now: datetime, at: datetime | None = None) -> Publication:
        post = draft(message=message, channels=[facebook], publish_at=at)
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
        return Publication.objects.get(post=post)

    return make


def minutes(start: datetime, length: timedelta) -> Iterator[datetime]:
    for minute in range(int(length / timedelta(minutes=1))):
        yield start + timedelta(minutes=minute)


def go_on(start: datetime, length: timedelta) -> None:
    """Let the clock go, with a sweep a minute, and a worker for each row that is woken."""
    for now in minutes(start, length):
        sweep(Publication, now=now)
        for row in Publication.objects.filter(woken_at=now):
            deliver(row, now=now)


def texts(practice: Practice) -> list[object]:
    return sorted(str(post["text"]) for post in playing.posts(practice, "facebook"))


def hours_that_change(name: str, scene: Scene, typed: Sequence[tuple[date, time]]) -> Trial:
    """Approve a post for each of these times on the evening before, and let two days go by."""
    trial = Trial(name)
    start = on_the_clock(typed[0][0] - timedelta(days=1), time(22, 0))
    wanted: dict[int, tuple[date, time]] = {}
    for day, at in typed:
        post = scene.post(scene.channels["facebook"])
        Post.objects.filter(pk=post.pk).update(publish_at=on_the_clock(day, at))
        post.refresh_from_db()
        actions.submit(post, by=post.author, is_declared=True, reason="", now=start)
        actions.approve(post, by=scene.clerk, shown_digest=post.digest(), now=start)
        wanted[Publication.objects.get(post=post).pk] = day, at
    go_on(start, timedelta(hours=30))
    trial.follow(scene, list(Publication.objects.filter(pk__in=wanted)))
    trial.latest = 0
    for row in Publication.objects.filter(pk__in=wanted):
        shown = timezone.localtime(row.claimed_at)
        trial.cell.wrong += (shown.date(), shown.time(), shown.fold) != (*wanted[row.pk], 0)
        trial.latest = max(trial.latest, (row.claimed_at - row.not_before).total_seconds())
    return trial


@pytest.mark.long
@pytest.mark.parametrize("typed", [AUTUMN, SPRING], ids=["autumn", "spring"])
def test_each_post_goes_once_when_the_councils_clock_shows_its_time(
    typed: list[tuple[date, time]], scene: Scene
) -> None:
    trial = hours_that_change("the hour that changes", scene, typed)
    assert trial.is_clean(), table([trial])
    assert trial.published == len(typed)


def test_a_clock_put_back_an_hour_sends_nothing_again(
    approved: Drafting, practice: Practice
) -> None:
    approved("Out already.", now=NOON)
    approved("Set for later.", now=NOON, at=NOON + timedelta(minutes=30))
    go_on(NOON, timedelta(minutes=2))
    assert texts(practice) == ["Out already."]
    go_on(NOON - HOUR, 2 * HOUR)
    assert texts(practice) == ["Out already.", "Set for later."]
    assert set(Publication.objects.values_list("status", "claims")) == {(Status.DONE, 1)}
    later = Publication.objects.get(post__message="Set for later.")
    assert later.claimed_at == NOON + timedelta(minutes=30)


@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forward"])
def test_a_worker_that_dies_as_the_clock_is_put_is_missed_at_once(
    by: timedelta, approved: Drafting, practice: Practice
) -> None:
    """Not an hour later: its claim would be a claim on the future."""
    row = approved("Was it sent?", now=NOON)
    assert row.claim(NOON)
    go_on(NOON + by, timedelta(minutes=5))
    row.refresh_from_db()
    assert row.status == Status.UNCONFIRMED
    assert texts(practice) == []


@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forward"])
def test_a_worker_that_was_sending_as_the_clock_was_put_has_sent_it_once(
    by: timedelta, approved: Drafting, practice: Practice, settings: Settings
) -> None:
    """It is taken for lost, finishes all the same, and its post is found and not sent again."""
    settings.RECONCILE_AFTER_SECONDS = 1
    now = timezone.now()
    row = approved("It takes its time.", now=now)
    assert row.claim(now)
    row.refresh_from_db()
    published = row.speak(row.send)
    go_on(now + by, timedelta(minutes=5))
    with pytest.raises(MovedOn):
        row.settle(Status.DONE)
    row.refresh_from_db()
    assert row.status == Status.UNCONFIRMED
    look_for_the_doubtful(Publication, now=now + by + timedelta(minutes=5))
    go_on(now + by, timedelta(minutes=5))
    row.refresh_from_db()
    assert (row.status, row.external_id) == (Status.DONE, published.external_id)
    assert texts(practice) == ["It takes its time."]


def test_who_was_woken_in_the_future_is_woken_now(approved: Drafting, practice: Practice) -> None:
    row = approved("Overdue.", now=NOON - HOUR - timedelta(minutes=30))
    Publication.objects.filter(pk=row.pk).update(woken_at=NOON)
    go_on(NOON - HOUR, timedelta(minutes=2))
    assert texts(practice) == ["Overdue."]


class Elsewhen(Celery):
    """The workers' application, with a time that is handed in."""

    moment = NOON

    def now(self) -> datetime:
        return self.moment


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("by", [timedelta(0), -HOUR, HOUR], ids=["as it goes", "back", "forward"])
def test_the_beat_goes_on_when_the_machines_clock_is_put(by: timedelta) -> None:
    app = Elsewhen("elsewhen", broker="memory://", set_as_current=False)
    app.conf.beat_schedule = schedule()
    clock = Clock(app=app)
    until(clock, app, timedelta(seconds=10))
    swept, seen = sweeps(clock), Heartbeat.objects.get(part=Heartbeat.CLOCK).at
    app.moment += by
    until(clock, app, timedelta(seconds=10))
    assert sweeps(clock) - swept in range(9, 13)
    assert Heartbeat.objects.get(part=Heartbeat.CLOCK).at > seen


def until(clock: Clock, app: Elsewhen, length: timedelta) -> None:
    """Tick through so much time, as often as the clock asks for."""
    end = app.moment + length
    while app.moment < end:
        wait = clock.tick()
        assert wait <= EVERY.total_seconds()
        app.moment += timedelta(seconds=max(wait, 0.01))


def sweeps(clock: Clock) -> int:
    """How often the clock has sent what falls due."""
    return int(clock.schedule["send what falls due"].total_run_count)
