"""What the pages about comments say is so: nothing is hidden before it is, or offered in vain."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Channel, User
from audit.models import MovedOn
from incidents.models import Incident
from moderation import actions
from moderation.actions.holding import as_opened
from moderation.models import Comment, Enforcement, Flag, Space
from policy.clause import Refused
from tests.moderation.writing import NOON, another_administrator, wrote

pytestmark = pytest.mark.django_db
RUDE = {"principle": "respect", "reason": "It calls a neighbour names."}
Status = Enforcement.Status


def page_of(comment: Comment) -> str:
    return f"/moderation/{comment.pk}/"


def listed() -> Comment:
    return Comment.objects.for_list().get()


def enforced(status: str, **fields: object) -> Enforcement:
    """The last decision fared so on its platform."""
    row = Enforcement.objects.latest("pk")
    Enforcement.objects.filter(pk=row.pk).update(status=status, **fields)
    return row


@pytest.fixture
def by_hand(administrator: User) -> Comment:
    space = Space.objects.create(kind="consultation", name="The bandstand")
    return wrote(None, space=space, taken_in_by=administrator, author_id="")


@pytest.mark.parametrize("decision", ["hide", "delete"])
def test_of_a_copy_by_hand_nothing_is_said_to_be_under_way(
    client: Client, by_hand: Comment, administrator: User, decision: str
) -> None:
    client.force_login(administrator)
    said = RUDE | {"decision": decision, "why_not_hide": "It stays otherwise."}
    said["opened"] = as_opened(by_hand)
    address = "decide" if decision == "hide" else "delete"
    page = client.post(f"{page_of(by_hand)}{address}/", said, follow=True).text
    assert "Decided. It is kept here." in page
    assert "is being" not in page
    assert "Reply with the public words" not in page


def test_the_author_of_a_copy_by_hand_cannot_be_kept_out(
    client: Client, by_hand: Comment, administrator: User
) -> None:
    client.force_login(administrator)
    page = client.get(f"{page_of(by_hand)}ban/", follow=True)
    assert page.redirect_chain[-1][0] == page_of(by_hand)
    assert "Nobody knows of which account this is" in page.text
    assert "/ban/" not in page.text


def test_what_was_never_hidden_there_is_shown(facebook: Channel, administrator: User) -> None:
    comment = wrote(facebook)
    actions.hide(comment, by=administrator, now=NOON, **RUDE)
    assert listed().standing == "Not hidden yet"
    enforced(Status.FAILED)
    actions.restore(comment, by=administrator, reason="A joke.", now=NOON)
    assert listed().standing == "Shown"
    Enforcement.objects.filter(decision__outcome="HIDDEN").update(status=Status.DONE)
    assert listed().standing == "Not shown again yet"


def test_what_fails_for_now_says_when_it_is_tried_next_and_can_be_tried_sooner(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    actions.hide(comment, by=administrator, now=NOON, **RUDE)
    later = NOON + timedelta(minutes=30)
    row = enforced(Status.QUEUED, why="Facebook does not answer.", not_before=later, attempts=2)
    client.force_login(administrator)
    page = client.get(page_of(comment)).text
    assert "Facebook does not answer. It is tried again" in " ".join(page.split())
    assert f"{page_of(comment)}try-again/" in page
    actions.try_again(row, by=administrator, now=NOON)
    row.refresh_from_db()
    assert (row.status, row.not_before, row.attempts) == (Status.QUEUED, NOON, 0)
    enforced(Status.DONE)
    with pytest.raises(MovedOn, match="This decision"):
        actions.try_again(row, by=administrator, now=NOON)


def test_the_log_tells_what_is_hidden_from_what_is_not_yet(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    actions.hide(comment, by=administrator, now=NOON, **RUDE)
    client.force_login(administrator)
    assert "Not hidden yet" in client.get("/moderation/log/").text
    enforced(Status.DONE)
    assert "Not hidden yet" not in client.get("/moderation/log/").text


def keys(page: str) -> set[str]:
    shown = page.split('<dl class="keys">')[1].split("</dl>")[0]
    return {part.split("</kbd>")[0] for part in shown.split("<kbd>")[1:]}


def test_only_keys_that_do_something_are_explained(
    client: Client, facebook: Channel, administrator: User, councillor: User
) -> None:
    comment = wrote(facebook)
    for person, there, queue in (
        (administrator, set("l15whderfq?"), {"j", "k", "Enter", *"hdrefxl?"}),
        (councillor, set("rfq?"), {"j", "k", "Enter", *"rf?"}),
    ):
        client.force_login(person)
        assert keys(client.get(page_of(comment)).text) == there
        assert keys(client.get("/moderation/").text) == queue
    actions.hide(comment, by=administrator, now=NOON, **RUDE)
    client.force_login(administrator)
    assert keys(client.get(page_of(comment)).text) == set("wuderfq?")


def test_whoever_has_reported_is_not_told_to_report_again(
    client: Client, facebook: Channel, officer: User, clerk: User
) -> None:
    comment = wrote(facebook)
    actions.flag(comment, by=officer, words="He means me.", is_target=True, now=NOON)
    client.force_login(officer)
    report = {"target": "me", "what_happened": "x", "place": "facebook", "seen_on": NOON.date()}
    for reporter, reference, is_told in ((clerk, "1", True), (officer, "2", False)):
        Incident.objects.create(
            reporter=reporter, reference=reference, comment=comment, submitted_at=NOON, **report
        )
        assert ("You must report this" in client.get(page_of(comment)).text) is is_told


def test_what_is_about_somebody_may_be_flagged_again_once_it_was_dismissed(
    client: Client, facebook: Channel, officer: User, administrator: User
) -> None:
    comment = wrote(facebook)
    flag = actions.flag(comment, by=officer, words="He means me.", is_target=True, now=NOON)
    again = {"by": officer, "words": "He has done it again.", "now": NOON}
    with pytest.raises(Refused, match="already"):
        actions.flag(comment, **again)  # type: ignore[arg-type]
    actions.dismiss(flag, by=administrator, words="Not you, I think.", now=NOON)
    client.force_login(officer)
    assert 'id="id_words"' in client.get(page_of(comment)).text
    actions.flag(comment, **again)  # type: ignore[arg-type]
    flag = Flag.objects.get()
    assert flag.outcome == ""
    for words in ("He means me.", "Not you, I think.", "He has done it again."):
        assert words in flag.words


def test_what_somebody_else_has_deleted_is_not_asked_about_again(
    client: Client, facebook: Channel, administrator: User
) -> None:
    comment = wrote(facebook)
    opened = as_opened(comment)
    client.force_login(another_administrator(facebook))
    page = client.get(f"{page_of(comment)}delete/").text
    assert "Nobody can bring it back" in page
    why = "Hiding is not enough."
    actions.delete(comment, by=administrator, why_not_hide=why, now=NOON, **RUDE)
    mine = RUDE | {"why_not_hide": "My long reason.", "opened": opened}
    page = client.post(f"{page_of(comment)}delete/", mine).text
    assert "was first: deleted" in page
    assert "My long reason." in page
    assert "Nobody can bring it back" not in page
    assert "Not deleted yet" in page
