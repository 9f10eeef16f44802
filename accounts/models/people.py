"""People to whom the council has granted access, for as long as it has."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from policy.roles import TITLES, Permission, Role, permissions

if TYPE_CHECKING:
    from accounts.models.channels import Channel  # one floor of the same room above


def during(day: date, start: str = "held_from", end: str = "held_until") -> Q:
    """Match rows that hold on a day; the last day counts, and no last day means for good."""
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__gte": day}) | Q(**{end: None}))


class UserQuerySet(models.QuerySet["User"]):
    def with_access(self, day: date) -> Self:
        """People who may come in on a day."""
        return self.filter(during(day, "access_from", "access_until"), is_active=True)

    def not_ended(self, day: date) -> Self:
        """People who have access on a day, or will have it later."""
        return self.filter(Q(access_until__gte=day) | Q(access_until=None), is_active=True)

    def holding(self, *roles: Role, day: date) -> Self:
        """People with access on a day who hold one of these offices then."""
        term = during(day, "offices__held_from", "offices__held_until")
        return self.with_access(day).filter(term, offices__role__in=roles).distinct()


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        user: User = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person to whom the council has granted access. There is no superuser."""

    class Category(models.TextChoices):
        ELECTED = "elected", "Elected councillor"
        CO_OPTED = "co_opted", "Co-opted councillor"
        EMPLOYEE = "employee", "Employee"
        AGENCY = "agency", "Agency worker"
        SECONDEE = "secondee", "Secondee"
        CONTRACTOR = "contractor", "Contractor"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    category = models.CharField(max_length=20, choices=Category.choices)
    access_from = models.DateField()
    access_until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="granted"
    )
    """Empty for the first Clerk, whom nobody could invite but the council itself."""
    invited_at = models.DateTimeField(null=True, blank=True)
    """When the last invitation was made: an older one no longer opens."""
    invitation_sent_at = models.DateTimeField(null=True, blank=True)
    """When that invitation left; empty while it is still to be sent."""
    seen_on = models.DateField(null=True, blank=True)
    """The last day on which this person used the portal (2.5 asks for active administrators)."""
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(access_until=None) | Q(access_until__gte=F("access_from")),
                name="access_ends_after_it_begins",
                violation_error_message="Access cannot end before the day on which it begins.",
            ),
            models.CheckConstraint(
                condition=~Q(category__in=["agency", "secondee", "contractor"])
                | Q(access_until__isnull=False),
                name="passing_workers_have_a_last_day",
                violation_error_message=(
                    "Agency workers, secondees and contractors need a last day of access."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def why_no_access(self, day: date) -> str:
        """Say in a sentence why this person may not come in on a day, or nothing."""
        if not self.is_active:
            return "Your access to this portal has been ended. Ask the Town Clerk."
        if day < self.access_from:
            return f"Your access begins on {self.access_from:%-d %B %Y}."
        if self.access_until and day > self.access_until:
            return (
                f"Your access ended on {self.access_until:%-d %B %Y}. "
                "Ask the Town Clerk if that is not right. (Policy, scope)"
            )
        return ""

    def roles(self) -> frozenset[Role]:
        """The offices and duties of today. Read once for each object, so once for each request."""
        if not hasattr(self, "_roles"):
            today = timezone.localdate()
            roles = {Role(office.role) for office in self.offices.filter(during(today))}
            if self.channels_today():
                roles.add(Role.CHANNEL_ADMINISTRATOR)
            self._roles = frozenset(roles)
        return self._roles

    def channels_today(self) -> frozenset[int]:
        """The channels in use on whose rosters they stand today, by key. Read once, too."""
        if not hasattr(self, "_channels"):
            held = self.administers.filter(during(timezone.localdate())).exclude(
                channel__status="RETIRED"
            )
            self._channels = frozenset(held.values_list("channel", flat=True))
        return self._channels

    def can(self, permission: Permission) -> bool:
        return permission in permissions(self.roles())

    def can_everywhere(self, permission: Permission) -> bool:
        """Whether an office carries it, which holds on every channel."""
        return permission in permissions(self.roles() - {Role.CHANNEL_ADMINISTRATOR})

    def can_on(self, permission: Permission, channel: Channel) -> bool:
        """Whether they may do it there: what a roster carries holds on that channel only."""
        is_theirs = channel.pk in self.channels_today()
        return self.can(permission) if is_theirs else self.can_everywhere(permission)

    def offices_today(self) -> list[str]:
        """The titles to show beside the name, the weightiest first."""
        return [TITLES[role] for role in Role if role in self.roles()]

    def office_today(self) -> str:
        """The weightiest of them, in which somebody acts; empty for whoever holds none."""
        return next(iter(self.offices_today()), "")

    def signature(self) -> str:
        """Name and office as they are now, for the record."""
        return ", ".join(filter(None, [self.name, self.office_today()]))
