"""Answers that are ready, and people who can help when the council cannot (3.12)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User


class Canned(models.Model):
    """An answer that is given often, in both languages."""

    title = models.CharField(max_length=120)
    text = models.TextField()
    welsh = models.TextField(blank=True)
    principle = models.CharField(max_length=20, blank=True)
    """Of the five, when it is the public word that goes with a decision."""
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["title"]
        verbose_name = "canned answer"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["title"], condition=Q(retired_at=None), name="one_answer_per_title"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Contact(models.Model):
    """Somebody who can help: who, with what, and how they are reached by the public."""

    name = models.CharField(max_length=120)
    helps_with = models.CharField(max_length=300)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(retired_at=None), name="one_contact_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SavedFilter(models.Model):
    """A way of looking at the queue that somebody comes back to."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=300)
    """The address's own query, without the question mark."""

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "name"], name="one_saved_filter_per_name_and_person"
            )
        ]

    def __str__(self) -> str:
        return self.name
