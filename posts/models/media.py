"""A picture or a video that goes with a post."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from platforms import base
from platforms.sealed import SealedFileField
from policy import facts
from posts.models.library import MediaQuerySet

if TYPE_CHECKING:
    from posts.models.extra import Extra


def place(instance: models.Model, name: str) -> str:
    """Where a file is kept: under a name that says nothing."""
    return f"posts/{uuid.uuid4()}{Path(name).suffix}"


class Media(models.Model):
    """One file. What people said about it (rights, people, description) stands beside it."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        VIDEO = "video", _("video")

    class Rights(models.TextChoices):
        OURS = "ours", _("The council made it")
        PERMISSION = "permission", _("Somebody else, and they have given permission")
        LICENCE = "licence", _("Somebody else, under a licence that allows it")
        UNSURE = "unsure", _("I am not sure")

    SURE = (Rights.OURS, Rights.PERMISSION, Rights.LICENCE)

    class People(models.TextChoices):
        NONE = "none", _("No")
        ADULTS = "adults", _("Yes, adults, and they have agreed")
        CHILDREN = "children", _("Yes, children, with written consent")

    class CaptionsPlan(models.TextChoices):
        FILE = "file", _("In a captions file, added here")
        BURNT_IN = "burnt_in", _("They stand in the picture")
        TO_FOLLOW = "to_follow", _("They follow later")
        NO_SPEECH = "no_speech", _("Nobody speaks in it")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=120, blank=True)
    """What the library calls it."""
    file = models.FileField(upload_to=place, max_length=200)
    mime = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    description = models.TextField(blank=True)
    is_decorative = models.BooleanField(default=False)
    rights = models.CharField(max_length=20, choices=Rights.choices, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    """Who made it and gave permission, or the licence."""
    people = models.CharField(max_length=20, choices=People.choices, blank=True)
    consent = models.CharField(max_length=300, blank=True)
    """Where the consent of the people in it is kept."""
    captions_plan = models.CharField(max_length=20, choices=CaptionsPlan.choices, blank=True)
    captions_due_on = models.DateField(null=True, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    """How long a video is, rounded up, where its file says so."""
    original = SealedFileField(upload_to=place, max_length=200, blank=True)
    """The bytes as they were uploaded, with all that is hidden in them: sealed, and never sent."""
    original_sha256 = models.CharField(max_length=64, blank=True)
    taken_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="uses"
    )
    """What in the library this is another use of: the same file, with answers of its own."""
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    added_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    """Since when it is no longer to be used; posts that show it already keep it."""

    objects = MediaQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="media_has_bytes"),
            models.CheckConstraint(
                condition=Q(original="", original_sha256="")
                | ~Q(original="") & ~Q(original_sha256=""),
                name="an_original_is_known_by_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def name(self) -> str:
        """What the library calls it: as somebody has named it, or by what it shows."""
        described = Truncator(self.description).words(8, truncate="…")
        return self.title or described or str(self).capitalize()

    def is_usable(self) -> bool:
        """Whether it may go on another post."""
        return self.retired_at is None and self.rights in self.SURE

    def is_use_of(self, root: Media) -> bool:
        """Whether it shows the file of this entry of the library."""
        return root.pk in (self.pk, self.taken_from_id)

    def is_picture(self) -> bool:
        return self.kind == self.Kind.PICTURE

    def facts(self) -> facts.Media:
        return facts.Media(
            noun=str(self.get_kind_display()),
            rights=self.rights,
            people=self.people,
            credit=self.credit,
            consent=self.consent,
            captions=self.captioning(),
            captions_due=self.captions_due_on,
            is_video=not self.is_picture(),
            size=self.size,
            seconds=self.seconds,
        )

    def captioning(self) -> str:
        """How people who cannot hear follow a video: a captions file that is there says it."""
        if self.beside("captions"):
            return self.CaptionsPlan.FILE
        return "" if self.captions_plan == self.CaptionsPlan.FILE else self.captions_plan

    def captioning_words(self) -> str:
        return str(dict(self.CaptionsPlan.choices).get(self.captioning(), ""))

    def picture(self, platform: str = "") -> base.Picture | None:
        """The picture as this platform is sent it, or as it is kept."""
        if not self.is_picture():
            return None
        alt_text = "" if self.is_decorative else self.description
        # Renditions never change, so that a row asks for them once however often it is shown.
        models.prefetch_related_objects([self], "renditions")
        fits = (one for one in self.renditions.all() if one.platform == platform)
        shown = next(fits, None) or self
        return base.Picture(Path(shown.file.path), shown.mime, shown.sha256, alt_text)

    def video(self) -> base.Video | None:
        if self.is_picture():
            return None
        return base.Video(Path(self.file.path), self.mime, self.sha256, self.size)

    def beside(self, kind: str) -> Extra | None:
        """The file of this kind that goes with a video."""
        extras = [] if self.is_picture() else self.extras.all()
        return next((extra for extra in extras if extra.kind == kind), None)

    def captions(self) -> base.Captions | None:
        extra = self.beside("captions")
        if extra is None:
            return None
        return base.Captions(Path(extra.file.path), extra.language, extra.sha256)

    def thumbnail(self) -> base.Picture | None:
        extra = self.beside("thumbnail")
        if extra is None:
            return None
        return base.Picture(Path(extra.file.path), extra.mime, extra.sha256)


ABOUT_MEDIA = ("rights", "credit", "people", "consent", "captions_plan", "captions_due_on")
"""The answers about a picture or a video that an approver reads."""


def about_media(media: Media | None) -> list[str]:
    return [str(getattr(media, name)) for name in ABOUT_MEDIA] if media else []
