"""What the council may show: whose it is, who is in it, and what of people who cannot hear it."""

from datetime import timedelta

from policy.clause import Reason
from policy.facts import Draft, Media
from policy.words import says_something

CAPTIONS_WITHIN = timedelta(days=14)
"""How long captions may take that are not there when a video goes out."""
MB, MINUTE = 1024 * 1024, 60
BORROWED = {
    "permission": "Say who gave the permission for the {noun}.",
    "licence": "Name the licence of the {noun} and whose work it is.",
}


def has_video(draft: Draft) -> bool:
    return any(media.is_video for media in draft.media)


def has_borrowed(draft: Draft) -> bool:
    return any(media.rights in BORROWED for media in draft.media)


def has_captions_apart(draft: Draft) -> bool:
    return any(media.captions in ("file", "to_follow") for media in draft.media)


def uncredited(draft: Draft) -> Reason:
    for media in draft.media:
        if media.rights in BORROWED and not says_something(media.credit):
            return BORROWED[media.rights].format(noun=media.noun)
    return None


def children_shown(draft: Draft) -> Reason:
    for media in draft.media:
        if media.people == "children" and not says_something(media.consent):
            return "Children can be recognised: say where the written consent is kept."
    return None


def captions_unsaid(draft: Draft) -> Reason:
    if any(media.is_video and not media.captions for media in draft.media):
        return "Say how people who cannot hear the video follow it: are there captions?"
    return None


def captions_later(draft: Draft) -> Reason:
    """A video that people cannot hear says nothing to them until then."""
    late = next((media for media in draft.media if media.captions == "to_follow"), None)
    if late is None:
        return None
    due = late.captions_due
    if due is None or due > draft.on + CAPTIONS_WITHIN:
        return f"Say by when the captions follow: within {CAPTIONS_WITHIN.days} days."
    return (
        f"The captions follow by {due.day} {due:%B}. Until then, people who cannot hear the video "
        "cannot follow it."
    )


def captions_not_shown(draft: Draft) -> Reason:
    plans = {media.captions for media in draft.media}
    without = [
        wording.channel
        for wording in draft.wordings
        if ("file" in plans and not wording.takes_captions)
        or ("to_follow" in plans and not wording.takes_captions_later)
    ]
    if not without:
        return None
    when = "no captions file" if "file" in plans else "no captions that follow later"
    return (
        f"{' and '.join(without)} takes {when}. Have the captions burnt into the video, so that "
        "they stand in its picture."
    )


def video_too_large(draft: Draft) -> Reason:
    """Said before anybody approves it: a platform would refuse it after the last byte."""
    found = [
        f"{wording.channel} takes {limit}"
        for media in draft.media
        if media.is_video
        for wording in draft.wordings
        if (limit := _passed(media, wording.largest_video, wording.longest_video))
    ]
    if not found:
        return None
    return f"{'; '.join(found)}. Shorten the video, or take the channel off this post."


def _passed(media: Media, largest: int | None, longest: int | None) -> str:
    """The limit that a video goes over, and by how much; or nothing."""
    if largest is not None and media.size > largest:
        return f"a video of at most {largest // MB} MB and this has {-(-media.size // MB)}"
    if longest is not None and media.seconds is not None and media.seconds > longest:
        return f"a video of at most {_length(longest)} and this lasts {_length(media.seconds)}"
    return ""


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, MINUTE)
    words = [f"{minutes} min" if minutes else "", f"{rest} s" if rest else ""]
    return " ".join(filter(None, words)) or "no time"
