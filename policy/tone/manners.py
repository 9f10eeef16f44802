"""Words that the council asks its authors to think about twice."""

from policy.clause import Marked, Reason
from policy.facts import Draft
from policy.listed import listed
from policy.quoting import quoted


def think_twice(draft: Draft) -> Reason:
    lists = draft.lists
    hits = listed(draft.message, lists.think_twice, lists.exceptions)
    beside = [
        hit.words
        for text in draft.said_beside()
        for hit in listed(text, lists.think_twice, lists.exceptions)
    ]
    words = [*(hit.words for hit in hits), *beside]
    if not words:
        return None
    return Marked(
        f"{quoted(words)} may sound worse than it is meant: choose another word, or say why it "
        "is the right one.",
        tuple((hit.start, hit.end) for hit in hits),
    )
