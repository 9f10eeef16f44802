"""The lines of the record in sentences, for people who do not read verbs with dots."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.models import Event

WORDS: dict[str, str | Promise] = {
    "post.started": _("started the post"),
    "post.changed": _("changed the post"),
    "post.submitted": _("sent the post for approval"),
    "post.approved": _("approved the post"),
    "post.returned": _("sent the post back"),
    "post.refused": _("refused the post"),
    "post.draft": _("made the post a draft again"),
    "post.withdrawn": _("withdrew the post"),
    "publication.queued": _("put the post in line to be sent"),
    "publication.sending": _("began to send the post"),
    "publication.done": _("published the post"),
    "publication.failed": _("could not publish the post"),
    "publication.unconfirmed": _("could not confirm that the post went out"),
    "publication.withheld": _("held the post back"),
    "publication.read_back": _("read the post back from the platform"),
    "publication.difference_noted": _("noted that the post is not as it was approved"),
    "takedown.queued": _("asked for the post to be taken down"),
    "takedown.sending": _("began to take the post down"),
    "takedown.done": _("took the post down"),
    "takedown.failed": _("could not take the post down"),
    "takedown.unconfirmed": _("could not confirm that the post was taken down"),
    "takedown.withheld": _("did not take the post down"),
    "comment.received": _("took the comment in"),
    "comment.hidden": _("decided to hide the comment"),
    "comment.left_up": _("left the comment up"),
    "comment.flagged": _("flagged the comment"),
    "enforcement.queued": _("put the decision in line to be carried out"),
    "enforcement.sending": _("began to carry the decision out"),
    "enforcement.done": _("carried the decision out on the platform"),
    "enforcement.failed": _("could not carry the decision out"),
    "enforcement.unconfirmed": _("could not confirm that the decision was carried out"),
    "enforcement.withheld": _("did not carry the decision out"),
    "incident.submitted": _("reported the incident"),
    "incident.open": _("took the incident on"),
    "channel.registered": _("registered the channel"),
    "channel.active": _("made the channel active"),
    "channel.suspended": _("suspended the channel"),
    "channel.retired": _("retired the channel"),
    "channel.posted_natively": _("found a post that was made on the platform itself"),
    "channel.native_post_noted": _("noted a post that was made on the platform itself"),
    "pause.begun": _("paused all publishing"),
    "pause.lifted": _("lifted the pause"),
    "user.sign_in_refused": _("refused a sign-in"),
}
SAID = ("words", "why", "reason")
"""The details that are sentences of somebody, and are read with the line."""


@dataclass(frozen=True)
class Line:
    """A line as the page shows it. `words` is empty when nobody gave any."""

    event: Event
    sentence: str
    words: str
    details: list[tuple[str, str]]


def told(event: Event) -> Line:
    """Tell a line; a verb that has no words yet stands for itself."""
    return Line(
        event=event,
        sentence=str(WORDS.get(event.verb, event.verb)),
        words=" ".join(str(event.detail[name]) for name in SAID if event.detail.get(name)),
        details=[
            (name, _in_words(value))
            for name, value in event.detail.items()
            if name not in SAID and value not in ("", None, [])
        ],
    )


def _in_words(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)
