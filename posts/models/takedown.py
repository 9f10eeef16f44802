"""A post that is to be removed from one of its channels."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from platforms.base import Platform
from platforms.outbox import Delivery, DeliveryQuerySet
from posts.models.metering import speak
from posts.models.publication import Publication

Said = TypeVar("Said")


class Takedown(Delivery):
    """A publication that is to be removed from its channel, by whom asked for and why."""

    MADE_FROM = ("publication__post", "publication__channel")
    IS_REPEATABLE: ClassVar[bool] = True

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="takedowns")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="takedowns")
    reason = models.TextField()

    objects = DeliveryQuerySet["Takedown"].as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="takedown_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication"], name="one_takedown_per_publication"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_takedown_has_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.publication)

    def task(self) -> str:
        return "posts.tasks.publish_takedown"

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.publication.channel, act)

    def send(self, client: Platform) -> None:
        client.delete(self.publication.external_id)
        Publication.objects.filter(pk=self.publication_id).update(taken_down_at=timezone.now())
