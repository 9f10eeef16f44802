"""When: what workers do for posts. Every task may run twice without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from platforms.outbox import deliver, sweep
from posts import signposts, telling
from posts.models import Publication


@shared_task(name="posts.tasks.publish")
def publish(publication_id: int) -> None:
    deliver(Publication.objects.get(pk=publication_id), now=timezone.now())


@shared_task(name="posts.tasks.upload")
def upload(publication_id: int) -> None:
    deliver(Publication.objects.get(pk=publication_id), now=timezone.now())


@shared_task(name="posts.tasks.publish_due")
def publish_due() -> None:
    sweep(Publication, now=timezone.now())


@shared_task(name="posts.tasks.look_at_page")
def look_at_page(check_id: int) -> None:
    signposts.look(check_id, now=timezone.now())


@shared_task(name="posts.tasks.sweep_pages")
def sweep_pages() -> None:
    signposts.look_at_all_unseen(now=timezone.now())


@shared_task(name="posts.tasks.tell_people")
def tell_people() -> None:
    telling.approvers(now=timezone.now())
    telling.authors(now=timezone.now())
