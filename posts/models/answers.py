"""What an author answers about a post beside its words: each is asked only when it matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Route(models.TextChoices):
    """A way to those who are not online (2.1)."""

    NOTICEBOARD = "noticeboard", _("Noticeboard")
    NEWSLETTER = "newsletter", _("Newsletter")
    PRESS = "press", _("Local press")
    LIBRARY = "library", _("Library")
    PHONE = "phone", _("Telephone")
    LEAFLET = "leaflet", _("Leaflet")


class Interest(models.TextChoices):
    NO = "no", _("No")
    YES = "yes", _("Yes")


class Basis(models.TextChoices):
    """What the post rests on (3.6). Empty means the council web page that it points to."""

    MINUTE = "minute", _("A minute of the council")
    PARTNER = "partner", _("A partner's information")
    OTHER = "other", _("Something else")


class Audience(models.TextChoices):
    """Whom it is for above all (1.4). Empty means everybody."""

    YOUNG = "young", _("Young people")
    OLDER = "older", _("Older people")
    FAMILIES = "families", _("Families")
    BUSINESSES = "businesses", _("Businesses")
    CARERS = "carers", _("Carers and disabled people")
    NEW = "new", _("People new to the town")


class Theme(models.TextChoices):
    """Which wellbeing of the town it serves (1.6). Empty means that of its kind."""

    SOCIAL = "social", _("Social")
    ECONOMIC = "economic", _("Economic")
    ENVIRONMENTAL = "environmental", _("Environmental")


THEME_OF_KIND: Mapping[str, Theme] = {
    "meeting": Theme.SOCIAL,
    "agenda": Theme.SOCIAL,
    "decision": Theme.SOCIAL,
    "consultation": Theme.SOCIAL,
    "service": Theme.ENVIRONMENTAL,
    "news": Theme.SOCIAL,
    "event": Theme.ECONOMIC,
    "emergency": Theme.SOCIAL,
}
"""What a kind of post is for in the main; its author may say otherwise of one."""


class PeriodAnswer(models.TextChoices):
    NO = "no", _("No")
    PERHAPS = "perhaps", _("It might be taken so")


class Answers(models.Model):
    """Kept with the post and read by its approver; those that change what goes out are hashed."""

    welsh = models.TextField(blank=True)
    """The message in Welsh, published together with the English one."""
    translates = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    """The post of which this one is the Welsh, where both go out apart."""
    embargo_until = models.DateTimeField(null=True, blank=True)
    meeting = models.ForeignKey(
        "posts.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    is_confidential = models.BooleanField(default=False)
    """About an item from which the public was excluded (3.8)."""
    confidential_reason = models.TextField(blank=True)
    minute_ref = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    offline_routes = ArrayField(
        models.CharField(max_length=20, choices=Route.choices), default=list, blank=True
    )
    offline_words = models.TextField(blank=True)
    """Why there is no way to people who are not online."""
    offline_done_at = models.DateTimeField(null=True, blank=True)
    offline_done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offline_routes_done",
    )
    interest = models.CharField(max_length=10, choices=Interest.choices, blank=True)
    """Whether it promotes a business, or something a councillor or officer has a stake in."""
    disclosure = models.CharField(max_length=200, blank=True)
    """The line that says so, at the foot of the post."""
    basis = models.CharField(max_length=20, choices=Basis.choices, blank=True)
    basis_words = models.CharField(max_length=300, blank=True)
    shares = models.CharField(max_length=500, blank=True)
    """The address of what somebody else said and this post passes on."""
    has_read_it_all = models.BooleanField(default=False)
    audience = models.CharField(max_length=20, choices=Audience.choices, blank=True)
    theme = models.CharField(max_length=20, choices=Theme.choices, blank=True)
    page_due_on = models.DateField(null=True, blank=True)
    """By when the council web page follows that is not there yet."""
    page_given = models.CharField(max_length=500, blank=True)
    page_given_at = models.DateTimeField(null=True, blank=True)
    page_chased_on = models.DateField(null=True, blank=True)
    must_stand = models.TextField(blank=True)
    """Why a word on the council's block list must stand: a quotation, a name (3.11)."""
    period_answer = models.CharField(max_length=10, choices=PeriodAnswer.choices, blank=True)
    """In a pre-election period: could it be taken as support for or against somebody?"""
    period_words = models.TextField(blank=True)
    emergency_reason = models.TextField(blank=True)
    """Why it may go out before anybody else has approved it (3.5)."""

    Route, Interest, Basis, Audience = Route, Interest, Basis, Audience
    Theme, PeriodAnswer = Theme, PeriodAnswer

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(offline_done_at=None, offline_done_by=None)
                | Q(offline_done_at__isnull=False, offline_done_by__isnull=False),
                name="an_offline_route_is_done_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(page_given="", page_given_at=None)
                | ~Q(page_given="") & Q(page_given_at__isnull=False),
                name="a_page_that_followed_did_so_at_some_time",
            ),
        ]

    def routes(self) -> list[str]:
        """The ways to people who are not online, as one says them."""
        return [str(Route(route).label) for route in self.offline_routes]


READ = (
    *("kind", "no_page_reason", "no_page_words", "page_due_on", "correction_reason", "translates"),
    *("embargo_until", "meeting", "is_confidential", "confidential_reason", "minute_ref"),
    *("decided_on", "offline_routes", "offline_words", "interest", "basis", "basis_words"),
    *("shares", "has_read_it_all", "must_stand", "period_answer", "period_words"),
    *("audience", "theme"),
)
"""The answers that an approver reads and that are not in what goes out."""
