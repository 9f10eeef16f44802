"""What a second look at a decision about a comment must rest on (3.15)."""

from policy.clause import Reason
from policy.facts import Review
from policy.words import says_something


def decided_first(review: Review) -> Reason:
    if review.by == review.first_by:
        return "You took the first decision, so somebody else takes the second look."
    return None


def unexplained(review: Review) -> Reason:
    return None if says_something(review.reason) else "Say why in words that the author can follow."


def answered_before(review: Review) -> Reason:
    if review.was_answered:
        return "Somebody has taken a second look at this decision before, and it is answered once."
    return None
