"""The memory of a long upload, so that it outlives the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from posts.models.publication import Publication


class LostClaim(Exception):
    """This worker was taken for dead, and another has the delivery now."""


class UploadOf:
    """The memory of a publication's upload, in its row, so that it outlives the worker."""

    def __init__(self, publication: Publication) -> None:
        self._digest = publication.post.approved_digest
        self._since = publication.in_doubt_since
        is_of_this = publication.upload_of == self._digest
        self.session = publication.upload_session if is_of_this else ""
        self._row = type(publication).objects.filter(
            pk=publication.pk, status=publication.Status.SENDING, claims=publication.claims
        )
        self._is_first = True

    def begin(self, session: str) -> None:
        self.session = session
        self._keep(
            upload_session=session,
            upload_of=self._digest,
            in_doubt_since=self._since or timezone.now(),
        )

    def progress(self, sent: int, total: int) -> None:
        """Progress is a sign of life, and whoever makes it has not failed: tries count anew."""
        fields: dict[str, object] = {"bytes_sent": sent, "bytes_total": total, "attempts": 1}
        if self._is_first:
            fields["bytes_before"] = sent
        self._is_first = False
        self._keep(**fields)

    def end(self) -> None:
        self.session = ""
        self._keep(upload_session="")

    def _keep(self, **fields: object) -> None:
        if not self._row.update(heard_at=timezone.now(), **fields):
            raise LostClaim
