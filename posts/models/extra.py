"""What goes with a video where a platform has a place for it: its captions, its thumbnail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel
from platforms.abilities import Captioned
from platforms.base import Platform, Rejected
from platforms.outbox import Delivery, DeliveryQuerySet
from platforms.registry import PLATFORMS
from posts.models.media import Media, place
from posts.models.metering import speak
from posts.models.publication import TAKEN_DOWN, Publication, held_back_by

Said = TypeVar("Said")

CAPTIONED = [name for name, adapter in PLATFORMS.items() if issubclass(adapter, Captioned)]
"""The platforms that take captions and a thumbnail."""


class ExtraKind(models.TextChoices):
    CAPTIONS = "captions", _("Captions")
    THUMBNAIL = "thumbnail", _("Thumbnail")


class Extra(models.Model):
    """A file that goes with a video. It is part of what is approved."""

    Kind = ExtraKind

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        WELSH = "cy", _("Welsh")

    media = models.ForeignKey(Media, on_delete=models.PROTECT, related_name="extras")
    kind = models.CharField(max_length=10, choices=ExtraKind.choices)
    file = models.FileField(upload_to=place, max_length=200)
    mime = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    language = models.CharField(max_length=5, choices=Language.choices, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["media", "kind"], name="one_extra_of_a_kind"),
            models.CheckConstraint(
                condition=Q(kind="captions") & ~Q(language="") | Q(kind="thumbnail", language=""),
                name="captions_have_a_language",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class AdditionQuerySet(DeliveryQuerySet["Addition"]):
    def lacking(self) -> models.QuerySet[Publication]:
        """Videos that are out, and that something was approved to go with that is not owed yet.

        With the post itself, or with a correction that was made since.
        """
        owed = Addition.objects.filter(publication=OuterRef(OuterRef("pk")))
        corrected = Q(
            media__post__edits__publication=OuterRef("pk"),
            media__post__edits__status=Delivery.Status.DONE,
        )
        missing = Extra.objects.filter(Q(media=OuterRef("post__media")) | corrected).exclude(
            kind__in=owed.values("kind")
        )
        return (
            Publication.objects.standing()
            .filter(Exists(missing), channel__platform__in=CAPTIONED)
            .select_related("channel", "post__media")
        )


class Addition(Delivery):
    """Captions or a thumbnail that are to be put with a video that is out."""

    Kind = ExtraKind
    MADE_FROM = ("publication__post__media", "publication__channel")
    IS_REPEATABLE: ClassVar[bool] = True

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="additions")
    kind = models.CharField(max_length=10, choices=ExtraKind.choices)

    objects = AdditionQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        ordering: ClassVar = ["kind"]
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="addition_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["publication", "kind"], name="one_addition_of_a_kind_per_publication"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.publication}"

    @property
    def channel(self) -> Channel:
        return self.publication.channel

    def task(self) -> str:
        return "posts.tasks.add_extra"

    def refusals(self, now: datetime) -> str:
        if self.publication.is_coming_down():
            return TAKEN_DOWN
        return held_back_by(self.publication.words(), self.channel)

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def send(self, client: Platform) -> None:
        """Put there what was approved. A platform that has it already says so, or takes it anew."""
        content, video_id = self.publication.content(), self.publication.external_id
        if isinstance(client, Captioned):
            if self.kind == ExtraKind.CAPTIONS and content.captions:
                return client.caption(video_id, content.captions)
            if self.kind == ExtraKind.THUMBNAIL and content.thumbnail:
                return client.thumbnail(video_id, content.thumbnail)
        raise Rejected("There is nothing here that this platform takes with a video.")
