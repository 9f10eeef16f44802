"""What an administrator may do holds on their own channels, and on no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from policy.clause import Refused
from policy.roles import Permission
from posts import actions
from posts.models import NativePost, Post, Publication, Takedown
from tests.council import Drafting

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(draft: Drafting, clerk: User) -> dict[str, Publication]:
    """A post on Facebook and on X, of which nobody can tell whether it arrived."""
    post, now = draft(), timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    post.publications.update(status=Publication.Status.UNCONFIRMED)
    return {row.channel.platform: row for row in post.publications.select_related("channel")}


def test_a_roster_carries_its_rights_to_its_own_channel_only(
    administrator: User, clerk: User, mayor: User, facebook: Channel, x: Channel
) -> None:
    for permission in (Permission.MODERATE, Permission.SETTLE, Permission.STOP):
        assert administrator.can_on(permission, facebook)
        assert not administrator.can_on(permission, x)
        assert list(Channel.objects.where(administrator, permission)) == [facebook]
    assert clerk.can_on(Permission.MODERATE, x)
    assert not mayor.can_on(Permission.MODERATE, x)
    assert list(Channel.objects.where(mayor, Permission.SETTLE)) == [facebook, x]
    assert not Channel.objects.where(mayor, Permission.MODERATE).exists()


def test_whoever_left_the_roster_yesterday_may_do_nothing_more_there(
    administrator: User, facebook: Channel
) -> None:
    administrator.administers.update(held_until=timezone.localdate() - timedelta(days=1))
    assert not User.objects.get(pk=administrator.pk).can_on(Permission.MODERATE, facebook)


def test_a_send_is_settled_by_an_administrator_of_that_channel(
    out: dict[str, Publication], administrator: User
) -> None:
    now = timezone.now()
    takedown = Takedown(publication=out["x"], by=administrator, reason="Wrong.", not_before=now)
    native = NativePost.objects.create(
        channel=out["x"].channel, external_id="9", posted_at=now, found_at=now
    )
    act = {"by": administrator, "now": now}
    for settle in (
        lambda: actions.say_live(out["x"], url="", **act),
        lambda: actions.send_again(out["x"], **act),
        lambda: actions.send_again(takedown, **act),
        lambda: actions.take_down(out["x"], reason="Wrong.", **act),
        lambda: actions.note_difference(out["x"], **act),
        lambda: actions.note_native(native, **act),
    ):
        with pytest.raises(Refused, match=r"an administrator of The council on x.*3\.6"):
            settle()
    actions.say_live(out["facebook"], url="", **act)
    assert Publication.objects.get(pk=out["facebook"].pk).status == Publication.Status.DONE
    assert Publication.objects.get(pk=out["x"].pk).status == Publication.Status.UNCONFIRMED


def test_the_buttons_stand_where_they_work(
    client: Client, out: dict[str, Publication], administrator: User
) -> None:
    client.force_login(administrator)
    page = client.get(f"/posts/{out['x'].post_id}/").text
    assert f'action="/publications/{out["facebook"].pk}/live/"' in page
    assert f'action="/publications/{out["x"].pk}/live/"' not in page
    assert client.get(f"/publications/{out['x'].pk}/take-down/").status_code == 403
    assert client.get(f"/publications/{out['facebook'].pk}/take-down/").status_code == 200


def test_any_administrator_of_one_of_its_channels_stops_a_post(
    client: Client, draft: Drafting, clerk: User, administrator: User, x: Channel
) -> None:
    now, on_both = timezone.now(), draft()
    on_x = draft(message="Only on X.", channels=[x])
    for post in (on_x, on_both):
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    client.force_login(administrator)
    calendar = client.get("/calendar/").text
    assert f'action="/posts/{on_both.pk}/stop/"' in calendar
    assert f'action="/posts/{on_x.pk}/stop/"' not in calendar
    with pytest.raises(Refused, match=r"an administrator of its channel.*3\.6"):
        actions.stop(on_x, by=administrator, now=now)
    actions.stop(on_both, by=administrator, now=now)
    assert Post.objects.get(pk=on_both.pk).status == Post.Status.DRAFT
    assert Post.objects.get(pk=on_x.pk).status == Post.Status.APPROVED
