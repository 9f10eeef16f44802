"""The record: who did what, when. Lines are added, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Protocol, Self

from django.conf import settings
from django.db import models, transaction

Detail = str | int | bool | None | list[str]


class Signing(Protocol):
    """Somebody who acts: as much of a person as the record needs to know."""

    pk: int

    def signature(self) -> str:
        """Name and office as they are now."""


class MovedOn(Exception):
    """Somebody else was first, or the move is not allowed from where the thing now stands."""


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, thing: models.Model) -> Self:
        """The lines about one thing, oldest first."""
        return self.about_all(type(thing), [thing.pk])

    def about_all(self, kind: type[models.Model], pks: Iterable[object]) -> Self:
        """The lines about several things of one kind, oldest first."""
        things = [str(pk) for pk in pks]
        return self.filter(kind=kind._meta.label_lower, thing__in=things).order_by("pk")


class Event(models.Model):
    """One line. The database itself refuses to change or delete it (see the first migration)."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    who = models.CharField(max_length=200)
    """Name and office as they were; "The portal" when no person acted."""
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    detail = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["kind", "thing"], name="event_about")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who} {self.verb} {self.title}"


def record(verb: str, thing: models.Model, *, by: Signing | None, **detail: Detail) -> Event:
    """Write one line, inside the caller's transaction, so that both stand or neither."""
    return Event.objects.create(
        by_id=by.pk if by else None,
        who=by.signature() if by else "The portal",
        verb=verb,
        kind=thing._meta.label_lower,
        thing=str(thing.pk),
        title=str(thing)[:200],
        detail=detail,
    )


class Tracked(models.Model):
    """A thing whose status moves along TRANSITIONS, and never without a line in the record."""

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {}
    status = models.CharField(max_length=20)

    class Meta:
        abstract = True

    @transaction.atomic
    def move_to(
        self,
        status: str,
        *,
        by: Signing | None,
        detail: Mapping[str, Detail] | None = None,
        while_: Mapping[str, object] | None = None,
        **fields: object,
    ) -> None:
        """Change status and the given fields, and record it.

        Raises `MovedOn` when the move is not in TRANSITIONS, when somebody else was first, or
        when something in `while_` is no longer so.
        """
        mine = type(self)._default_manager.filter(pk=self.pk, status=self.status, **(while_ or {}))
        if status not in self.TRANSITIONS[self.status] or not mine.update(status=status, **fields):
            raise MovedOn(
                f"This {self._meta.verbose_name} has moved on since you opened it. "
                "Look at it again before you decide."
            )
        for name, value in {"status": status, **fields}.items():
            setattr(self, name, value)
        if counted := [name for name in fields if hasattr(fields[name], "resolve_expression")]:
            self.refresh_from_db(fields=counted)
        record(self.verb(), self, by=by, **(detail or {}))

    def verb(self) -> str:
        """How the record calls that it has come to where it stands now."""
        return f"{self._meta.model_name}.{self.status.lower()}"
