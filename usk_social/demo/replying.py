"""What residents were answered, what still waits for an answer, and what is ready to be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from moderation import actions
from moderation.models import Canned, Comment, Contact, ReplyDelivery
from platforms.practice.store import Store
from usk_social.demo import outside
from usk_social.demo.scene import Scene

AN_HOUR, A_SECOND = timedelta(hours=1), timedelta(seconds=1)


@dataclass(frozen=True)
class Answered:
    """A comment by its first words, who answered it, how many hours later, and what."""

    comment: str
    by: str
    after: int
    text: str


ANSWERED = (
    Answered(
        "Do we have to book",
        "rees",
        4,
        "No need to book: come between ten and twelve. We shall keep the kettle warm.",
    ),
    Answered(
        "Is the quiet hour the first hour",
        "morgan",
        21,
        "Yes, it is the first hour: no music, and the lights stay still.",
    ),
    Answered(
        "Oes lle i gadair olwyn",
        "price",
        30,
        "Oes: mae lle gwastad wrth y goeden, ac mae stiward yno i helpu.",
    ),
    Answered("Which street comes first", "morgan", 70, "Bridge Street, then Maryport Street."),
)
WAITING = (
    ("Reported is not mended", "rees"),
    ("Five days! My customers", "clerk"),
    ("Another consultation.", ""),
)
"""By their first words, and who is to answer; empty for nobody yet."""
TO_APPROVE = Answered(
    "The county says December",
    "finance",
    2,
    "You are right, and thank you. The county council's date holds; our page is put right today.",
)
REQUEST = "Could the minutes say who voted"

CONTACTS = (
    (
        "Monmouthshire County Council",
        "roads, bins, schools, planning",
        "contact@county.usk.example",
    ),
    ("Natural Resources Wales", "floods, rivers, pollution", "floods@nature.usk.example"),
    ("Gwent Police", "crime that is not an emergency: ring 101", "101@police.usk.example"),
    ("Highways", "holes in the road, street lights, drains", "highways@county.usk.example"),
)
CANNED = (
    (
        "Passed to the county council",
        "Thank you. Monmouthshire County Council looks after this; we have passed it on today.",
        "Diolch. Cyngor Sir Fynwy sy'n gofalu am hyn; rydym wedi ei drosglwyddo heddiw.",
    ),
    (
        "Come and ask at the meeting",
        "Thank you. You can ask this at the next meeting of the council on [day], at seven.",
        "Diolch. Gallwch ofyn hyn yng nghyfarfod nesaf y cyngor ar [diwrnod], am saith.",
    ),
    (
        "Write to the Clerk",
        "Thank you. Please write to clerk@usk.example, so that we can look into it.",
        "Diolch. Ysgrifennwch at clerk@usk.example, os gwelwch yn dda, er mwyn i ni edrych.",
    ),
)


def settle(scene: Scene, *, now: datetime) -> None:
    """Fill the directory, give the answers of the month, and leave a few to be given."""
    clerk = scene.people["clerk"]
    for name, helps_with, email in CONTACTS:
        entry = Contact(name=name, helps_with=helps_with, email=email)
        entry.telephone = "101" if "Police" in name else ""
        actions.keep_entry(entry, by=clerk)
    for title, text, welsh in CANNED:
        actions.keep_entry(Canned(title=title, text=text, welsh=welsh), by=clerk)
    for said in ANSWERED:
        _answer(said, scene, now=now)
    for words, who in WAITING:
        if comment := _found(words):
            assignee = scene.people[who] if who else None
            actions.needs_reply(comment, by=clerk, assignee=assignee, now=now)
    _answer(TO_APPROVE, scene, now=now)
    if comment := _found(REQUEST):
        actions.mark_request(comment, kind="foi", by=clerk, now=now)
    for comment in Comment.objects.filter(publication__post__kind="consultation", status="LEFT_UP"):
        actions.count_as_view(comment, by=clerk, is_view=True, now=now)


def _found(words: str) -> Comment | None:
    return Comment.objects.filter(text__contains=words).select_related("channel").first()


def _answer(said: Answered, scene: Scene, *, now: datetime) -> None:
    if not (comment := _found(said.comment)):
        return
    at = min(comment.posted_at + said.after * AN_HOUR, now)
    row = actions.reply(comment, by=scene.people[said.by], text=said.text, key=uuid4(), now=at)
    delivery = ReplyDelivery.objects.filter(reply=row).first()
    if delivery:
        _send(delivery, scene.store, at=at)


def _send(delivery: ReplyDelivery, store: Store, *, at: datetime) -> None:
    """Deliver as the outbox does, to a practice platform that is written to and not called."""
    delivery.claim(at)
    delivery.refresh_from_db()
    comment = delivery.reply.comment
    there = outside.reply(
        store, delivery.channel.platform, comment.external_id, delivery.reply.text, at=at
    )
    delivery.settle(
        delivery.Status.DONE,
        done_at=at + A_SECOND,
        external_id=there.external_id,
        url=there.url,
    )
