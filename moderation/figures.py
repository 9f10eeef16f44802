"""What was decided about comments, in numbers, and what each number means (3.9, 3.14, 3.15)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)
from django.utils.translation import gettext as _

from moderation.models import Comment, Decision, Flag, Review
from policy.principles import WORDS

Outcome = Decision.Outcome
TAKEN_DOWN = (Outcome.HIDDEN, Outcome.DELETED)
FEWEST = 3
"""Below this a public number could point at one person, so it is not told."""
YEARS = 3


class Median(Aggregate):
    """The middle one of all, or between the two in the middle."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Row:
    """A line of a table: each cell with the head of its column."""

    label: str
    cells: list[tuple[str, str]]


@dataclass(frozen=True)
class Figures:
    """About the comments that some decisions are about."""

    comments: int
    left_up: int
    """Of them, those that are up today."""
    doubted: int
    """Those that somebody flagged, or that a detector pointed at."""
    doubted_left_up: int
    median_hours: float | None
    """From taking a comment in to the first decision about it; None where there is none."""
    reversals: int
    reviews: int
    reviews_overturned: int

    @property
    def share(self) -> int | None:
        """How many in a hundred of the doubted ones are up."""
        return round(100 * self.doubted_left_up / self.doubted) if self.doubted else None


def table(decisions: QuerySet[Decision]) -> list[Row]:
    """Each principle by each outcome that came at all; the last line needed no principle."""
    counted = decisions.order_by().values_list("principle", "outcome").annotate(Count("pk"))
    found = {(principle, outcome): number for principle, outcome, number in counted}
    came = {outcome for _principle, outcome in found}
    heads = [(outcome, str(label)) for outcome, label in Outcome.choices if outcome in came]
    principles = [*WORDS.items(), ("", _("No principle"))]
    return [
        Row(words, [(head, str(found.get((principle, outcome), 0))) for outcome, head in heads])
        for principle, words in principles
    ]


def figures(decisions: QuerySet[Decision]) -> Figures:
    decisions = decisions.order_by()
    about = Comment.objects.filter(pk__in=decisions.values("comment"))
    is_flagged = Exists(Flag.objects.filter(comment=OuterRef("pk")))
    is_suggested = Exists(decisions.filter(comment=OuterRef("pk")).exclude(suggested=[]))
    is_up = Q(status=Comment.Status.LEFT_UP)
    is_doubted = Q(is_flagged) | Q(is_suggested)
    counted = about.aggregate(
        comments=Count("pk"),
        left_up=Count("pk", filter=is_up),
        doubted=Count("pk", filter=is_doubted),
        doubted_left_up=Count("pk", filter=is_up & is_doubted),
    )
    looked_at = Review.objects.looked_at().filter(decision__in=decisions.values("pk"))
    return Figures(
        **counted,
        median_hours=_median_hours(decisions),
        reversals=decisions.exclude(overruled_by=None).values("pk").distinct().count(),
        reviews=looked_at.count(),
        reviews_overturned=looked_at.filter(outcome=Review.Outcome.OVERTURNED).count(),
    )


def _median_hours(decisions: QuerySet[Decision]) -> float | None:
    told = Decision.objects.exclude(outcome=Outcome.ESCALATED)
    earlier = told.filter(comment=OuterRef("comment"), pk__lt=OuterRef("pk"))
    took = ExpressionWrapper(F("at") - F("comment__taken_in_at"), DurationField())
    median = decisions.exclude(Exists(earlier)).aggregate(median=Median(took))["median"]
    return None if median is None else median.total_seconds() / 3600


def public_table(today: date) -> list[Row]:
    """This year and those before it, without any sum from which a small number could be told."""
    since = today.year - YEARS + 1
    counted: Counter[tuple[int, str]] = Counter()
    took = Decision.objects.filter(at__year__gte=since).order_by()
    by_year = took.values_list("at__year", "outcome", "principle")
    for year, outcome, principle, number in by_year.annotate(Count("comment", distinct=True)):
        if outcome in TAKEN_DOWN:
            counted[year, principle] += number
        elif outcome == Outcome.LEFT_UP:
            counted[year, outcome] += number
    overturned = Review.objects.filter(
        outcome=Review.Outcome.OVERTURNED, decided_at__year__gte=since
    ).order_by()
    for year, number in overturned.values_list("decided_at__year").annotate(Count("pk")):
        counted[year, Review.Outcome.OVERTURNED] += number
    lines = [
        (Outcome.LEFT_UP, _("Left up")),
        *WORDS.items(),
        (Review.Outcome.OVERTURNED, _("Shown again after a second look")),
    ]
    first = min([year for year, _what in counted], default=today.year)
    years = range(today.year, first - 1, -1)
    return [
        Row(label, [(str(year), _told(counted[year, what])) for year in years])
        for what, label in lines
    ]


def _told(number: int) -> str:
    if 0 < number < FEWEST:
        return _("fewer than %(number)s") % {"number": FEWEST}
    return str(number)
