"""The words of a published post that are to be corrected on one of its channels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Channel
from platforms.abilities import Editable
from platforms.base import Content, NotThere, Platform, Published, Rejected
from platforms.matching import differences
from platforms.outbox import Delivery, DeliveryQuerySet
from policy.clause import Refused
from posts.models.metering import speak
from posts.models.post import STILL_HERE, Post
from posts.models.publication import TAKEN_DOWN, WINDOW, Publication, held_back_by

Said = TypeVar("Said")


class EditQuerySet(DeliveryQuerySet["Edit"]):
    def troubled(self) -> Self:
        """Approved, not made, and still to be made: a person must look at it."""
        stuck = [Edit.Status.FAILED, Edit.Status.WITHHELD]
        wanted = self.filter(status__in=stuck, post__status=Post.Status.APPROVED)
        return wanted.filter(
            ~Exists(Edit.objects.later_than(OuterRef("publication"), OuterRef("post__number"))),
            publication__in=Publication.objects.standing(),
        ).order_by("pk")

    def begun(self) -> Self:
        """Tried before, and waiting to be tried again: it may have come about all the same."""
        return self.filter(status=Edit.Status.QUEUED, attempts__gt=0)

    def later_than(self, publication: Publication | OuterRef, number: int | OuterRef) -> Self:
        """Corrections of the same publication, out or on their way, that came after this one."""
        return self.filter(publication=publication, post__number__gt=number).exclude(
            status__in=STILL_HERE
        )


class Edit(Delivery):
    """A publication that is to say what a correction of its post says."""

    MADE_FROM = ("post__media", "publication__channel", "publication__post")
    IS_REPEATABLE: ClassVar[bool] = True

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="edits")
    """The correction: approved as any post is."""
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="edits")

    objects = EditQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        ordering: ClassVar = ["not_before", "pk"]
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="edit_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "publication"], name="one_edit_per_correction_and_publication"
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} on {self.channel}"

    @property
    def channel(self) -> Channel:
        return self.publication.channel

    @property
    def word(self) -> str:
        """Its status, as one says it of a correction."""
        return str(_("Corrected") if self.status == self.Status.DONE else self.get_status_display())

    def task(self) -> str:
        return "posts.tasks.publish_edit"

    def hold_still(self) -> None:
        """Whoever changes the correction, or takes the post down, locks these first too."""
        Post.objects.select_for_update(of=("self",)).get(pk=self.post_id)
        Publication.objects.select_for_update(of=("self",)).get(pk=self.publication_id)

    def refusals(self, now: datetime) -> str:
        if self.publication.is_coming_down():
            return TAKEN_DOWN
        if self._is_overtaken():
            return str(Refused.by("3.6", "A later correction has taken the place of this one."))
        return held_back_by(self.post, self.channel, is_late=now > self.not_before + WINDOW)

    def _is_overtaken(self) -> bool:
        return Edit.objects.later_than(self.publication, self.post.number).exists()

    def can_be_tried_again(self) -> bool:
        """Whether a person can have it made after all."""
        return not (self.publication.is_coming_down() or self._is_overtaken())

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def send(self, client: Platform) -> None:
        """Have it say the new words, and have it read back against them."""
        if not isinstance(client, Editable):
            raise Rejected(f"{client.label} does not let a post be changed.")
        client.edit(self.publication.external_id, self._content())
        self._stands()

    def find(self, client: Platform) -> Published:
        """Look whether it says the new words already."""
        live = client.live(self.publication.external_id)
        if live is None or differences(self._content(), live):
            raise NotThere("It is not: the channel does not say the new words.")
        self._stands()
        return Published(live.external_id, live.url)

    def _content(self) -> Content:
        return self.post.content_for(self.channel)

    def _stands(self) -> None:
        Publication.objects.filter(pk=self.publication_id).update(
            corrected_at=timezone.now(),
            read_back_at=None,
            read_again_at=None,
            difference="",
            live_text="",
            difference_noted_at=None,
        )
