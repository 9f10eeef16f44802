"""When: what workers do for posts. Every task may run twice without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from platforms.outbox import deliver, look_for_the_doubtful, sweep
from posts import (
    chasing,
    enriching,
    expiring,
    finding,
    meetings,
    passing,
    signposts,
    telling,
    watching,
)
from posts.models import Addition, Edit, Publication, Takedown


@shared_task(name="posts.tasks.publish")
def publish(publication_id: int) -> None:
    deliver(Publication.objects.get(pk=publication_id), now=timezone.now())


@shared_task(name="posts.tasks.upload")
def upload(publication_id: int) -> None:
    deliver(Publication.objects.get(pk=publication_id), now=timezone.now())


@shared_task(name="posts.tasks.publish_takedown")
def publish_takedown(takedown_id: int) -> None:
    deliver(Takedown.objects.get(pk=takedown_id), now=timezone.now())


@shared_task(name="posts.tasks.publish_edit")
def publish_edit(edit_id: int) -> None:
    deliver(Edit.objects.get(pk=edit_id), now=timezone.now())


@shared_task(name="posts.tasks.add_extra")
def add_extra(addition_id: int) -> None:
    deliver(Addition.objects.get(pk=addition_id), now=timezone.now())


@shared_task(name="posts.tasks.publish_due")
def publish_due() -> None:
    for deliveries in (Publication, Takedown, Edit, Addition):
        sweep(deliveries, now=timezone.now())
    enriching.owe_all(now=timezone.now())


@shared_task(name="posts.tasks.look_for_the_doubtful")
def look_for_doubtful() -> None:
    for deliveries in (Publication, Edit):
        look_for_the_doubtful(deliveries, now=timezone.now())
    finding.name_all(now=timezone.now())


@shared_task(name="posts.tasks.read_back")
def read_back() -> None:
    watching.read_back_all(now=timezone.now())


@shared_task(name="posts.tasks.watch_channels")
def watch_channels() -> None:
    watching.watch_all(now=timezone.now())


@shared_task(name="posts.tasks.look_at_page")
def look_at_page(check_id: int) -> None:
    signposts.look(check_id, now=timezone.now())


@shared_task(name="posts.tasks.sweep_pages")
def sweep_pages() -> None:
    signposts.look_at_all_unseen(now=timezone.now())


@shared_task(name="posts.tasks.tell_people")
def tell_people() -> None:
    telling.everybody(now=timezone.now())


@shared_task(name="posts.tasks.chase_pages")
def chase_pages() -> None:
    chasing.chase(now=timezone.now())


@shared_task(name="posts.tasks.expire")
def expire() -> None:
    expiring.expire_all(now=timezone.now())


@shared_task(name="posts.tasks.keep_meetings")
def keep_meetings() -> None:
    meetings.keep_ahead(by=None, now=timezone.now())
    meetings.prefill_all(now=timezone.now())


@shared_task(name="posts.tasks.pass_drafts_on")
def pass_drafts_on() -> None:
    passing.pass_on_all(now=timezone.now())
