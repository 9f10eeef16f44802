"""What has happened to a post, told from the record in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from posts.models import Post, Publication

WORDS = {
    "post.started": _("started this post"),
    "post.changed": _("changed it"),
    "post.submitted": _("sent it for approval"),
    "post.approved": _("approved it"),
    "post.returned": _("sent it back"),
    "post.refused": _("refused it"),
    "post.draft": _("made it a draft again"),
    "post.withdrawn": _("withdrew it"),
    "publication.queued": _("put it in line for"),
    "publication.sending": _("began to send it to"),
    "publication.done": _("published it on"),
    "publication.failed": _("could not publish it on"),
    "publication.unconfirmed": _("could not confirm it on"),
    "publication.withheld": _("held it back from"),
}


EDITING: dict[str, str] = {
    Post.Status.DRAFT: "neutral",
    Post.Status.SUBMITTED: "busy",
    Post.Status.RETURNED: "care",
    Post.Status.REFUSED: "stop",
    Post.Status.APPROVED: "good",
    Post.Status.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class Standing:
    """How a post stands, in a word and the tone it is shown in."""

    word: str | Promise
    tone: str


def standing(post: Post, publications: Sequence[Publication]) -> Standing:
    """Editing and delivery told in one word, for people who care about neither."""
    states = {row.status for row in publications}
    if post.status != Post.Status.APPROVED or not states:
        return Standing(post.get_status_display(), EDITING[post.status])
    if states & {Publication.Status.FAILED, Publication.Status.UNCONFIRMED}:
        return Standing(_("Needs a look"), "stop")
    if states <= {Publication.Status.DONE}:
        return Standing(_("Published"), "good")
    if Publication.Status.SENDING in states:
        return Standing(_("Going out"), "busy")
    return Standing(_("Scheduled") if post.publish_at else _("Approved"), "busy")


@dataclass(frozen=True)
class Told:
    """The arguments of one line of `components/history.html`."""

    at: datetime
    sentence: str
    words: str


def history(post: Post, publications: list[Publication]) -> list[Told]:
    """Everything in the record about a post and its publications, oldest first."""
    places = {str(row.pk): row.channel.name for row in publications}
    about = Event.objects.about(post) | Event.objects.about_all(
        Publication, [row.pk for row in publications]
    )
    return [
        Told(
            at=event.at,
            sentence=_sentence(event, places),
            words=str(event.detail.get("words") or event.detail.get("why") or ""),
        )
        for event in about.order_by("pk")
    ]


def _sentence(event: Event, places: dict[str, str]) -> str:
    words = WORDS.get(event.verb, event.verb)
    where = places.get(event.thing, "") if event.kind == "posts.publication" else ""
    return f"{event.who} {words} {where}".rstrip() + "."
