"""When: connections are tried, and people hear what they need to know."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from accounts import connections, gaps, invitations, reminding, security, security_letters, telling


@shared_task(name="accounts.tasks.send_invitations")
def send_invitations() -> None:
    invitations.send_all(now=timezone.now())


@shared_task(name="accounts.tasks.tell_administrators")
def tell_administrators() -> None:
    telling.administrators(now=timezone.now())


@shared_task(name="accounts.tasks.check_connections")
def check_connections() -> None:
    connections.check_due(now=timezone.now())
    telling.of_the_end(now=timezone.now())


@shared_task(name="accounts.tasks.send_security_letters")
def send_security_letters() -> None:
    security_letters.send(now=timezone.now())


@shared_task(name="accounts.tasks.forget_sign_ins")
def forget_sign_ins() -> None:
    security.forget(now=timezone.now())


@shared_task(name="accounts.tasks.look_over_rosters")
def look_over_rosters() -> None:
    gaps.look_over(now=timezone.now())


@shared_task(name="accounts.tasks.remind_readers")
def remind_readers() -> None:
    reminding.remind_readers(now=timezone.now())
