"""What the council may say: asked of a draft while it is written and when it is sent on."""

from policy.clause import Pending, Reason
from policy.facts import Draft, Submission
from policy.website import why_not_ours
from policy.words import says_something, says_words

# Whether a rule has anything to do with a draft


def has_channels(draft: Draft) -> bool:
    return bool(draft.wordings)


def has_page(draft: Draft) -> bool:
    return bool(draft.web_page)


def has_page_to_look_at(draft: Draft) -> bool:
    return draft.page is not None


def has_picture(draft: Draft) -> bool:
    return draft.picture is not None


def has_media(draft: Draft) -> bool:
    return bool(draft.media)


def has_known_people(draft: Draft) -> bool:
    return any(media.people for media in draft.media)


# Why it is broken


def no_channel(draft: Draft) -> Reason:
    if not draft.wordings:
        return "Choose at least one channel for this post."
    return None


def channel_not_active(draft: Draft) -> Reason:
    if resting := [wording.channel for wording in draft.wordings if not wording.is_active]:
        return f"{' and '.join(resting)} cannot be used now, so take it off this post."
    return None


def too_long(draft: Draft) -> Reason:
    over = [
        f"{wording.channel} takes {wording.max_length} characters and this would be "
        f"{wording.length}"
        for wording in draft.wordings
        if wording.length > wording.max_length
    ]
    return f"{'; '.join(over)}. Shorten the message." if over else None


def no_video_for_channel(draft: Draft) -> Reason:
    needing = [wording.channel for wording in draft.wordings if wording.needs_video]
    if needing and not draft.has_video:
        return f"{' and '.join(needing)} needs a video: add one, or take the channel off this post."
    return None


def no_purpose(draft: Draft) -> Reason:
    return None if draft.kind else "Say what kind of post this is."


def no_message(draft: Draft) -> Reason:
    return None if says_something(draft.message) else "Write the message."


def not_signposted(draft: Draft) -> Reason:
    if not draft.web_page and not draft.no_page_reason:
        return "Add the council web page this post points to, or say why there is not one."
    return None


def no_page_unexplained(draft: Draft) -> Reason:
    if not draft.web_page and draft.no_page_reason and not says_words(draft.no_page_words):
        return "Say in your own words why there is no council web page."
    return None


def not_the_council_website(draft: Draft) -> Reason:
    if draft.web_page:
        return why_not_ours(draft.web_page, draft.website_hosts) or None
    return None


def page_not_reached(draft: Draft) -> Reason:
    if draft.page is None:
        return None
    if not draft.page.is_seen:
        return Pending("We are looking at the council web page.")
    return draft.page.problem or None


def picture_undescribed(draft: Draft) -> Reason:
    picture = draft.picture
    if picture and not says_something(picture.description) and not picture.is_decorative:
        return "Describe the picture for people who cannot see it, or say that it is decorative."
    return None


def picture_described_and_decorative(draft: Draft) -> Reason:
    picture = draft.picture
    if picture and says_something(picture.description) and picture.is_decorative:
        return "The picture is described and said to be decorative: choose one."
    return None


def rights_unknown(draft: Draft) -> Reason:
    if missing := [media.noun for media in draft.media if media.rights in ("", "unsure")]:
        return f"We cannot post a {missing[0]} we may not use: say who owns the rights."
    return None


def people_unknown(draft: Draft) -> Reason:
    if missing := [media.noun for media in draft.media if not media.people]:
        return f"Say whether people can be recognised in the {missing[0]}."
    return None


def not_declared(submission: Submission) -> Reason:
    if not submission.is_declared:
        return "Tick the declaration before you send this for approval."
    return None


def warned_without_reason(submission: Submission) -> Reason:
    if submission.warnings and not says_words(submission.reason):
        return f"Mend this or say why it may stand: {' '.join(submission.warnings)}"
    return None
