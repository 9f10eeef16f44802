"""The policy as adopted, the Code of Conduct and Standing Orders, and who has accepted which."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from accounts.models.people import User


class DocumentQuerySet(models.QuerySet["Document"]):
    def in_force(self, kind: str, day: date) -> Document | None:
        """The newest version of a kind that was adopted by a day, if the council has one."""
        return self.filter(kind=kind, adopted_on__lte=day).order_by("-adopted_on", "-pk").first()


class Document(models.Model):
    """One version of a document that the council has adopted. It is not changed afterwards."""

    class Kind(models.TextChoices):
        POLICY = "policy", "Social media policy"
        CODE = "code", "Code of Conduct"
        ORDERS = "orders", "Standing Orders"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    version = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    address = models.URLField(blank=True)
    """Where the council publishes it, for those whose text is not kept here."""
    adopted_on = models.DateField()
    minute = models.CharField(max_length=60, blank=True)
    review_due = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "version"], name="one_document_a_version"),
            models.CheckConstraint(
                condition=~models.Q(text="", address=""), name="a_document_can_be_read"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"


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
