"""The policy as adopted, the Code of Conduct and Standing Orders, and who has accepted which."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from accounts.models.people import User


class DocumentQuerySet(models.QuerySet["Document"]):
    def adopted(self, day: date) -> Self:
        """What was adopted by a day, in force or replaced since. No date: before this portal."""
        return self.filter(Q(adopted_on__lte=day) | Q(adopted_on=None))

    def newest_first(self) -> Self:
        return self.order_by(F("adopted_on").desc(nulls_last=True), "-pk")

    def in_force(self, kind: str, day: date) -> Document | None:
        """The newest version of a kind that was adopted by a day, if the council has one."""
        return self.adopted(day).filter(kind=kind).newest_first().first()


class Document(models.Model):
    """One version of a document that the council has adopted. It is not changed afterwards."""

    class Kind(models.TextChoices):
        POLICY = "policy", "Social media policy"
        CODE = "code", "Code of Conduct"
        ORDERS = "orders", "Standing Orders"

    SAID_LATER: ClassVar = ("adopted_on", "minute", "review_due")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    version = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    address = models.URLField(blank=True)
    """Where the council publishes it, for those whose text is not kept here."""
    adopted_on = models.DateField(null=True, blank=True)
    """Empty for what was in force before this portal, until somebody says since when."""
    minute = models.CharField(max_length=60, blank=True)
    review_due = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "version"], name="one_document_a_version"),
            models.CheckConstraint(
                condition=~Q(text="", address=""), name="a_document_can_be_read"
            ),
            models.CheckConstraint(
                condition=~Q(kind="policy", text=""), name="the_policy_is_kept_in_its_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"

    def why_it_stays(self, day: date) -> str:
        """Say in a sentence why what was said of this version may not be changed, or nothing."""
        if self.adopted_on is None or self.adopted_on <= day:
            return (
                "This version has been in force, and posts were written by it. "
                "Put a mistake right by adopting a new version."
            )
        if self.acceptances.exists():
            return (
                "Somebody has accepted this version as it stands. "
                "Put a mistake right by adopting a new version."
            )
        return ""

    def what_may_be_said_later(self) -> set[str]:
        """The fields that nobody has filled yet, and that may be even when the rest stays."""
        return {name for name in self.SAID_LATER if not getattr(self, name)}

    def is_open(self, day: date) -> bool:
        """Whether anything at all of what was entered may still be changed or added."""
        return bool(self.what_may_be_said_later()) or not self.why_it_stays(day)


class Acceptance(models.Model):
    """Somebody has read a version of the policy and accepted it (1.1)."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="acceptances")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="acceptances")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "document"], name="a_version_is_accepted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} accepted {self.document}"
