"""Who agrees to what the council says: the Mayor or the Clerk, and never the author."""

from policy.clause import Reason
from policy.facts import Approval


def author_approves(approval: Approval) -> Reason:
    if approval.approver_id == approval.author_id:
        return "You wrote this post, so someone else must approve it."
    return None


def not_an_approver(approval: Approval) -> Reason:
    return None if approval.may_approve else "Only the Mayor or the Clerk may approve a post."


def changed_since_shown(approval: Approval) -> Reason:
    if approval.shown_digest != approval.current_digest:
        return "The post has changed since you were shown it. Read it again before you decide."
    return None


def too_late(approval: Approval) -> Reason:
    if approval.time_has_passed:
        return "The time set for this post has passed. Send it back for a new time."
    return None
