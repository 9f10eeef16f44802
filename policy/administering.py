"""Whether a channel has the administrators that clause 2.5 recommends."""

from policy.clause import Reason
from policy.facts import Administrator, Roster


def _qualifies(person: Administrator) -> bool:
    return person.has_full_rights and person.is_trained and person.is_active


def clerk_missing(roster: Roster) -> Reason:
    if not any(person.is_clerk and _qualifies(person) for person in roster.administrators):
        return (
            f"{roster.channel} needs the Town Clerk as an active, trained administrator "
            "with full rights."
        )
    return None


def councillors_missing(roster: Roster) -> Reason:
    have = sum(person.is_councillor and _qualifies(person) for person in roster.administrators)
    short = roster.councillors_needed - have
    if short > 0:
        people = "one more councillor" if short == 1 else f"{short} more councillors"
        return f"{roster.channel} needs {people} with full rights and training."
    return None
