"""Leaves a line in the record when somebody tries with a post what is not theirs to do (3.5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.db.models import Model

from accounts.models import User
from audit.models import MovedOn, record
from policy.clause import Refused

Thing = TypeVar("Thing", bound=Model)
Rest = ParamSpec("Rest")
Done = TypeVar("Done")
Action = Callable[Concatenate[Thing, Rest], Done]


class Overstepped(Refused):
    """What was tried is not theirs to do, or nobody's: more than an answer that was forgotten."""


def noting(
    *refusals: type[Exception],
) -> Callable[[Action[Thing, Rest, Done]], Action[Thing, Rest, Done]]:
    """Record each such refusal of an action, with who tried and why it was refused.

    It stands outside of the action's transaction: what was tried is undone, the line stays.
    """

    def decorate(act: Action[Thing, Rest, Done]) -> Action[Thing, Rest, Done]:
        @wraps(act)
        def noted(thing: Thing, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Done:
            try:
                return act(thing, *args, **kwargs)
            except refusals as refusal:
                by = cast(User, kwargs["by"])
                tried = act.__name__.replace("_", " ")
                about = getattr(thing, "post", thing)
                record("post.attempt_refused", about, by=by, tried=tried, why=str(refusal))
                raise

        return noted

    return decorate


noting_attempts = noting(Overstepped)
"""For what an author does: a form that comes too late is no attempt at anything."""
noting_decisions = noting(Overstepped, MovedOn)
"""For what decides whether a post goes out: also when it comes to a post decided already."""
