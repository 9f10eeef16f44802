"""When the council says a thing: not twice, not on top of another, at an hour when people listen.

And what it costs there, where a platform charges.
"""

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal

from policy.clause import Reason
from policy.days import bank_holiday
from policy.facts import Draft, Price

NEARLY = Decimal("0.8")
"""From this part of the council's cap on, whoever approves is told how near it is."""
A_CENT = Decimal("0.01")

# Whether a rule has anything to do with a draft


def is_not_urgent(draft: Draft) -> bool:
    """In an emergency nobody minds the hour, and nothing is said too often or too dearly."""
    return draft.kind != "emergency"


# Why it is to be thought about


def said_already(draft: Draft) -> Reason:
    if draft.said_lately:
        return f"The same was said within a week: {_listed(draft.said_lately)}. Is it needed again?"
    return None


def crowded(draft: Draft) -> Reason:
    if draft.close_by:
        return (
            f"Within a quarter of an hour of it goes out: {_listed(draft.close_by)}. "
            "Leave more time between them, so that both are seen."
        )
    return None


def at_a_quiet_time(draft: Draft) -> Reason:
    return draft.quiet or None


def over_the_cap(draft: Draft) -> Reason:
    over = [price for price in draft.prices if _is_over(price)]
    if not over:
        return None
    price = over[0]
    return (
        f"{_so_far(price)}, and this post would go over it at {dollars(price.this)}, so "
        f"{price.channel} will not be sent it before the month is over or the cap is raised."
    )


def near_the_cap(draft: Draft) -> Reason:
    near = [price for price in draft.prices if _is_near(price) and not _is_over(price)]
    return f"{_so_far(near[0])}; this post is {dollars(near[0].this)} of it." if near else None


def _so_far(price: Price) -> str:
    spent, cap = dollars(price.spent + price.this), dollars(price.cap or Decimal(0))
    return f"With this post {price.channel} has cost {spent} this month, of {cap} at most"


def _is_over(price: Price) -> bool:
    return price.cap is not None and price.spent + price.this > price.cap


def _is_near(price: Price) -> bool:
    return price.cap is not None and price.spent + price.this >= price.cap * NEARLY


# What the facts are made with


def unusual(at: datetime, *, quiet_from: time, quiet_until: time) -> str:
    """Say why few read or nobody answers then, or nothing. `at` as the council's clock shows it."""
    why = []
    if holiday := bank_holiday(at.date()):
        why.append(f"It is set for a bank holiday ({holiday}), when nobody is there to answer.")
    if is_quiet(at.time(), quiet_from, quiet_until):
        why.append(
            f"It is set for {clock(at.time())}, in the quiet hours "
            f"({hours(quiet_from, quiet_until)}), when few people see it."
        )
    return " ".join(why)


def is_quiet(at: time, first: time, last: time) -> bool:
    """Whether a time lies in hours that may go over midnight; the last of them is free again."""
    if first <= last:
        return first <= at < last
    return at >= first or at < last


def hours(first: time, last: time) -> str:
    return f"{clock(first)} to {clock(last)}"


def clock(at: time) -> str:
    """A time as one says it: "9pm", "7.30am"."""
    minutes = f".{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def dollars(amount: Decimal) -> str:
    """US dollars to the cent, or as exactly as a price goes below it: "$0.20", "$0.015"."""
    if amount == amount.quantize(A_CENT) or amount >= 1:
        return f"${amount.quantize(A_CENT)}"
    return f"${amount.normalize():f}"


def _listed(things: Sequence[str]) -> str:
    return "; ".join(things)
