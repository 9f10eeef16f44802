"""Whether somebody has read the policy before they write, decide or moderate by it (1.1)."""

from policy.clause import Reason
from policy.facts import Reading
from policy.roles import Permission

READ_FIRST = frozenset({Permission.DRAFT, Permission.APPROVE, Permission.MODERATE})
"""What waits for it. To report, to flag, to stop and to pause never do."""


def not_accepted(reading: Reading) -> Reason:
    if not reading.is_accepted:
        return (
            f"Read version {reading.version} of the social media policy and accept it first: "
            "it takes half a minute."
        )
    return None
