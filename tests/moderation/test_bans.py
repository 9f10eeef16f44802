"""Nobody is muted or banned by one person, without the Clerk, or for good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import Channel, User
from audit.models import MovedOn
from moderation import actions
from moderation.actions.banning import lift_what_is_over
from moderation.models import Ban, BanDelivery, Comment
from platforms.outbox import deliver
from platforms.practice.residents import BY_KEY
from platforms.practice.server import Practice
from policy.clause import Refused
from tests.moderation.writing import NOON, another_administrator, wrote

pytestmark = pytest.mark.django_db


def ask(channel: Channel, by: User, **changes: object) -> Ban:
    said: dict[str, object] = {
        "kind": "mute" if channel.platform == "x" else "ban",
        "principle": "law",
        "reason": "Three threats in a week.",
        "days": 30,
    }
    comment = wrote(channel, "I know your street")
    return actions.ask_for_ban(comment, by=by, now=NOON, **(said | changes))  # type: ignore[arg-type]


def test_it_takes_two_and_ends_by_itself(
    facebook: Channel, administrator: User, clerk: User
) -> None:
    ban = ask(facebook, administrator)
    assert not BanDelivery.objects.exists()
    actions.agree_to_ban(ban, by=clerk, now=NOON)
    assert ban.until == NOON + timedelta(days=30)
    lift_what_is_over(now=ban.until - timedelta(seconds=1))
    assert Ban.objects.get().status == Ban.Status.IN_FORCE
    lift_what_is_over(now=ban.until)
    lift_what_is_over(now=ban.until)
    over = Ban.objects.get()
    assert (over.status, over.lifted_by) == (Ban.Status.LIFTED, None)
    assert [row.is_lifting for row in BanDelivery.objects.order_by("pk")] == [False, True]


def test_nobody_agrees_with_themselves(facebook: Channel, clerk: User) -> None:
    ban = ask(facebook, clerk)
    with pytest.raises(Refused, match="somebody else must agree"):
        actions.agree_to_ban(ban, by=clerk, now=NOON)
    with pytest.raises(IntegrityError, match="nobody_bans_alone"), transaction.atomic():
        Ban.objects.update(agreed_by=clerk)


def test_without_the_clerk_there_is_no_ban(
    facebook: Channel, administrator: User, clerk: User
) -> None:
    ban = ask(facebook, administrator)
    with pytest.raises(Refused, match="must be the Town Clerk"):
        actions.agree_to_ban(ban, by=another_administrator(facebook), now=NOON)
    actions.agree_to_ban(ban, by=clerk, now=NOON)
    assert Ban.objects.get().status == Ban.Status.IN_FORCE


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"principle": ""}, "Choose the principle"),
        ({"principle": "criticism"}, "Choose the principle"),
        ({"reason": " . "}, "in your own words"),
        ({"reason": "he criticises the council"}, r"is no ground.*3\.9"),
        ({"days": 0}, "ends by itself"),
        ({"days": 3650}, "ends by itself"),
        ({"kind": "mute"}, "Facebook knows no muting"),
    ],
)
def test_what_lacks_something_is_refused(
    facebook: Channel, clerk: User, changes: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        ask(facebook, clerk, **changes)
    assert not Ban.objects.exists()


def test_where_the_platform_cannot_it_is_said_and_where_to_do_it(x: Channel, clerk: User) -> None:
    with pytest.raises(Refused, match=r"block them on X: https://x\.com/settings"):
        ask(x, clerk, kind="ban")
    assert ask(x, clerk).kind == Ban.Kind.MUTE


def test_one_ban_at_a_time_for_one_person(facebook: Channel, clerk: User) -> None:
    ban = ask(facebook, clerk)
    with pytest.raises(Refused, match="already"):
        ask(facebook, clerk)
    said = {"kind": "ban", "principle": "law", "reason": "Three threats in a week.", "days": 30}
    assert actions.ask_for_ban(ban.comment, by=clerk, now=NOON, **said) == ban  # type: ignore[arg-type]
    with pytest.raises(Refused, match="already"):
        actions.ask_for_ban(ban.comment, by=clerk, now=NOON, **said | {"days": 60})  # type: ignore[arg-type]


@pytest.mark.parametrize("is_named", [True, False])
def test_whom_it_is_about_neither_refuses_nor_lifts_it(
    facebook: Channel, administrator: User, clerk: User, is_named: bool
) -> None:
    ban = ask(facebook, administrator)
    deputy = another_administrator(facebook)
    if is_named:
        Comment.objects.update(text=f"Councillor {deputy.name} will be sorry.")
    else:
        actions.flag(ban.comment, by=deputy, words="He means me.", is_target=True, now=NOON)
    ban = Ban.objects.get()
    with pytest.raises(Refused, match=r"about you|speaks of you"):
        actions.refuse_ban(ban, by=deputy, words="No.", now=NOON)
    actions.agree_to_ban(ban, by=clerk, now=NOON)
    with pytest.raises(Refused, match=r"about you|speaks of you"):
        actions.lift_ban(ban, by=deputy, words="It is over.", now=NOON)
    assert Ban.objects.get().status == Ban.Status.IN_FORCE


def test_lifting_one_of_two_lets_nobody_in(
    practice: Practice, facebook: Channel, administrator: User, clerk: User
) -> None:
    carl = BY_KEY["carl"].facebook_id
    ban = ask(facebook, administrator)
    Ban.objects.update(status="REFUSED")
    second = ask(facebook, administrator)
    Comment.objects.update(author_id=carl)
    Ban.objects.filter(pk=ban.pk).update(status="ASKED")  # as two could once be asked for
    ban, second = Ban.objects.order_by("pk")
    for one in (ban, second):
        actions.agree_to_ban(one, by=clerk, now=NOON)
    actions.lift_ban(ban, by=clerk, words="Twice is too often.", now=NOON)
    for row in BanDelivery.objects.order_by("pk"):
        deliver(row, now=NOON)
    assert practice.store.shut_out_as("facebook", "carl") == "ban"
    actions.lift_ban(second, by=clerk, words="He apologised.", now=NOON)
    deliver(BanDelivery.objects.latest("pk"), now=NOON)
    assert practice.store.shut_out_as("facebook", "carl") == ""


def test_whom_the_comment_is_about_has_no_say(
    facebook: Channel, administrator: User, clerk: User
) -> None:
    comment = wrote(facebook, "The clerk will be sorry.")
    said = {"kind": "ban", "principle": "law", "reason": "A threat.", "days": 30, "now": NOON}
    with pytest.raises(Refused, match="speaks of you"):
        actions.ask_for_ban(comment, by=clerk, **said)  # type: ignore[arg-type]
    ban = actions.ask_for_ban(comment, by=administrator, **said)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="speaks of you"):
        actions.agree_to_ban(ban, by=clerk, now=NOON)


def test_the_page_shows_it_and_lifts_it_early_with_words(
    client: Client, facebook: Channel, administrator: User, clerk: User
) -> None:
    client.force_login(administrator)
    comment = wrote(facebook, "I know your street")
    address = f"/moderation/{comment.pk}/ban/"
    assert 'value="30"' in client.get(address).text
    refused = client.post(address, {"kind": "ban", "reason": "My words.", "days": "30"}).text
    assert "Choose the principle" in refused
    assert "My words." in refused
    said = {"kind": "ban", "principle": "law", "reason": "Threats.", "days": "30"}
    assert client.post(address, said)["Location"] == "/moderation/bans/"
    ban = Ban.objects.get()
    client.force_login(clerk)
    assert "Threats." in client.get("/moderation/bans/").text
    settle = f"/moderation/bans/{ban.pk}/"
    client.post(settle, {"decision": "agree"})
    assert Ban.objects.get().status == Ban.Status.IN_FORCE
    assert "why it ends early" in client.post(settle, {"decision": "lift"}, follow=True).text
    assert (
        "may have 2000. Shorten it."
        in client.post(settle, {"decision": "lift", "words": "a" * 2001}, follow=True).text
    )
    client.post(settle, {"decision": "lift", "words": "He \0apologised."})
    assert Ban.objects.get().lifted_by == clerk
    assert "He apologised." in client.get("/moderation/bans/").text
    assert "Choose what" in client.post(settle, follow=True).text


def test_saying_no_takes_words_and_is_final(
    facebook: Channel, administrator: User, clerk: User
) -> None:
    ban = ask(facebook, administrator)
    with pytest.raises(Refused, match="why nobody"):
        actions.refuse_ban(ban, by=clerk, words=" ", now=NOON)
    actions.refuse_ban(ban, by=clerk, words="One comment is not enough.", now=NOON)
    with pytest.raises(MovedOn):
        actions.agree_to_ban(ban, by=clerk, now=NOON)
    assert not BanDelivery.objects.exists()


def test_what_the_platform_does_not_lift_stays_on_the_desk_until_somebody_has(
    client: Client, youtube: Channel, administrator: User, clerk: User
) -> None:
    administrator.administers.update(channel=youtube)
    ban = ask(youtube, administrator)
    actions.agree_to_ban(ban, by=clerk, now=NOON)
    BanDelivery.objects.update(status="FAILED", why="The comment is gone.")
    actions.lift_ban(ban, by=clerk, words="He apologised.", now=NOON)
    client.force_login(administrator)
    assert "The comment is gone." not in client.get("/").text
    row = BanDelivery.objects.get(is_lifting=True)
    BanDelivery.objects.filter(pk=row.pk).update(status="FAILED", why="Do it in Studio.")
    desk = client.get("/").text
    assert "Not lifted on The council on youtube:" in desk
    assert "Do it in Studio." in desk
    settle = f"/moderation/bans/deliveries/{row.pk}/"
    assert settle in client.get("/moderation/bans/").text
    client.post(settle, {"decision": "again"})
    row.refresh_from_db()
    assert (row.status, row.why) == (BanDelivery.Status.QUEUED, "")
    BanDelivery.objects.filter(pk=row.pk).update(status="FAILED")
    assert "Noted" in client.post(settle, {"decision": "done"}, follow=True).text
    assert "Not lifted" not in client.get("/").text
    assert "Administrator has done it there." in client.get("/moderation/bans/").text
    assert "Say whether" in client.post(settle, follow=True).text
