"""One approved post on one channel: whether it is out, and where."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Channel
from platforms.base import Account, Platform, Published
from platforms.outbox import Delivery, DeliveryQuerySet
from platforms.sealed import SealedTextField
from policy import facts
from policy.clause import Stage
from policy.judging import refusals
from posts.models.post import Post


class PublicationQuerySet(DeliveryQuerySet["Publication"]):
    def troubled(self) -> Self:
        """What a person must look at: refused by the platform, or nobody can tell."""
        return self.filter(
            status__in=[Publication.Status.FAILED, Publication.Status.UNCONFIRMED]
        ).order_by("claimed_at")


class Publication(Delivery):
    """An approved post that is to go, goes, or has gone out on one of its channels."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="publications")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="publications")
    external_id = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)
    upload_session = SealedTextField(blank=True)
    bytes_sent = models.PositiveBigIntegerField(default=0)
    bytes_total = models.PositiveBigIntegerField(default=0)

    objects = PublicationQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        ordering: ClassVar = ["not_before", "pk"]
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="publication_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "channel"], name="one_publication_per_post_and_channel"
            ),
            models.UniqueConstraint(
                fields=["channel", "external_id"],
                condition=~Q(external_id=""),
                name="one_publication_per_post_on_the_platform",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} on {self.channel}"

    @property
    def word(self) -> str:
        """Its status, as one says it of a post."""
        return str(_("Published") if self.status == self.Status.DONE else self.get_status_display())

    def task(self) -> str:
        is_long = self.channel.adapter().needs_video
        return "posts.tasks.upload" if is_long else "posts.tasks.publish"

    def platform(self) -> str:
        return self.channel.platform

    def account(self) -> Account:
        return self.channel.account()

    def hold_still(self) -> None:
        """Whoever changes a post locks it first too: it cannot change between claim and call."""
        Post.objects.select_for_update(of=("self",)).get(pk=self.post_id)

    def refusals(self) -> str:
        asked = facts.Publication(
            approved_digest=self.post.approved_digest,
            current_digest=self.post.digest(),
            channel=self.channel.name,
            channel_is_active=self.channel.is_active(),
        )
        return " ".join(str(found) for found in refusals(Stage.PUBLICATION, asked))

    def send(self, client: Platform) -> Published:
        return client.publish(client.compose(self.post.as_message()), UploadOf(self))

    def arrived(self, published: Published | None) -> dict[str, object]:
        if published is None:
            return {}
        return {"external_id": published.external_id, "url": published.url, "upload_session": ""}


class UploadOf:
    """The memory of a publication's upload, in its row, so that it outlives the worker."""

    def __init__(self, publication: Publication) -> None:
        self.session = publication.upload_session
        self._row = Publication.objects.filter(pk=publication.pk)

    def begin(self, session: str) -> None:
        self.session = session
        self._row.update(upload_session=session)

    def progress(self, sent: int, total: int) -> None:
        self._row.update(bytes_sent=sent, bytes_total=total, heard_at=timezone.now())
