"""Draft, check, approve: who may, in what order, and what voids it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event, MovedOn
from policy.clause import Refused
from posts import actions
from posts.models import Decision, Post, Publication
from tests.council import Drafting

pytestmark = pytest.mark.django_db


def send(post: Post, *, declared: bool = True, reason: str = "") -> Post:
    actions.submit(post, by=post.author, is_declared=declared, reason=reason, now=timezone.now())
    return Post.objects.get(pk=post.pk)


def approve(post: Post, by: User, digest: str = "") -> Post:
    actions.approve(post, by=by, shown_digest=digest or post.digest(), now=timezone.now())
    return Post.objects.get(pk=post.pk)


def wording(post: Post, **changes: object) -> actions.Wording:
    """What the form would say if nothing but the changes had been typed."""
    same = actions.Wording(
        kind=post.kind,
        message=post.message,
        channels=list(post.channels.all()),
        web_page=post.web_page,
        no_page_reason=post.no_page_reason,
        no_page_words=post.no_page_words,
        publish_at=post.publish_at,
        upload=None,
        upload_kind="picture",
        drop_media=False,
        description="",
        is_decorative=False,
        rights="",
        people="",
    )
    return replace(same, **changes)  # type: ignore[arg-type]


def test_a_post_is_sent_approved_and_queued_for_each_channel(draft: Drafting, clerk: User) -> None:
    post = approve(send(draft()), clerk)
    assert post.status == Post.Status.APPROVED
    assert post.approved_digest == post.digest()
    assert {row.status for row in post.publications.all()} == {Publication.Status.QUEUED}
    assert post.publications.count() == 2
    assert [e.verb for e in Event.objects.about(post)] == ["post.submitted", "post.approved"]


def test_it_waits_for_the_hold_or_for_its_time_whichever_is_later(
    draft: Drafting, clerk: User, settings: object
) -> None:
    settings.PUBLISH_HOLD_SECONDS = 120  # type: ignore[attr-defined]
    before = timezone.now()
    soon = approve(send(draft()), clerk).publications.first()
    assert soon.not_before >= before + timedelta(seconds=120)
    at = before + timedelta(days=1)
    later = approve(send(draft(publish_at=at), reason="Once more."), clerk).publications.first()
    assert later.not_before == at


def test_an_agenda_without_a_page_or_a_reason_is_refused_with_the_policys_sentence(
    draft: Drafting,
) -> None:
    post = draft(kind="agenda", no_page_reason="", no_page_words="")
    with pytest.raises(Refused, match="Add the council web page this post points to") as refused:
        send(post)
    assert refused.value.findings[0].clause == "1.5"
    assert Post.objects.get(pk=post.pk).status == Post.Status.DRAFT


def test_without_the_declaration_it_stays_a_draft(draft: Drafting) -> None:
    post = draft()
    with pytest.raises(Refused, match="Tick the declaration"):
        send(post, declared=False)
    assert Post.objects.get(pk=post.pk).status == Post.Status.DRAFT


def test_the_clerk_may_not_approve_what_the_clerk_wrote(draft: Drafting, clerk: User) -> None:
    post = send(draft(author=clerk))
    with pytest.raises(Refused, match="You wrote this post, so someone else must approve it"):
        approve(post, clerk)
    assert not Publication.objects.exists()


def test_the_database_refuses_an_author_as_approver_too(draft: Drafting) -> None:
    post = draft()
    with pytest.raises(IntegrityError, match="author_is_not_approver"), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(
            approved_by=post.author, approved_at=timezone.now(), approved_digest="x"
        )


@pytest.mark.parametrize("who", ["deputy", "officer", "auditor", "administrator"])
def test_nobody_but_the_mayor_and_the_clerk_approves(
    draft: Drafting, who: str, request: pytest.FixtureRequest
) -> None:
    post = send(draft())
    with pytest.raises(Refused, match="Only the Mayor or the Clerk"):
        approve(post, request.getfixturevalue(who))


def test_of_two_approvers_at_once_the_second_is_told(
    draft: Drafting, clerk: User, mayor: User
) -> None:
    post = send(draft())
    approve(post, clerk)
    with pytest.raises(MovedOn, match="has moved on"):
        approve(post, mayor)
    assert Publication.objects.count() == 2
    assert Decision.objects.count() == 1


def test_what_was_not_shown_cannot_be_approved(draft: Drafting, clerk: User) -> None:
    post = send(draft())
    with pytest.raises(Refused, match="changed since you were shown it"):
        approve(post, clerk, digest="0" * 64)


@pytest.mark.parametrize(
    "change",
    [
        {"message": "The new noticeboard stands in Twyn Square!"},
        {"kind": "event"},
        {"no_page_words": "Other words."},
        {"publish_at": timezone.now() + timedelta(days=3)},
        {"channels": []},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_voids_the_approval_and_holds_it_back(
    draft: Drafting, clerk: User, change: dict[str, object]
) -> None:
    post = approve(send(draft()), clerk)
    actions.write(post, wording(post, **change), by=post.author, now=timezone.now())
    post = Post.objects.get(pk=post.pk)
    assert post.status == Post.Status.DRAFT
    assert post.approved_by is None
    assert post.approved_digest == ""
    assert {row.status for row in post.publications.all()} == {Publication.Status.WITHHELD}


def test_saving_it_unchanged_voids_nothing(draft: Drafting, clerk: User) -> None:
    post = approve(send(draft()), clerk)
    actions.write(post, wording(post), by=post.author, now=timezone.now())
    assert Post.objects.get(pk=post.pk).status == Post.Status.APPROVED


def test_a_voided_post_can_be_approved_again_and_takes_the_same_rows(
    draft: Drafting, clerk: User
) -> None:
    post = approve(send(draft()), clerk)
    actions.write(post, wording(post, message="Better."), by=post.author, now=timezone.now())
    post = approve(send(Post.objects.get(pk=post.pk)), clerk)
    assert [row.status for row in post.publications.all()] == ["QUEUED", "QUEUED"]


def test_only_the_author_changes_a_post(draft: Drafting, clerk: User) -> None:
    post = draft()
    with pytest.raises(Refused, match="Only the author"):
        actions.write(post, wording(post, message="Mine."), by=clerk, now=timezone.now())


def test_sending_back_and_refusing_need_words(draft: Drafting, clerk: User) -> None:
    post = send(draft())
    for decide in (actions.send_back, actions.refuse):
        with pytest.raises(Refused, match="in your words"):
            decide(post, by=clerk, words=" ", shown_digest=post.digest(), now=timezone.now())
    actions.send_back(
        post, by=clerk, words="Say where.", shown_digest=post.digest(), now=timezone.now()
    )
    post = Post.objects.get(pk=post.pk)
    assert post.status == Post.Status.RETURNED
    assert post.decisions.get().words == "Say where."


def test_a_refused_post_can_never_go_out(draft: Drafting, clerk: User, mayor: User) -> None:
    post = send(draft())
    actions.refuse(
        post, by=clerk, words="Not ours.", shown_digest=post.digest(), now=timezone.now()
    )
    post = Post.objects.get(pk=post.pk)
    with pytest.raises(Refused, match="Start a new one"):
        send(post)
    with pytest.raises(MovedOn):
        approve(post, mayor)


def test_a_time_that_has_passed_is_not_approved_and_not_sent_on(
    draft: Drafting, clerk: User
) -> None:
    at = timezone.now().replace(hour=12) + timedelta(days=1)
    post = send(draft(publish_at=at))
    with pytest.raises(Refused, match="has passed"):
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=at + timedelta(seconds=1))
    with pytest.raises(Refused, match="Give it a new time"):
        send(draft(publish_at=timezone.now() - timedelta(minutes=1)))


def test_stop_holds_back_what_has_not_left_and_the_post_is_a_draft_again(
    draft: Drafting, clerk: User
) -> None:
    post = approve(send(draft()), clerk)
    actions.stop(post, by=post.author, now=timezone.now())
    post = Post.objects.get(pk=post.pk)
    assert post.status == Post.Status.DRAFT
    assert {row.status for row in post.publications.all()} == {Publication.Status.WITHHELD}
    with pytest.raises(Refused, match="nothing was stopped"):
        actions.stop(post, by=clerk, now=timezone.now())


def test_stop_is_not_for_everybody(draft: Drafting, clerk: User, officer: User) -> None:
    post = approve(send(draft()), clerk)
    with pytest.raises(Refused, match="may stop it"):
        actions.stop(post, by=officer, now=timezone.now())


def test_what_is_on_its_way_cannot_be_changed(draft: Drafting, clerk: User) -> None:
    post = approve(send(draft()), clerk)
    post.publications.update(status=Publication.Status.SENDING)
    with pytest.raises(Refused, match="already on its way"):
        actions.write(post, wording(post, message="No."), by=post.author, now=timezone.now())


def test_a_form_sent_twice_makes_one_post(councillor: User, officer: User) -> None:
    key = Post().key
    assert actions.start(key=key, by=councillor) == actions.start(key=key, by=councillor)
    assert Post.objects.count() == 1
    with pytest.raises(Refused, match="somebody else's post"):
        actions.start(key=key, by=officer)


def test_a_suspended_channel_is_refused_in_words(draft: Drafting, x: Channel) -> None:
    x.status = Channel.Status.SUSPENDED
    x.save()
    with pytest.raises(Refused, match="cannot be used now"):
        send(draft())
