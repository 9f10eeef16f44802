"""An author asks for a second look without an account; somebody else answers, once."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import Channel, User
from audit.models import Event, MovedOn
from moderation import actions, second_looks
from moderation.figures import figures
from moderation.models import Comment, Decision, Enforcement, Review
from policy.clause import Refused
from tests.moderation.hidden import ADDRESS, NOON, asked, take_down, write

pytestmark = pytest.mark.django_db
PAGE = "/house-rules/second-look/"
LATER = NOON + timedelta(days=3)


@pytest.fixture
def review(decision: Decision) -> Review:
    return actions.ask_for_review(asked(f"See {ADDRESS}.", email="ann@post.example"), now=NOON)


def settle(review: Review, by: User, *, is_upheld: bool, reason: str = "It was a joke.") -> None:
    shown = Review.objects.get(pk=review.pk).decision_id
    actions.settle_review(review, is_upheld=is_upheld, reason=reason, shown=shown, by=by, now=LATER)


def typed(**other: str) -> dict[str, str]:
    said = {"said_where": "Under the post", "author": "Ann", "words": "It was a joke.", "fax": ""}
    return {"key": str(uuid4()), "email": ""} | said | other


def test_somebody_without_an_account_asks_and_is_told_by_when(client: Client) -> None:
    assert "Ask for a second look" in client.get("/house-rules/").text
    answer = client.post(PAGE, typed(), follow=True)
    review = Review.objects.get()
    assert review.reference in answer.text
    assert answer.redirect_chain == [(f"{PAGE}{review.key}/", 302)]
    assert (review.due_on - review.asked_at.date()).days >= 14
    assert f"{review.due_on:%-d} {review.due_on:%B %Y}" in answer.text


def test_ten_working_days_leave_out_the_holidays(decision: Decision) -> None:
    review = actions.ask_for_review(asked(), now=NOON + timedelta(days=27))
    assert review.due_on == date(2027, 1, 5)


def test_the_same_form_sent_twice_is_one_request(client: Client) -> None:
    said = typed()
    for _ in range(2):
        assert client.post(PAGE, said).status_code == 302
    assert Review.objects.count() == 1
    assert Event.objects.filter(verb="review.asked").count() == 1


def test_the_same_form_with_other_words_is_told_and_loses_none(client: Client) -> None:
    said = typed()
    for _ in range(7):
        client.post(PAGE, said)
    answer = client.post(PAGE, said | {"words": "It was a joke, as my next one shows."})
    assert "it stands as it was" in answer.text
    assert "as my next one shows." in answer.text
    key = answer.context["form"]["key"].value()
    client.post(PAGE, said | {"key": key, "words": "It was a joke, as my next one shows."})
    assert list(Review.objects.order_by("pk").values_list("words", flat=True)) == [
        "It was a joke.",
        "It was a joke, as my next one shows.",
    ]


def test_a_stranger_takes_no_look_from_the_author_and_is_pointed_out(
    client: Client, clerk: User, decision: Decision
) -> None:
    client.post(PAGE, typed(said_where=ADDRESS, author="Somebody else"))
    review = Review.objects.get()
    assert review.decision is None
    client.force_login(clerk)
    page = f"/moderation/reviews/{review.pk}/"
    assert "The name given differs from the author" in client.get(page).text
    client.post(f"{page}find/", {"decision": decision.pk})
    assert "The name given differs from the author" in client.get(page).text


def test_nothing_typed_is_lost_when_it_is_refused(client: Client) -> None:
    answer = client.post(PAGE, typed(words="", email="no-address"))
    assert "Under the post" in answer.text
    assert "no-address" in answer.text
    assert not Review.objects.exists()


def test_a_machine_that_fills_everything_in_is_refused_and_a_person_can_mend_it(
    client: Client,
) -> None:
    answer = client.post(PAGE, typed(fax="Buy now"))
    assert "Empty it and send." in answer.text
    assert 'aria-hidden="true"' not in answer.text
    assert not Review.objects.exists()


def test_too_many_requests_from_one_network_wait_with_their_words(client: Client) -> None:
    for _ in range(5):
        assert client.post(PAGE, typed()).status_code == 302
    answer = client.post(PAGE, typed(words="The sixth in this hour."))
    assert answer.status_code == 429
    assert "The sixth in this hour." in answer.text
    assert Review.objects.count() == 5


def test_an_address_finds_its_decision_by_itself(review: Review, decision: Decision) -> None:
    assert (review.decision, review.first_by) == (decision, decision.by)
    elsewhere = actions.ask_for_review(asked("https://facebook.example/other"), now=NOON)
    assert elsewhere.decision is None


def test_whoever_decided_first_takes_no_second_look(
    review: Review, administrator: User, client: Client
) -> None:
    with pytest.raises(Refused, match=r"You took the first decision.*3\.15"):
        settle(review, administrator, is_upheld=True)
    client.force_login(administrator)
    page = client.get(f"/moderation/reviews/{review.pk}/").text
    assert "You took the first decision" in page
    assert "Your second look" not in page


def test_the_database_refuses_it_too(review: Review, administrator: User) -> None:
    whole = {"decided_by": administrator, "decided_at": LATER, "reason": "Still."}
    with pytest.raises(IntegrityError, match="their_own_decision"), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(outcome="upheld", **whole)
    with pytest.raises(IntegrityError, match="knows_who_decided_first"), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(first_by=None)


def test_overturning_shows_it_again_and_names_what_it_overrules(
    review: Review, decision: Decision, second: User
) -> None:
    settle(review, second, is_upheld=False)
    comment = Comment.objects.get()
    assert comment.status == Comment.Status.LEFT_UP
    restored = comment.decisions.get(outcome="RESTORED")
    assert restored.overrules == decision
    assert Enforcement.objects.filter(decision=restored, status="QUEUED").exists()
    found = figures(Decision.objects.all())
    assert (found.reversals, found.reviews, found.reviews_overturned) == (1, 1, 1)


def test_upholding_leaves_it_hidden(review: Review, second: User) -> None:
    settle(review, second, is_upheld=True, reason="It insults the reader.")
    assert Comment.objects.get().status == Comment.Status.HIDDEN
    line = Event.objects.get(verb="review.upheld")
    assert line.detail["reason"] == "It insults the reader."


@pytest.mark.parametrize("reason", ["  ", "\u3164", "\u200b"])
def test_a_second_look_needs_words(review: Review, second: User, reason: str) -> None:
    with pytest.raises(Refused, match="words that the author can follow"):
        settle(review, second, is_upheld=False, reason=reason)
    assert Comment.objects.get().status == Comment.Status.HIDDEN


def test_a_later_decision_about_the_same_comment_stands(
    review: Review, decision: Decision, second: User, clerk: User
) -> None:
    comment = decision.comment
    actions.restore(comment, by=second, reason="A joke.", now=NOON)
    comment = Comment.objects.get()
    again = {"principle": "law", "reason": "It says where she lives."}
    actions.hide(comment, by=second, **again, now=NOON)
    settle(review, clerk, is_upheld=False)
    assert Comment.objects.get().status == Comment.Status.HIDDEN


def test_somebody_of_another_channel_does_not_decide(
    review: Review, x: Channel, second: User
) -> None:
    second.administers.update(channel=x)
    with pytest.raises(Refused, match=r"administrators of The council on facebook"):
        settle(review, second, is_upheld=False)


def test_the_second_of_two_who_answer_is_told(review: Review, second: User, clerk: User) -> None:
    settle(review, second, is_upheld=True)
    with pytest.raises(MovedOn, match="Second has answered this"):
        settle(review, clerk, is_upheld=False)
    assert Comment.objects.get().status == Comment.Status.HIDDEN


def test_whoever_looked_at_another_decision_is_told(review: Review, clerk: User) -> None:
    with pytest.raises(MovedOn, match="another decision"):
        actions.settle_review(review, is_upheld=True, reason="Yes.", shown=0, by=clerk, now=LATER)


def test_what_is_found_is_found_once_and_never_by_whoever_decided(
    review: Review, facebook: Channel, decision: Decision, administrator: User, clerk: User
) -> None:
    other = take_down(write(facebook, "Muppets."), clerk)
    settle(review, clerk, is_upheld=True)
    late = actions.ask_for_review(asked(), now=LATER)
    with pytest.raises(Refused, match=r"You took that decision.*3\.15"):
        actions.find_decision(late, decision, by=administrator, now=LATER)
    with pytest.raises(MovedOn):
        actions.find_decision(review, decision, by=clerk, now=LATER)
    actions.find_decision(late, other, by=administrator, now=LATER)
    with pytest.raises(MovedOn, match="has found the decision"):
        actions.find_decision(late, decision, by=clerk, now=LATER)
    late.refresh_from_db()
    assert (late.decision, late.reason, late.outcome) == (other, "", "")


def test_a_second_request_about_the_same_decision_is_told_that_it_is_answered(
    review: Review, second: User, client: Client
) -> None:
    beside = actions.ask_for_review(asked(ADDRESS), now=NOON)
    settle(review, second, is_upheld=True, reason="It insults the reader.")
    beside.refresh_from_db()
    assert (beside.outcome, beside.reason) == ("answered", "It insults the reader.")
    answer = client.post(PAGE, typed(said_where=ADDRESS), follow=True)
    unknown = client.post(PAGE, typed(said_where=f"{ADDRESS}0"), follow=True)
    said = [re.sub(r"R\d{5}|[0-9a-f-]{36}", "", one.text) for one in (answer, unknown)]
    assert "We have it." in said[0]
    assert said[0] == said[1], "whoever asks learns nothing of a decision"
    assert figures(Decision.objects.all()).reviews == 1


def test_one_that_is_found_to_be_about_an_answered_decision_is_answered_with_it(
    review: Review, decision: Decision, second: User, client: Client
) -> None:
    settle(review, second, is_upheld=False)
    late = actions.ask_for_review(asked("Under the bonfire post"), now=LATER)
    client.force_login(second)
    find = f"/moderation/reviews/{late.pk}/find/"
    page = client.post(find, {"decision": decision.pk}, follow=True).text
    assert "It was looked at before" in page
    assert "Somebody who did not take" not in page
    late.refresh_from_db()
    assert late.outcome == Review.Outcome.ANSWERED


def test_the_outcome_is_written_to_the_author_and_the_address_forgotten(
    review: Review, decision: Decision, second: User
) -> None:
    settle(review, second, is_upheld=False, reason="It was meant as a joke.")
    for _ in range(2):
        second_looks.tell_authors(now=LATER)
    [letter] = mail.outbox
    assert letter.to == ["ann@post.example"]
    assert "It was meant as a joke." in letter.body
    for others in (decision.comment.text, decision.reason, "Second", "Administrator"):
        assert others not in letter.body
    review.refresh_from_db()
    assert (review.email, review.told_at) == ("", LATER)


def test_without_an_address_the_answer_stands_on_the_page_that_only_they_know(
    decision: Decision, second: User, client: Client
) -> None:
    review = actions.ask_for_review(asked(ADDRESS), now=NOON)
    settle(review, second, is_upheld=True, reason="It insults the reader.")
    page = client.get(f"{PAGE}{review.key}/").text
    assert "The first decision stands." in page
    assert "It insults the reader." in page
    assert decision.reason not in page
    assert client.get(f"{PAGE}{uuid4()}/").status_code == 404


def test_whoever_may_take_it_is_reminded_once_two_working_days_before(
    review: Review, clerk: User, second: User, administrator: User
) -> None:
    second_looks.remind(now=NOON + timedelta(days=9))
    assert not mail.outbox
    for _ in range(2):
        second_looks.remind(now=NOON + timedelta(days=12))
    assert {letter.to[0] for letter in mail.outbox} == {clerk.email, second.email}


def test_it_waits_on_the_desk_of_those_who_may_take_it(
    review: Review, client: Client, second: User, administrator: User, councillor: User
) -> None:
    for person, sees in ((second, True), (administrator, False), (councillor, False)):
        client.force_login(person)
        assert (review.reference in client.get("/").text) is sees


def test_the_whole_way_on_the_pages(
    client: Client, clerk: User, decision: Decision, facebook: Channel
) -> None:
    client.post(PAGE, typed(said_where="Somewhere under the bonfire post"))
    review = Review.objects.get()
    client.force_login(clerk)
    page = f"/moderation/reviews/{review.pk}/"
    assert review.reference in client.get("/moderation/reviews/").text
    assert decision.comment.text in client.get(page).text
    assert decision.comment.text not in client.get(f"{page}?q=somebody-else").text
    early = client.post(f"{page}settle/", {"outcome": "upheld", "reason": "No."})
    assert "Say first which decision this is about." in early.text
    client.post(f"{page}find/", {"decision": decision.pk})
    shown = {"shown": decision.pk, "reason": "Kept words"}
    refused = client.post(f"{page}settle/", shown)
    assert "Kept words" in refused.text
    client.post(f"{page}settle/", shown | {"outcome": "overturned"})
    assert Comment.objects.get().status == Comment.Status.LEFT_UP
    assert review.reference in client.get("/moderation/reviews/?show=answered").text


def test_a_request_without_a_decision_of_ours_is_answered_in_words(
    client: Client, clerk: User
) -> None:
    review = actions.ask_for_review(asked("On another page"), now=NOON)
    client.force_login(clerk)
    page = f"/moderation/reviews/{review.pk}/unfound/"
    assert "Say why" in client.post(page, {"reason": ""}).text
    client.post(page, {"reason": "That page is not ours."})
    review.refresh_from_db()
    assert (review.outcome, review.decided_by) == (Review.Outcome.NOT_FOUND, clerk)


def test_the_page_of_the_comment_tells_moderators_of_the_second_look(
    client: Client, decision: Decision, second: User, officer: User
) -> None:
    review = actions.ask_for_review(asked(f"See {ADDRESS}."), now=NOON)
    page, link = f"/moderation/{decision.comment_id}/", f"/moderation/reviews/{review.pk}/"
    client.force_login(officer)
    assert link not in client.get(page).text
    client.force_login(second)
    told = client.get(page).text
    assert link in told
    assert "to be answered by" in told
    settle(review, second, is_upheld=True)
    assert "The first decision stands: Second," in client.get(page).text
