"""The clause itself: make sure what you say is consistent with other communications (3.9)."""

from policy.clause import Marked, Reason
from policy.consistency.comparing import mismatches
from policy.consistency.mismatch import Mismatch
from policy.facts import Draft

CUT_OFF = "…"
"""A title that a channel shortens ends so, perhaps in the middle of a date."""


def has_page_to_compare(draft: Draft) -> bool:
    """Whether its page was seen and said something."""
    return bool(draft.page and draft.page.is_seen and draft.page.text.strip())


def unlike_its_page(draft: Draft) -> Reason:
    """Say what the message, the Welsh or a channel's own wording has otherwise than the page."""
    found = _in(draft, draft.message)
    spans = tuple((one.start, one.end) for one in found)
    for text in draft.said_beside():
        if not text.rstrip().endswith(CUT_OFF):
            found += _in(draft, text)
    sentences = dict.fromkeys(one.sentence for one in found)
    return Marked(" ".join(sentences), spans) if sentences else None


def differs(draft: Draft) -> bool:
    """Whether an approver has to confirm that it matches its web page all the same."""
    return unlike_its_page(draft) is not None


def _in(draft: Draft, text: str) -> list[Mismatch]:
    if draft.page is None or not has_page_to_compare(draft):
        return []
    page = f"{draft.page.title}\n{draft.page.text}"
    return mismatches(text, page, draft.on)
