"""Who agrees to what the council says: the Mayor or the Clerk, and never the author."""

from policy.clause import Reason
from policy.facts import Approval, Submission
from policy.facts.draft import Period


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


def too_late_to_send_on(submission: Submission) -> Reason:
    if submission.time_has_passed:
        return "The time set for this post has passed. Give it a new time, or none."
    return None


def page_not_confirmed(approval: Approval) -> Reason:
    if approval.asks_for_page and "page" not in approval.confirmed:
        return "Look at the web page, and tick that the post matches it; or send it back."
    return None


def word_not_confirmed(approval: Approval) -> Reason:
    if approval.asks_for_word and "word" not in approval.confirmed:
        return "Tick that the word may stand, or send the post back."
    return None


def question_unanswered(approval: Approval) -> Reason:
    if approval.period and not approval.period.answer:
        return (
            f"{_until(approval.period)} its author has to say whether it could be taken as support "
            "for or against somebody. Send it back for that."
        )
    return None


def clerk_not_asked(approval: Approval) -> Reason:
    if (period := _mayors(approval)) and not approval.clerk_has_agreed:
        return f"{_until(period)} the Clerk reads a post first. It waits for the Clerk."
    return None


def mayor_is_barred(approval: Approval) -> Reason:
    if (period := _mayors(approval)) and approval.is_mayor_barred:
        return f"{_until(period)} the council leaves approval to the Clerk."
    return None


def mayor_approves(approval: Approval) -> Reason:
    if period := _mayors(approval):
        return (
            f"{_until(period)} an approval by the Mayor may be taken as a political one. "
            "Say in your words why it should go out now."
        )
    return None


def _mayors(approval: Approval) -> Period | None:
    """The period in which somebody approves who is no Clerk."""
    return approval.period if approval.may_approve and not approval.is_clerk else None


def _until(period: Period) -> str:
    """How a sentence begins that holds in a period."""
    return f"Until {period.last:%-d %B} ({period.name})"
