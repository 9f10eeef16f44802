"""When a post may go out before anybody else has approved it: in an emergency, and for a reason."""

from policy.answering import moment
from policy.clause import Reason
from policy.facts import Emergency
from policy.words import says_words


def not_an_emergency(emergency: Emergency) -> Reason:
    if emergency.kind != "emergency":
        return "Only an emergency goes out at once. Send this post for approval."
    return None


def may_not_hurry(emergency: Emergency) -> Reason:
    if not emergency.may_hurry:
        return (
            "Only the Clerk, the Mayor or the Deputy acting for the Mayor may publish before "
            "somebody else has approved it. Telephone one of them."
        )
    return None


def no_reason(emergency: Emergency) -> Reason:
    if not says_words(emergency.reason):
        return "Say why this cannot wait for somebody else to approve it."
    return None


def already_decided(emergency: Emergency) -> Reason:
    if not emergency.is_undecided:
        return "This post was sent back, or its time has passed. Change it first, or start anew."
    return None


def used_before(emergency: Emergency) -> Reason:
    if emergency.was_used:
        return "This post went out at once before. What it says now needs another's approval."
    return None


def said_no_to(emergency: Emergency) -> Reason:
    if emergency.was_refused:
        return "An approver has sent this post back, so it needs their approval now."
    return None


def paused(emergency: Emergency) -> Reason:
    if emergency.pause:
        return f"Publishing is paused: {emergency.pause} Lift the pause first."
    return None


def under_embargo(emergency: Emergency) -> Reason:
    if emergency.embargo_until:
        return f"It is under embargo until {moment(emergency.embargo_until)}."
    return None
