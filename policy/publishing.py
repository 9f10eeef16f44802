"""What may leave the council: asked once more at the door, just before a post is sent."""

from policy.answering import moment
from policy.clause import Reason
from policy.facts import Publication


def not_as_approved(publication: Publication) -> Reason:
    if publication.current_digest != publication.approved_digest or not publication.approved_digest:
        return "The post is no longer what was approved, so send it for approval again."
    return None


def channel_not_active(publication: Publication) -> Reason:
    if not publication.channel_is_active:
        return f"{publication.channel} is not active, so nothing is sent to it."
    return None


def paused(publication: Publication) -> Reason:
    if publication.pause:
        return f"Publishing is paused: {publication.pause} Send it again when that is lifted."
    return None


def embargoed(publication: Publication) -> Reason:
    if publication.embargo_until:
        return f"It may not go out before {moment(publication.embargo_until)}."
    return None


def too_late(publication: Publication) -> Reason:
    if publication.is_late:
        return "Its time passed while the portal could not send. Send it again if it still holds."
    return None


def over_the_cap(publication: Publication) -> Reason:
    if publication.is_over_the_cap:
        return (
            f"With this, {publication.channel} would cost more this month than the council allows. "
            "Ask the Clerk to raise the cap, or send it again next month."
        )
    return None
