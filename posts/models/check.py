"""What was seen when the portal looked at a signposted page (1.5)."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from policy import facts

PATIENCE = timedelta(minutes=1)
NOT_LOOKED = (
    "The portal could not look at the council web page within a minute. "
    "Look at it yourself: does the address lead there?"
)


class CheckQuerySet(models.QuerySet["Check"]):
    def answering(self) -> Self:
        """The latest look at each page that answered as it should, newest first."""
        latest = (
            self.filter(problem="").exclude(seen_at=None).order_by("url", "-pk").distinct("url")
        )
        return self.filter(pk__in=latest.values("pk")).order_by("-seen_at")


class Check(models.Model):
    """One look at one address for one post. Unseen until a worker has been there."""

    post = models.ForeignKey("posts.Post", on_delete=models.CASCADE, related_name="checks")
    url = models.URLField(max_length=500)
    asked_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=200, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    """A sentence, or empty when the page answered as it should."""
    text = models.TextField(blank=True)
    """The words of the page, as they are read."""
    final_url = models.URLField(max_length=500, blank=True)
    """Where redirects led."""

    objects = CheckQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "url"], name="one_look_per_post_and_address")
        ]

    def __str__(self) -> str:
        return self.url

    def is_overdue(self) -> bool:
        """Asked for a minute ago or more, and not made: nobody is kept waiting for longer."""
        return self.seen_at is None and self.asked_at < timezone.now() - PATIENCE

    def facts(self) -> facts.Page:
        if self.is_overdue():
            return facts.Page(is_seen=True, problem=NOT_LOOKED)
        return facts.Page(self.seen_at is not None, self.problem, self.title, self.text)
