"""A picture or a video that goes with a post."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from platforms import base
from policy import facts

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

    class People(models.TextChoices):
        NONE = "none", _("No")
        ADULTS = "adults", _("Yes, adults, and they have agreed")
        CHILDREN = "children", _("Yes, children, with written consent")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    file = models.FileField(upload_to=place, max_length=200)
    mime = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    description = models.TextField(blank=True)
    is_decorative = models.BooleanField(default=False)
    rights = models.CharField(max_length=20, choices=Rights.choices, blank=True)
    people = models.CharField(max_length=20, choices=People.choices, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="media_has_bytes")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def is_picture(self) -> bool:
        return self.kind == self.Kind.PICTURE

    def facts(self) -> facts.Media:
        return facts.Media(str(self.get_kind_display()), self.rights, self.people)

    def picture(self) -> base.Picture | None:
        if not self.is_picture():
            return None
        alt_text = "" if self.is_decorative else self.description
        return base.Picture(Path(self.file.path), self.mime, self.sha256, alt_text)

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
