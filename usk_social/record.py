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
    "post.page_given": _("gave the council web page that was to follow the post"),
    "post.told_offline": _("confirmed that people who are not online have been told"),
    "post.expired": _("let the post expire"),
    "post.published_at_once": _("published the post at once, by the emergency rule"),
    "post.countersigned": _("countersigned an emergency"),
    "post.advice_asked": _("asked for advice on the post"),
    "post.advised": _("gave advice on the post"),
    "post.seen_by_clerk": _("read the post first, so that it may go to the Mayor"),
    "post.attempt_refused": _("tried something with the post that was refused"),
    "user.attempt_refused": _("sent a form that their office does not include"),
    "post.passed_on": _("passed the draft on to the Clerk"),
    "post.prefilled": _("began the agenda post of a meeting for the Clerk"),
    "meeting.entered": _("entered a meeting"),
    "meeting.changed": _("changed a meeting"),
    "meeting.cancelled": _("cancelled a meeting"),
    "meeting.nothing_to_announce": _("said that a meeting has nothing to announce"),
    "feed.made": _("made an address for their own calendar"),
    "feed.ended": _("ended the address for their own calendar"),
    "publication.queued": _("put the post in line to be sent"),
    "publication.sending": _("began to send the post"),
    "publication.done": _("published the post"),
    "publication.failed": _("could not publish the post"),
    "publication.unconfirmed": _("could not confirm that the post went out"),
    "publication.withheld": _("held the post back"),
    "publication.found": _("found the post on the platform"),
    "publication.read_back": _("read the post back from the platform"),
    "publication.difference_noted": _("noted that the post is not as it was approved"),
    "media.retired": _("said that a picture or video is no longer to be used"),
    "media.offered_again": _("let a picture or video be used again"),
    "media.original_fetched": _("fetched a picture or video as it was uploaded"),
    "takedown.queued": _("asked for the post to be taken down"),
    "takedown.sending": _("began to take the post down"),
    "takedown.done": _("took the post down"),
    "takedown.failed": _("could not take the post down"),
    "takedown.unconfirmed": _("could not confirm that the post was taken down"),
    "takedown.withheld": _("did not take the post down"),
    "edit.queued": _("put the correction in line to be made"),
    "edit.sending": _("began to correct the post"),
    "edit.done": _("corrected the post"),
    "edit.failed": _("could not correct the post"),
    "edit.unconfirmed": _("could not confirm that the post was corrected"),
    "edit.withheld": _("did not correct the post"),
    "addition.queued": _("put what goes with the video in line"),
    "addition.sending": _("began to put it with the video"),
    "addition.done": _("put it with the video"),
    "addition.failed": _("could not put it with the video"),
    "addition.unconfirmed": _("could not confirm that it stands with the video"),
    "addition.withheld": _("did not put it with the video"),
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
    "comment.deleted": _("decided to delete the comment"),
    "reply.submitted": _("sent the reply for approval"),
    "reply.approved": _("approved the reply"),
    "reply.returned": _("sent the reply back"),
    "reply.superseded": _("set the reply aside, as somebody else had answered"),
    "ban.asked": _("asked for a mute or ban"),
    "ban.in_force": _("agreed to the mute or ban"),
    "ban.refused": _("did not agree to the mute or ban"),
    "ban.lifted": _("lifted the mute or ban"),
    "replydelivery.queued": _("put the reply in line"),
    "replydelivery.sending": _("began to send the reply"),
    "replydelivery.done": _("sent the reply"),
    "replydelivery.failed": _("could not send the reply"),
    "replydelivery.unconfirmed": _("could not confirm the reply"),
    "replydelivery.withheld": _("did not send the reply"),
    "bandelivery.queued": _("put the mute or ban in line"),
    "bandelivery.sending": _("began with the mute or ban"),
    "bandelivery.done": _("carried the mute or ban out on the platform"),
    "bandelivery.failed": _("could not carry the mute or ban out"),
    "bandelivery.unconfirmed": _("could not confirm the mute or ban"),
    "bandelivery.withheld": _("did not carry the mute or ban out"),
    "incident.submitted": _("reported the incident"),
    "incident.open": _("took the incident on"),
    "channel.registered": _("registered the channel"),
    "channel.active": _("made the channel active"),
    "channel.suspended": _("suspended the channel"),
    "channel.retired": _("retired the channel"),
    "channel.connected": _("connected the channel"),
    "channel.connection_ended": _("found that the channel's connection has ended"),
    "channel.changed": _("changed the channel's entry in the register"),
    "channel.connection_refused": _("could not connect the channel"),
    "channel.posted_natively": _("found a post that was made on the platform itself"),
    "channel.native_post_noted": _("noted a post that was made on the platform itself"),
    "channel.administrator_added": _("put somebody on the channel's roster"),
    "channel.administrator_removed": _("took somebody off the channel's roster"),
    "channel.administrator_taken_back": _("took back a place on the channel's roster"),
    "channel.rights_attested": _("said which rights somebody has on the channel"),
    "channel.roster_short": _("found that the channel's roster falls short"),
    "channel.roster_mended": _("found that the channel's roster is as it should be"),
    "channel.roster_planned": _("recorded what is done about the channel's roster"),
    "attestation.given": _("said that their own accounts are apart from the council's"),
    "pause.begun": _("paused all publishing"),
    "pause.lifted": _("lifted the pause"),
    "period.entered": _("entered a pre-election period"),
    "period.withdrawn": _("withdrew a pre-election period"),
    "document.adopted": _("entered what the council has adopted"),
    "document.mended": _("mended what was entered of a document"),
    "document.accepted": _("read the policy and accepted it"),
    "council.changed": _("changed a setting of the council"),
    "user.reminded": _("reminded somebody to read the policy"),
    "user.sign_in_refused": _("refused a sign-in"),
    "user.invited": _("granted somebody access, and invited them"),
    "user.invited_again": _("sent a new invitation"),
    "user.came_in": _("accepted the invitation"),
    "user.changed": _("changed somebody's engagement"),
    "user.second_steps_reset": _("took away somebody's second step of signing in"),
    "user.left": _("ended somebody's access"),
    "user.reviewed": _("reviewed somebody's access"),
    "user.seated": _("invited a Town Clerk from the server itself"),
    "office.entered": _("entered an office"),
    "office.ended": _("set the last day of an office"),
    "office.goes_on": _("let an office go on until further notice"),
    "office.taken_back": _("took back an office that had not begun"),
    "training.recorded": _("recorded training"),
    "training.corrected": _("corrected the training that was recorded"),
    "training.withdrawn": _("withdrew the training that was recorded"),
    "removal.asked": _("asked for rights to be removed on a platform"),
    "removal.done": _("said that the rights are gone from the platform"),
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
