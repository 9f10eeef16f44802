"""Two people at once, on two connections: one wins, the other is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from audit.models import MovedOn
from policy.clause import Refused
from posts import actions
from posts.models import Decision, Post, Publication
from tests.council import Drafting
from tests.posts.test_deciding import wording

pytestmark = pytest.mark.django_db(transaction=True)


def both_at_once(*acts: Callable[[], object]) -> list[str]:
    """Do things at the same moment in threads of their own, and say how each ended."""
    ready = threading.Barrier(len(acts))
    ends: list[str] = []

    def run(act: Callable[[], object]) -> None:
        ready.wait()
        try:
            act()
            ends.append("done")
        except (Refused, MovedOn) as refusal:
            ends.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def test_two_approvers_at_once_approve_it_once(draft: Drafting, clerk: User, mayor: User) -> None:
    post = draft()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    digest = post.digest()

    def approve(by: User) -> Callable[[], None]:
        return lambda: actions.approve(post, by=by, shown_digest=digest, now=now)

    assert both_at_once(approve(clerk), approve(mayor)) == ["MovedOn", "done"]
    assert Decision.objects.count() == 1
    assert Publication.objects.count() == 2


def test_one_approves_while_the_other_refuses(draft: Drafting, clerk: User, mayor: User) -> None:
    post = draft()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    digest = post.digest()
    ends = both_at_once(
        lambda: actions.approve(post, by=clerk, shown_digest=digest, now=now),
        lambda: actions.refuse(post, by=mayor, words="No.", shown_digest=digest, now=now),
    )
    assert ends == ["MovedOn", "done"]
    assert Decision.objects.count() == 1


def test_two_workers_claim_one_row_once(draft: Drafting, clerk: User, settings: object) -> None:
    settings.PUBLISH_HOLD_SECONDS = 0  # type: ignore[attr-defined]
    post = draft()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    pk = Publication.objects.earliest("pk").pk
    taken: list[bool] = []

    def claim() -> None:
        taken.append(bool(Publication.objects.get(pk=pk).claim(timezone.now())))

    both_at_once(claim, claim)
    assert sorted(taken) == [False, True]


def test_a_post_cannot_change_between_the_last_question_and_the_call(
    draft: Drafting, clerk: User, settings: object
) -> None:
    """However the two fall together, what was changed is never sent unapproved."""
    settings.PUBLISH_HOLD_SECONDS = 0  # type: ignore[attr-defined]
    now = timezone.now()
    for number in range(10):
        post = draft(message=f"Version {number}.")
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
        approved = post.digest()
        row = Publication.objects.filter(post=post).earliest("pk")
        said = wording(post, message="Changed.")
        both_at_once(
            partial(row.claim, timezone.now()),
            partial(actions.write, post, said, by=post.author, now=now),
        )
        row.refresh_from_db()
        is_changed = Post.objects.get(pk=post.pk).digest() != approved
        assert row.status == ("WITHHELD" if is_changed else "SENDING")
