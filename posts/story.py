"""What has happened to a post, told from the record in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from platforms.outbox import Delivery
from posts.models import Addition, Edit, Extra, Post, Publication, Takedown
from posts.models.extra import CAPTIONED

WORDS = {
    "post.started": _("started this post"),
    "post.changed": _("changed it"),
    "post.submitted": _("sent it for approval"),
    "post.approved": _("approved it"),
    "post.returned": _("sent it back"),
    "post.refused": _("refused it"),
    "post.draft": _("made it a draft again"),
    "post.withdrawn": _("withdrew it"),
    "post.expired": _("let it expire"),
    "post.published_at_once": _("published it at once, by the emergency rule"),
    "post.countersigned": _("countersigned it"),
    "post.advice_asked": _("asked for advice on it"),
    "post.advised": _("gave advice on it"),
    "post.seen_by_clerk": _("read it first, so that it may go to the Mayor"),
    "post.attempt_refused": _("tried something that was refused"),
    "post.page_given": _("gave the council web page that was to follow"),
    "post.told_offline": _("confirmed that people who are not online have been told"),
    "post.prefilled": _("began this post for the Clerk"),
    "publication.queued": _("put it in line for"),
    "publication.sending": _("began to send it to"),
    "publication.done": _("published it on"),
    "publication.failed": _("could not publish it on"),
    "publication.unconfirmed": _("could not confirm it on"),
    "publication.withheld": _("held it back from"),
    "publication.found": _("found it on"),
    "publication.read_back": _("read it back from"),
    "publication.difference_noted": _("noted how it differs on"),
    "takedown.queued": _("asked for it to be taken down from"),
    "takedown.sending": _("began to take it down from"),
    "takedown.done": _("took it down from"),
    "takedown.failed": _("could not take it down from"),
    "edit.queued": _("put the correction in line for"),
    "edit.sending": _("began to correct it on"),
    "edit.done": _("corrected it on"),
    "edit.failed": _("could not correct it on"),
    "edit.withheld": _("did not correct it on"),
    "addition.queued": _("put in line for the video on"),
    "addition.sending": _("began to put with the video on"),
    "addition.done": _("put with the video on"),
    "addition.failed": _("could not put with the video on"),
    "addition.withheld": _("did not put with the video on"),
}


Owed = Publication | Edit | Addition | Takedown

NOWHERE = _("The portal does not know the video's address. Set it on the channel itself.")

EDITING: dict[str, str] = {
    Post.Status.DRAFT: "neutral",
    Post.Status.SUBMITTED: "busy",
    Post.Status.RETURNED: "care",
    Post.Status.REFUSED: "stop",
    Post.Status.APPROVED: "good",
    Post.Status.WITHDRAWN: "neutral",
    Post.Status.EXPIRED: "care",
}


@dataclass(frozen=True)
class Standing:
    """How a post stands, in a word and the tone it is shown in."""

    word: str | Promise
    tone: str


def standing(post: Post, rows: Sequence[Delivery]) -> Standing:
    """Editing and delivery told in one word, for people who care about neither."""
    states = {row.status for row in rows}
    if post.status != Post.Status.APPROVED or not states:
        return Standing(post.get_status_display(), EDITING[post.status])
    if states & {Delivery.Status.FAILED, Delivery.Status.UNCONFIRMED}:
        return Standing(_("Needs a look"), "stop")
    if Delivery.Status.WITHHELD in states:
        return Standing(_("Held back"), "care")
    out = [row for row in rows if isinstance(row, Publication)]
    left = [row for row in out if not row.taken_down_at]
    if out and not left:
        return Standing(_("Taken down"), "neutral")
    if words := [row.word for row in left if row.difference]:
        return Standing(words[0], "care")
    if states <= {Delivery.Status.DONE}:
        return Standing(_("Corrected") if post.corrects_id else _("Published"), "good")
    if Delivery.Status.SENDING in states:
        return Standing(_("Going out"), "busy")
    return Standing(_("Scheduled") if post.publish_at else _("Approved"), "busy")


@dataclass(frozen=True)
class Told:
    """The arguments of one line of `components/history.html`."""

    at: datetime
    sentence: str
    words: str


def history(post: Post) -> list[Told]:
    """Everything in the record about a post and what was owed for it, oldest first."""
    owed: list[Owed] = [
        *post.publications.select_related("channel"),
        *Edit.objects.filter(Q(post=post) | Q(publication__post=post)).select_related(
            "publication__channel"
        ),
        *Addition.objects.filter(publication__post=post).select_related("publication__channel"),
        *Takedown.objects.filter(publication__post=post).select_related("publication__channel"),
    ]
    about = Event.objects.about(post)
    for kind in (Publication, Edit, Addition, Takedown):
        about |= Event.objects.about_all(kind, [row.pk for row in owed if isinstance(row, kind)])
    places = {(row._meta.label_lower, str(row.pk)): _place(row) for row in owed}
    return [
        Told(
            at=event.at,
            sentence=_sentence(event, places.get((event.kind, event.thing), "")),
            words=str(event.detail.get("words") or event.detail.get("why") or ""),
        )
        for event in about.order_by("pk")
    ]


def _place(row: Owed) -> str:
    channel = row.channel if isinstance(row, Publication) else row.publication.channel
    what = f": {row.get_kind_display()}" if isinstance(row, Addition) else ""
    return f"{channel.name}{what}"


def _sentence(event: Event, where: str) -> str:
    return f"{event.who} {WORDS.get(event.verb, event.verb)} {where}".rstrip() + "."


@dataclass(frozen=True)
class Companion:
    """The arguments of one line of `components/check.html`: how what goes with a video stands."""

    name: str
    verdict: str
    sentence: str
    addition: Addition | None = None
    """The row that can be tried again."""


def companions(publication: Publication) -> list[Companion]:
    """What goes with a video on its channel: set, waiting, or why it could not be."""
    media = publication.post.media
    if media is None or publication.channel.platform not in CAPTIONED:
        return []
    rows = {row.kind: row for row in publication.additions.all()}
    return [_companion(extra, rows.get(extra.kind), publication) for extra in media.extras.all()]


def _companion(extra: Extra, row: Addition | None, publication: Publication) -> Companion:
    is_out = publication.status == Delivery.Status.DONE
    if row and row.status == Delivery.Status.DONE:
        return Companion(str(extra), "pass", gettext("set."))
    if row and row.status in (Delivery.Status.FAILED, Delivery.Status.WITHHELD):
        return Companion(str(extra), "block", _could_not(row.why), row)
    if row is None and is_out and not publication.external_id:
        return Companion(str(extra), "block", _could_not(str(NOWHERE)))
    return Companion(
        str(extra), "wait", " ".join([gettext("waiting."), row.why if row else ""]).strip()
    )


def _could_not(why: str) -> str:
    return gettext("could not be set because: %(why)s") % {"why": why}
