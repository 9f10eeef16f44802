"""What an author answers beside the words: asked only where it matters, and then asked for."""

import re
from datetime import datetime

from policy.clause import Marked, Reason
from policy.facts import Draft
from policy.languages import says_it_in_welsh
from policy.words import says_something

NOTICES = frozenset({"meeting", "decision", "consultation", "service", "emergency"})
"""The kinds of post that people who are not online must hear of too (2.1)."""
LONGEST_QUOTATION = 40
"""Words of somebody else's that may be quoted without a second thought."""
QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]")

# Whether a rule has anything to do with a draft


def is_notice(draft: Draft) -> bool:
    return draft.kind in NOTICES


def is_decision(draft: Draft) -> bool:
    return draft.kind == "decision"


def is_wanted_in_both(draft: Draft) -> bool:
    return draft.kind in draft.lists.bilingual


def has_interest(draft: Draft) -> bool:
    return draft.interest == "yes"


def has_source(draft: Draft) -> bool:
    return bool(draft.source.shares) or draft.source.basis == "partner"


def has_basis(draft: Draft) -> bool:
    return draft.source.basis in ("minute", "other")


def has_embargo(draft: Draft) -> bool:
    return draft.embargo_until is not None


def is_confidential(draft: Draft) -> bool:
    return draft.is_confidential


def has_page_to_follow(draft: Draft) -> bool:
    return draft.no_page_reason == "emergency" and not draft.web_page


# Why it is broken


def only_in_english(draft: Draft) -> Reason:
    has_welsh = says_something(draft.welsh) or draft.is_in_both or says_it_in_welsh(draft.message)
    if is_wanted_in_both(draft) and not has_welsh:
        return "The council wants posts of this kind in Welsh too, and this one is in English only."
    return None


def page_to_follow_undated(draft: Draft) -> Reason:
    if not has_page_to_follow(draft):
        return None
    if draft.page_due is None:
        return "Say by which day the council web page follows."
    if draft.page_due < draft.on:
        return "The day by which the council web page was to follow has passed: give a later one."
    return None


def nobody_told_offline(draft: Draft) -> Reason:
    offline = draft.offline
    if is_notice(draft) and not offline.routes and not says_something(offline.words):
        return "Say how people who are not online hear of this, or why they do not."
    return None


def no_minute(draft: Draft) -> Reason:
    if is_decision(draft) and not says_something(draft.minute_ref):
        return "Which minute is this? Give its number, or write “draft minutes”."
    return None


def interest_undisclosed(draft: Draft) -> Reason:
    if has_interest(draft) and not says_something(draft.disclosure):
        return "Write the line that says whose business or interest this is."
    return None


def quoted_at_length(draft: Draft) -> Reason:
    spans = tuple(
        found.span()
        for found in QUOTATION.finditer(draft.message)
        if len(found[0].split()) > LONGEST_QUOTATION
    )
    if not spans:
        return None
    return Marked(
        f"More than {LONGEST_QUOTATION} words are quoted: use fewer, or say why we may.", spans
    )


def source_not_read(draft: Draft) -> Reason:
    source = draft.source
    if has_source(draft) and not source.shares:
        return "Give the address of what this post passes on."
    if has_source(draft) and not source.has_read_it_all:
        return "Read all of what this post passes on, and say that you have."
    return None


def basis_unsaid(draft: Draft) -> Reason:
    if has_basis(draft) and not says_something(draft.source.words):
        return "Say in your own words what this post rests on."
    return None


def confidential_item(draft: Draft) -> Reason:
    if draft.is_confidential and not draft.author_is_clerk:
        return "This is about a confidential item, so only the Clerk may write the post."
    if draft.is_confidential and not says_something(draft.confidential_reason):
        return "Say why this may be told, although the item is confidential."
    return None


def set_before_its_embargo(draft: Draft) -> Reason:
    if draft.embargo_until and draft.publish_at and draft.publish_at < draft.embargo_until:
        return f"It may not go out before {moment(draft.embargo_until)}: set a later time."
    return None


def placeholder_left(draft: Draft) -> Reason:
    spans = tuple(found.span() for found in PLACEHOLDER.finditer(draft.message))
    texts = [draft.message, draft.welsh, *(wording.text for wording in draft.wordings)]
    left = PLACEHOLDER.findall("\n".join(texts))
    if not left:
        return None
    return Marked(f"Still to be filled in: {', '.join(dict.fromkeys(left))}.", spans)


def moment(at: datetime) -> str:
    """A time in words, on the clock that it carries."""
    return f"{at:%H:%M} on {at.day} {at:%B %Y}"
