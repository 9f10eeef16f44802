"""What the page of one comment says of answering it, of requests and of views (1.3, 3.12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.models import User, during
from moderation.actions.requests import is_consulted
from moderation.forms import ElsewhereForm, MarkForm, NeedsReplyForm
from moderation.models import Comment, InformationRequest, Reply
from moderation.replying import can_be_sent
from policy.roles import ROLES, Permission, Role

BY_OFFICE = [role for role in Role if Permission.MODERATE in ROLES[role]]


@dataclass(frozen=True)
class Asked:
    """The arguments of `moderation/_answering.html`."""

    may_answer: bool
    """Whether this person may write a reply that the portal can send, and none has gone yet."""
    may_say: bool
    """Whether they may say that it needs one, and what became of it."""
    replies: Iterable[Reply]
    form: NeedsReplyForm
    elsewhere: ElsewhereForm
    requests: Iterable[InformationRequest]
    mark: MarkForm
    is_consulted: bool


def asked(comment: Comment, person: User) -> Asked:
    is_open = comment.answered_at is None and comment.gone_at is None
    return Asked(
        may_answer=is_open and can_be_sent(comment) and person.can(Permission.DRAFT),
        may_say=comment.is_decided_by(person),
        replies=comment.replies.select_related("by", "approved_by", "delivery"),
        form=NeedsReplyForm(people=who_may_answer(comment), initial=comment.assignee),
        elsewhere=ElsewhereForm(),
        requests=comment.requests.select_related("marked_by", "closed_by"),
        mark=MarkForm(),
        is_consulted=is_consulted(comment),
    )


def who_may_answer(comment: Comment) -> list[User]:
    """Whoever looks after the place where it was written."""
    today = timezone.localdate()
    clerks = User.objects.holding(*BY_OFFICE, day=today)
    held = during(today, "administers__held_from", "administers__held_until")
    there = Q(administers__channel=comment.channel) if comment.channel else Q()
    rostered = User.objects.with_access(today).filter(held & there)
    return list(User.objects.filter(Q(pk__in=clerks) | Q(pk__in=rostered)).order_by("name"))
