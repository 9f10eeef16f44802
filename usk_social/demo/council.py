"""Makes the whole practice council, in the portal and on the practice platforms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from celery import Celery
from django.db import transaction
from django.utils import timezone

from accounts.models import Channel
from platforms.practice.store import Store
from usk_social.celery import app
from usk_social.demo import (
    answering,
    banning,
    correcting,
    documents,
    election,
    following,
    incidents,
    meetings,
    people,
    replying,
    second_looks,
    writing,
)
from usk_social.demo.comments import COMMENTS
from usk_social.demo.correcting import MENDED
from usk_social.demo.posts import SENT
from usk_social.demo.scene import Scene
from usk_social.demo.timeline import Story, play
from usk_social.demo.unsent import UNSENT


def settle(*, practice: Path, now: datetime) -> None:
    """Make everything as of a moment, or nothing. `practice` is the practice platforms' folder.

    What stands on the practice platforms from an earlier council goes: nobody here knows of it.
    """
    with nobody_woken(), closing(Store(practice)) as store, transaction.atomic():
        store.empty()
        scene = Scene(people.settle(timezone.localdate(now)), store, today=timezone.localdate(now))
        documents.settle(scene.people, now=now)
        election.settle(scene, now=now)
        play(_stories(scene), now=now)
        meetings.settle(scene, now=now)
        second_looks.settle(scene, now=now)
        replying.settle(scene, now=now)
        banning.settle(scene, now=now)
        Channel.objects.update(read_until=now)


def _stories(scene: Scene) -> Iterator[Story]:
    out = {planned.key: scene.time_of(planned) for planned in SENT}
    for planned in (*SENT, *UNSENT):
        yield writing.story(planned, scene)
    for mended in MENDED:
        yield correcting.story(mended, scene, out=out[mended.post])
    for said in COMMENTS:
        yield answering.story(said, scene, posted=out[said.post])
    yield from following.stories(scene)
    yield incidents.about_the_letters(scene, at=out["minutes"] + timedelta(hours=60))
    yield incidents.about_the_car(scene, at=out["road"] + timedelta(hours=20))


@contextmanager
def nobody_woken() -> Iterator[None]:
    """Wake no worker: whatever is still to do is found by the sweeps when its time comes.

    The calls go to a broker in this process's own memory, where nobody takes them up.
    """
    Celery("seeding", set_as_current=True).conf.broker_write_url = "memory://nowhere"
    try:
        yield
    finally:
        app.set_current()
