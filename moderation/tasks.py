"""When: what workers do for comments. Every task may run twice without harm."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from moderation import assessing, confirming, due, inbox, rereading, second_looks
from moderation.actions.banning import lift_what_is_over
from moderation.models import BanDelivery, Enforcement, Incoming, ReplyDelivery
from platforms.outbox import deliver, look_for_the_doubtful, sweep


@shared_task(name="moderation.tasks.receive")
def receive() -> None:
    inbox.receive_all(now=timezone.now())


@shared_task(name="moderation.tasks.enforce")
def enforce(enforcement_id: int) -> None:
    deliver(Enforcement.objects.get(pk=enforcement_id), now=timezone.now())


@shared_task(name="moderation.tasks.sweep_enforcements")
def sweep_enforcements() -> None:
    sweep(Enforcement, now=timezone.now())


@shared_task(name="moderation.tasks.read_event")
def read_event(event_id: int) -> None:
    if event := Incoming.objects.filter(pk=event_id).first():
        rereading.read_event(event, now=timezone.now())


@shared_task(name="moderation.tasks.wake_for_events")
def wake_for_events() -> None:
    rereading.wake_for_events(now=timezone.now())


@shared_task(name="moderation.tasks.forget_events")
def forget_events() -> None:
    rereading.forget_events(now=timezone.now())


@shared_task(name="moderation.tasks.follow")
def follow() -> None:
    rereading.follow_all(now=timezone.now())


@shared_task(name="moderation.tasks.confirm")
def confirm() -> None:
    confirming.confirm_due(now=timezone.now())


@shared_task(name="moderation.tasks.enforce_ban")
def enforce_ban(delivery_id: int) -> None:
    deliver(BanDelivery.objects.get(pk=delivery_id), now=timezone.now())


@shared_task(name="moderation.tasks.sweep_bans")
def sweep_bans() -> None:
    sweep(BanDelivery, now=timezone.now())


@shared_task(name="moderation.tasks.lift_bans")
def lift_bans() -> None:
    lift_what_is_over(now=timezone.now())


@shared_task(name="moderation.tasks.tell_of_second_looks")
def tell_of_second_looks() -> None:
    second_looks.tell_authors(now=timezone.now())
    second_looks.remind(now=timezone.now())


@shared_task(name="moderation.tasks.publish_reply")
def publish_reply(delivery_id: int) -> None:
    deliver(ReplyDelivery.objects.get(pk=delivery_id), now=timezone.now())


@shared_task(name="moderation.tasks.sweep_replies")
def sweep_replies() -> None:
    sweep(ReplyDelivery, now=timezone.now())
    look_for_the_doubtful(ReplyDelivery, now=timezone.now())


@shared_task(name="moderation.tasks.remind_of_answers")
def remind_of_answers() -> None:
    due.everybody(now=timezone.now())


@shared_task(name="moderation.tasks.read_comments")
def read_comments() -> None:
    assessing.read_due(now=timezone.now())
