"""A person decides about a comment: never alone with a principle, never about themselves."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Channel, User
from audit.models import Event, MovedOn
from moderation import actions
from moderation.actions.holding import as_opened
from moderation.models import Assessment, Comment, Decision, Enforcement, Space
from platforms.base import Content
from platforms.outbox import deliver
from platforms.practice.server import Practice
from policy.clause import Refused
from tests import playing
from tests.council import Drafting
from tests.moderation.writing import NOON, another_administrator, wrote
from tests.platforms.kept import Kept

pytestmark = pytest.mark.django_db
RUDE = {"principle": "respect", "reason": "It calls a neighbour names.", "now": NOON}


def test_the_decision_keeps_what_was_seen_and_what_was_suggested(
    facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook, "You are all fools")
    said = [{"principle": "respect", "because": "it insults", "spans": [[12, 17]]}]
    Assessment.objects.create(
        comment=comment, version="1", at=NOON, scores={}, suggestions=said, terms=[]
    )
    actions.hide(comment, by=administrator, **RUDE)
    decision = Decision.objects.get()
    assert decision.suggested == said
    assert decision.snapshot["text"] == "You are all fools"
    comment.text = "Nothing to see"
    comment.save()
    assert Decision.objects.get().snapshot["text"] == "You are all fools"


@pytest.mark.parametrize("reason", ["It criticises the council.", "Negative about the Mayor"])
def test_a_reason_of_criticism_alone_is_asked_for_more(
    facebook: Channel, administrator: User, reason: str
) -> None:
    comment = wrote(facebook, "The Mayor's decision was wrong.")
    with pytest.raises(Refused, match=r"is no ground.*3\.9"):
        actions.hide(comment, by=administrator, principle="respect", reason=reason, now=NOON)
    assert Comment.objects.get().status == Comment.Status.WAITING


def test_whoever_is_named_decides_nothing_and_may_still_pass_it_on(
    facebook: Channel, administrator: User, clerk: User
) -> None:
    comment = wrote(facebook, "The clerk is a crook and I know her street.")
    for act in (
        lambda: actions.leave_up(comment, by=clerk, reason="", now=NOON),
        lambda: actions.hide(comment, by=clerk, **RUDE),
        lambda: actions.report_to_platform(comment, by=clerk, **RUDE),
        lambda: actions.delete(comment, by=clerk, why_not_hide="It stays.", **RUDE),
    ):
        with pytest.raises(Refused, match=r"speaks of you \(“clerk”\), so somebody else"):
            act()
    actions.escalate(comment, by=clerk, reason="", now=NOON)
    actions.hide(comment, by=administrator, **RUDE)
    assert [d.outcome for d in comment.decisions.all()] == ["ESCALATED", "HIDDEN"]


def test_whoever_wrote_it_or_says_that_it_is_about_them_decides_nothing(
    client: Client, facebook: Channel, administrator: User
) -> None:
    own = wrote(facebook, author=f" {administrator.name.upper()} ")
    with pytest.raises(Refused, match="goes by your name"):
        actions.leave_up(own, by=administrator, reason="", now=NOON)
    comment = wrote(facebook, "He knows who he is.")
    actions.flag(comment, by=administrator, words="Me.", is_target=True, now=NOON)
    with pytest.raises(Refused, match=r"is about you.*3\.15"):
        actions.hide(comment, by=administrator, **RUDE)
    client.force_login(administrator)
    assert "Somebody else decides" in client.get(f"/moderation/{comment.pk}/").text


def test_a_first_name_names_whoever_alone_bears_it_today(
    facebook: Channel, administrator: User, councillor: User
) -> None:
    User.objects.filter(pk=administrator.pk).update(name="Tomos Hale")
    comment = wrote(facebook, "I know which car is yours, Tomos")
    by = User.objects.get(pk=administrator.pk)
    with pytest.raises(Refused, match=r"speaks of you.*3\.15"):
        actions.hide(comment, by=by, **RUDE)
    User.objects.filter(pk=councillor.pk).update(name="Cllr Tomos Bevan")
    actions.hide(comment, by=by, **RUDE)
    assert comment.decisions.get().by == by


@pytest.mark.parametrize("form", ["decide", "delete"])
@pytest.mark.parametrize("is_forged", [True, False])
def test_a_page_from_before_or_no_page_at_all_decides_nothing(
    client: Client, facebook: Channel, administrator: User, form: str, is_forged: bool
) -> None:
    comment = wrote(facebook)
    said = {"decision": "hide", "principle": "law", "reason": "Mine.", "why_not_hide": "A child."}
    if not is_forged:
        actions.leave_up(comment, by=administrator, reason="", now=NOON)
        said["opened"] = as_opened(comment)
        actions.hide(comment, by=administrator, **RUDE)
        actions.restore(comment, by=administrator, reason="", now=NOON)
    before = Decision.objects.count()
    client.force_login(administrator)
    shown = client.post(f"/moderation/{comment.pk}/{form}/", said).text
    assert ("since you opened it" if is_forged else "was first: shown again") in shown
    assert Decision.objects.count() == before
    too_long = client.post(f"/moderation/{comment.pk}/{form}/", said | {"reason": "a" * 2001})
    assert "may have 2000. Shorten it." in too_long.text


def test_a_first_name_is_enough_under_what_one_wrote_oneself(
    facebook: Channel, administrator: User, draft: Drafting
) -> None:
    administrator.name = "Alun Rees"
    administrator.save()
    post = draft(author=administrator, channels=[facebook])
    ours = post.publications.create(channel=facebook, not_before=NOON, external_id="p1")
    with pytest.raises(Refused, match="“Alun”"):
        actions.leave_up(
            wrote(facebook, "Alun, you said so in May.", publication=ours),
            by=administrator,
            reason="",
            now=NOON,
        )
    elsewhere = wrote(facebook, "alun at the shop knows.")
    actions.leave_up(elsewhere, by=administrator, reason="", now=NOON)


def test_deleting_asks_why_hiding_would_not_do_and_is_final(
    facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    with pytest.raises(Refused, match="why hiding it would not do"):
        actions.delete(comment, by=administrator, why_not_hide=" ", **RUDE)
    actions.delete(comment, by=administrator, why_not_hide="A child's address.", **RUDE)
    assert Decision.objects.get().why_not_hide == "A child's address."
    assert Enforcement.objects.count() == 1
    with pytest.raises(Refused, match="not hidden"):
        actions.restore(comment, by=administrator, reason="", now=NOON)


def test_what_x_cannot_do_is_refused_with_what_to_do_instead(x: Channel, clerk: User) -> None:
    with pytest.raises(Refused, match="X lets nobody delete"):
        actions.delete(wrote(x), by=clerk, why_not_hide="It is a threat.", **RUDE)
    assert not Decision.objects.exists()


def test_what_was_copied_by_hand_is_decided_about_and_nothing_is_sent(
    administrator: User,
) -> None:
    space = Space.objects.create(kind="consultation", name="The bandstand")
    comment = wrote(None, space=space, taken_in_by=administrator, author_id="")
    actions.hide(comment, by=administrator, principle="law", reason="An address.", now=NOON)
    assert Decision.objects.get().snapshot["channel"] == "The bandstand"
    assert not Enforcement.objects.exists()


def test_of_two_the_second_is_told_who_was_first_and_keeps_their_words(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    opened = as_opened(comment)
    actions.leave_up(comment, by=administrator, reason="", now=NOON)
    client.force_login(another_administrator(facebook))
    said = {"decision": "hide", "principle": "law", "reason": "My long reason.", "opened": opened}
    page = client.post(f"/moderation/{comment.pk}/decide/", said).text
    assert "Administrator, Councillor, was first: left up" in page
    assert "My long reason." in page
    assert Decision.objects.count() == 1


def test_nobody_decides_about_words_they_were_not_shown(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    opened = as_opened(comment)
    Comment.objects.update(text="Buy my gutters", edited_at=NOON)
    client.force_login(administrator)
    said = {"decision": "leave_up", "reason": "A question.", "opened": opened}
    page = client.post(f"/moderation/{comment.pk}/decide/", said).text
    assert "Its author has changed the comment" in page
    assert "Buy my gutters" in page
    assert "A question." in page
    with pytest.raises(MovedOn, match="changed the comment"):
        actions.leave_up(comment, by=administrator, reason="", opened=opened, now=NOON)


def test_nothing_is_preselected_and_the_limits_are_said_before_the_click(
    client: Client, x: Channel, clerk: User
) -> None:
    client.force_login(clerk)
    page = client.get(f"/moderation/{wrote(x, 'Wrong, all of it.').pk}/").text
    assert "checked" not in page.split("<form", 1)[1].split('id="keys"')[0]
    assert "View hidden replies" in page
    assert 'value="delete"' not in page
    assert ">Leave up<" in page
    assert ">Escalate<" in page


def test_deleting_has_its_own_page_which_keeps_what_was_typed(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    client.force_login(administrator)
    said = {"decision": "delete", "principle": "law", "reason": "A number plate."}
    page = client.post(f"/moderation/{comment.pk}/decide/", said).text
    assert "cannot be brought back" in page
    assert "A number plate." in page
    address = f"/moderation/{comment.pk}/delete/"
    again = client.post(address, said | {"why_not_hide": "", "opened": as_opened(comment)}).text
    assert "why hiding it would not do. (Policy 3.15)" in again
    client.post(address, said | {"why_not_hide": "It names a child.", "opened": as_opened(comment)})
    assert Comment.objects.get().status == Comment.Status.DELETED


def test_escalating_leads_to_the_report_and_is_seen_by_nobody_else(
    client: Client, facebook: Channel, administrator: User, clerk: User
) -> None:
    comment = wrote(facebook, "I know where the officer lives.")
    client.force_login(administrator)
    page = f"/moderation/{comment.pk}/"
    said = {"decision": "escalate", "reason": "A threat.", "opened": as_opened(comment)}
    for _ in range(2):
        answer = client.post(f"{page}decide/", said)
        assert answer["Location"] == f"/incidents/new/?comment={comment.pk}"
    report = client.get(answer["Location"])
    assert "Ann" in report.text
    assert report.context["form"]["what_happened"].value() == "A threat."
    assert Decision.objects.count() == 1
    assert "Became an incident" in client.get(page).text
    client.force_login(clerk)
    assert "Became an incident" not in client.get(page).text
    assert "A threat." not in client.get(answer["Location"]).text
    assert as_opened(comment) == said["opened"]
    Comment.objects.update(status="DELETED")
    with pytest.raises(Refused, match="was deleted"):
        actions.escalate(comment, by=clerk, reason="", now=NOON)


def test_hiding_under_the_law_offers_an_incident(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook, "I know where the officer lives.")
    client.force_login(administrator)
    said = {"decision": "hide", "principle": "law", "reason": "It threatens an officer."}
    answer = client.post(f"/moderation/{comment.pk}/decide/", said | {"opened": as_opened(comment)})
    assert answer["Location"].endswith("#incident")
    assert f"/incidents/new/?comment={comment.pk}" in client.get(answer["Location"]).text


def test_hiding_what_is_gone_already_says_so(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook, "You are all muppets.", gone_at=NOON)
    client.force_login(administrator)
    said = {"decision": "hide", "principle": "respect", "reason": "It calls them names."}
    page = f"/moderation/{comment.pk}/decide/"
    answer = client.post(page, said | {"opened": as_opened(comment)}, follow=True)
    assert "It was gone from there before" in answer.text
    assert "is being hidden" not in answer.text


def test_reporting_to_the_platform_is_kept_with_what_was_reported(
    facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    actions.report_to_platform(comment, by=administrator, **RUDE)
    assert Decision.objects.get().outcome == Decision.Outcome.REPORTED
    assert Comment.objects.get().status == Comment.Status.WAITING
    assert Event.objects.filter(verb="comment.reported").count() == 1
    with pytest.raises(Refused, match="no address"):
        actions.report_to_platform(wrote(facebook, url=""), by=administrator, **RUDE)


def test_restoring_brings_it_back_on_the_platform_and_says_what_it_overrules(
    practice: Practice, facebook: Channel, administrator: User
) -> None:
    published = facebook.adapter()(facebook.account()).publish(Content("The fair is on."), Kept())
    there = playing.comment(practice, "facebook", published.external_id, "You are all fools")
    comment = wrote(facebook, external_id=there)
    actions.hide(comment, by=administrator, **RUDE)
    deliver(Enforcement.objects.latest("pk"), now=NOON)
    assert playing.is_hidden(practice, "facebook", there)
    actions.restore(comment, by=administrator, reason="Too strict.", now=NOON)
    deliver(Enforcement.objects.latest("pk"), now=NOON)
    assert not playing.is_hidden(practice, "facebook", there)
    hidden, shown = Decision.objects.all()
    assert shown.overrules == hidden


def test_while_it_waits_a_moderator_is_offered_to_reply_once(
    client: Client, facebook: Channel, administrator: User, officer: User
) -> None:
    comment = wrote(facebook)
    reply = f'href="/moderation/{comment.pk}/reply/"'
    for person in (administrator, officer):
        client.force_login(person)
        assert client.get(f"/moderation/{comment.pk}/").text.count(reply) == 1
    actions.leave_up(comment, by=administrator, reason="", now=NOON)
    client.force_login(administrator)
    assert client.get(f"/moderation/{comment.pk}/").text.count(reply) == 1
