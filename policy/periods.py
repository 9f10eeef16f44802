"""What is asked of a post in a pre-election period: could it be taken as support for somebody?"""

from policy.clause import Reason
from policy.facts import Draft
from policy.words import says_words


def in_a_period(draft: Draft) -> bool:
    return draft.period is not None


def unanswered(draft: Draft) -> Reason:
    period = draft.period
    if period and not period.answer:
        return (
            f"{period.name} is a pre-election period, until {period.last:%-d %B %Y}. "
            "Say whether this post could be taken as support for or against somebody who stands, "
            "or a party."
        )
    return None


def doubt_unexplained(draft: Draft) -> Reason:
    period = draft.period
    if period and period.answer == "perhaps" and not says_words(period.words):
        return "Say how it might be taken, and why it should go out before the election."
    return None


def in_doubt(draft: Draft) -> Reason:
    if draft.period and draft.period.answer == "perhaps":
        return "It might be taken as support for or against somebody in the election."
    return None
