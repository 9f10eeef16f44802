"""What a decision against a resident's comment must rest on (3.14, 3.15)."""

from policy.clause import Reason
from policy.facts import Moderation
from policy.principles import Principle


def no_principle(decision: Moderation) -> Reason:
    if decision.principle not in set(Principle):
        return "Choose the principle that the comment breaks. Criticism of the council is not one."
    return None


def no_reason(decision: Moderation) -> Reason:
    return None if decision.reason.strip() else "Say in your own words why the comment breaks it."
