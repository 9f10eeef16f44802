"""Whether a channel has the administrators that clause 2.5 recommends, and keeps them."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeGuard

from policy.clause import Reason
from policy.facts import Administrator, Departure, Roster

FULL, NONE = "full", "none"
FEWEST = 2
"""An active channel is never left to one person alone."""
YEAR = 12
SOON = timedelta(days=60)


def clerk_missing(roster: Roster) -> Reason:
    clerks = [person for person in roster.administrators if person.is_clerk]
    return _with_gaps(_clerk_needed(roster), clerks, roster)


def councillors_missing(roster: Roster) -> Reason:
    councillors = [person for person in roster.administrators if person.is_councillor]
    needed = _councillors_needed(roster)
    if needed and (busy := _councillor_as_clerk(roster)):
        needed = f"{needed} {busy.name} stands there as Clerk, so not as a councillor, too."
    return _with_gaps(needed, councillors, roster)


def has_administrators(roster: Roster) -> bool:
    return bool(roster.administrators)


def not_kept_apart(roster: Roster) -> Reason:
    silent = [person.name for person in roster.administrators if not keeps_apart(person, roster)]
    if not silent:
        return None
    have = "has" if len(silent) == 1 else "have"
    return (
        f"{_listed(silent)} {have} not said within a year that the council's accounts "
        "are separate from their own."
    )


def clerk_leaves(departure: Departure) -> Reason:
    if departure.is_clerk and not departure.clerks_left:
        return (
            f"The Town Clerk stays on the roster of {departure.channel} while it is active. "
            "Put whoever takes over on it first, with full rights."
        )
    return None


def too_few_left(departure: Departure) -> Reason:
    if departure.administrators_left < FEWEST:
        later = f", also on {_on(departure.fewest_on)}" if departure.fewest_on else ""
        return (
            f"{departure.channel} is active, so at least two people must administer it{later}. "
            "Put somebody else on its roster first."
        )
    return None


def from_active_channel(departure: Departure) -> bool:
    return departure.is_from_active_channel


def shortfall(roster: Roster) -> str:
    """Say whom a roster lacks, without going into who is on it; or nothing."""
    return " ".join(filter(None, [_clerk_needed(roster), _councillors_needed(roster)]))


def has_clerk(roster: Roster) -> bool:
    return bool(_clerks_who_count(roster))


def councillors_who_count(roster: Roster) -> int:
    """How many people that are beside the Clerk: whoever stands there twice is one of them."""
    councillors = {
        person.person
        for person in roster.administrators
        if person.is_councillor and counts(person, roster)
    }
    return len(councillors) - (_councillor_as_clerk(roster) is not None)


def counts(person: Administrator, roster: Roster) -> bool:
    """Whether somebody is one of those whom the clause asks for."""
    return not gaps(person, roster)


def gaps(person: Administrator, roster: Roster) -> list[str]:
    """Say all that keeps somebody from counting, each in a sentence."""
    said = (_rights(person), _training(person, roster), _activity(person, roster))
    return [sentence for sentence in said if sentence]


def reminders(person: Administrator, roster: Roster) -> list[str]:
    """Say what somebody should see to although they count, each in a sentence."""
    said = []
    ends = trained_until(person, roster)
    if _is_soon(ends, roster):
        said.append(f"{person.name}'s training ends on {_on(ends)}.")
    if _is_soon(person.held_until, roster):
        said.append(f"{person.name} is on this roster until {_on(person.held_until)}.")
    if not_said := not_kept_apart(replace(roster, administrators=(person,))):
        said.append(str(not_said))
    return said


def counts_until(person: Administrator, roster: Roster) -> date | None:
    """The last day on which they count, when a date that is near says so already."""
    ends = [end for end in (trained_until(person, roster), person.held_until) if end]
    last = min(ends, default=None)
    return last if _is_soon(last, roster) else None


def trained_until(person: Administrator, roster: Roster) -> date | None:
    """The last day for which any training of theirs counts."""
    ends = [
        min(months_after(course.taken_on, roster.training_months), course.valid_until or date.max)
        for course in person.courses
        if course.taken_on <= roster.day
    ]
    return max(ends, default=None)


def keeps_apart(person: Administrator, roster: Roster) -> bool:
    """Whether they gave their word within a year."""
    said_on = person.kept_apart_on
    return said_on is not None and lasts_a_year(said_on, roster.day)


def lasts_a_year(said_on: date, day: date) -> bool:
    """Whether a word that was given still counts on a day."""
    return day < months_after(said_on, YEAR)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _clerks_who_count(roster: Roster) -> list[Administrator]:
    return [each for each in roster.administrators if each.is_clerk and counts(each, roster)]


def _councillor_as_clerk(roster: Roster) -> Administrator | None:
    """The councillor who fills the Clerk's place, when nobody else could fill it."""
    clerks = _clerks_who_count(roster)
    return clerks[0] if clerks and all(person.is_councillor for person in clerks) else None


def _is_soon(end: date | None, roster: Roster) -> TypeGuard[date]:
    return end is not None and roster.day <= end <= roster.day + SOON


def _clerk_needed(roster: Roster) -> str:
    if has_clerk(roster):
        return ""
    return (
        f"The Town Clerk is needed on {roster.channel} as an active, trained administrator "
        "with full rights."
    )


def _councillors_needed(roster: Roster) -> str:
    short = roster.councillors_needed - councillors_who_count(roster)
    if short <= 0:
        return ""
    people = "One more councillor" if short == 1 else f"{short} more councillors"
    are = "is" if short == 1 else "are"
    return f"{people} with full rights and training {are} needed on {roster.channel}."


def _with_gaps(needed: str, people: list[Administrator], roster: Roster) -> Reason:
    """Add to what is needed why those who are there do not count."""
    if not needed:
        return None
    return " ".join([needed, *(sentence for person in people for sentence in gaps(person, roster))])


def _rights(person: Administrator) -> str:
    if person.rights == NONE:
        return f"{person.name} has no rights there."
    if person.rights != FULL:
        return f"{person.name} has only some rights there."
    if not person.is_attested:
        return f"Nobody has looked yet whether {person.name} has full rights there."
    return ""


def _training(person: Administrator, roster: Roster) -> str:
    ends = trained_until(person, roster)
    if ends is None:
        return f"{person.name} has no training on record."
    return f"{person.name}'s training ended on {_on(ends)}." if ends < roster.day else ""


def _activity(person: Administrator, roster: Roster) -> str:
    if not person.has_access:
        return f"{person.name} has no access to the portal."
    if person.seen_on is None:
        return f"{person.name} has not used the portal yet."
    if person.seen_on < roster.day - timedelta(days=roster.active_days):
        return f"{person.name} last used the portal on {_on(person.seen_on)}."
    return ""


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _on(day: date) -> str:
    return f"{day:%-d %B %Y}"
