"""What the detectors said about a comment: suggestions to a person, and never a decision."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from moderation.models.comment import Comment
from policy.principles import WORDS


class Assessment(models.Model):
    """One reading of a comment's words. A newer reading takes its place."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="assessment")
    version = models.CharField(max_length=40)
    """Of the detectors and of the council's lists."""
    at = models.DateTimeField()
    scores = models.JSONField()
    """0 to 1 for each of the five principles."""
    suggestions = models.JSONField()
    """Each with principle, score, reason in words, spans in code points, and its detector."""
    terms = models.JSONField()
    """What makes it urgent: pairs of words and their part of the sum."""

    def __str__(self) -> str:
        return f"Assessment of {self.comment}"


class Entry(models.Model):
    """A word, a link or an exception of the council's own, which holds without a release."""

    class Kind(models.TextChoices):
        WORD = "word", _("Offensive word")
        EXCEPTION = "exception", _("Place or name that is no insult")
        GOOD_HOST = "good_host", _("Website that may always be linked to")
        BAD_HOST = "bad_host", _("Website that is not appropriate")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.CharField(max_length=200)
    principle = models.CharField(
        max_length=20, choices=[(p.value, words) for p, words in WORDS.items()], blank=True
    )
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "text"]
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.UniqueConstraint("kind", Lower("text"), name="one_entry_of_a_kind_per_text")
        ]

    def __str__(self) -> str:
        return self.text
