"""Muting or banning somebody: two people, one of them the Clerk, and only for a time (3.15)."""

from policy.clause import Reason
from policy.facts import Ban
from policy.words import says_words

LONGEST = 90
"""Days. Whoever breaks the rules again afterwards is banned again, by two people again."""


def ungrounded(ban: Ban) -> Reason:
    if ban.has_principle and says_words(ban.reason):
        return None
    return "Choose the principle that was broken, and say in your own words how."


def without_end(ban: Ban) -> Reason:
    if 1 <= ban.days <= LONGEST:
        return None
    return f"A mute or ban ends by itself: choose between 1 and {LONGEST} days."


def alone(ban: Ban) -> Reason:
    if ban.agreed_by != ban.asked_by:
        return None
    return "You asked for this, so somebody else must agree to it. Nobody is banned by one person."


def without_the_clerk(ban: Ban) -> Reason:
    if ban.agreed_by is None or ban.has_clerk:
        return None
    return "One of the two must be the Town Clerk. Ask the Clerk to agree to it."
