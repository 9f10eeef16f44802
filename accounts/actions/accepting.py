"""Accept the policy, having read it (1.1)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Acceptance, Document, User
from accounts.reading import beside_the_policy, policy_on
from audit.models import MovedOn, record


@transaction.atomic
def accept(version: str, *, by: User, now: datetime) -> None:
    """Accept the version that was shown, and with it what stands beside it (3.3).

    Whoever accepts twice has accepted once.
    """
    today = timezone.localdate(now)
    policy = policy_on(today)
    if policy.version != version:
        raise MovedOn(
            f"Version {policy.version} has come into force since you opened this page. "
            "Read it here, then accept it."
        )
    if not policy.pk:
        policy, _ = Document.objects.get_or_create(
            kind=policy.kind, version=policy.version, defaults={"text": policy.text}
        )
    if _keep(policy, by=by, now=now):
        record("document.accepted", policy, by=by)
    for document in beside_the_policy(today):
        _keep(document, by=by, now=now)


def _keep(document: Document, *, by: User, now: datetime) -> bool:
    _, is_new = Acceptance.objects.get_or_create(person=by, document=document, defaults={"at": now})
    return is_new
