"""Finds everything that is sealed, in whatever room, and seals it anew with the newest key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.apps import apps
from django.core.files.base import File
from django.db import models, transaction
from django.db.models import JSONField, TextField, Value
from django.db.models.functions import Cast

from platforms.sealed import (
    Broken,
    SealedFile,
    SealedFileField,
    SealedTextField,
    WrongKey,
    reseal,
    unseal,
)

BATCH = 200
"""Rows that are locked together: a worker that wants one of them waits for a moment."""
MARK = "gAAAAA"
"""How everything begins that Fernet has sealed."""
DOCUMENTS = {"mfa.Authenticator": "data"}
"""JSON columns of other people's models, in which sealed values stand among open ones."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    model: type[models.Model]
    name: str
    kind: type[TextField] | type[JSONField] = TextField

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.name}"

    def values(self) -> models.QuerySet[models.Model, tuple[object, Json]]:
        """Each key with what is really written there, in the order of the keys."""
        as_written = Cast(self.name, self.kind())
        rows = self.model._base_manager.order_by("pk").exclude(**{self.name: None})
        found: models.QuerySet[models.Model, tuple[object, Json]] = rows.annotate(
            as_written=as_written
        ).values_list("pk", "as_written")
        return found

    def write(self, pk: object, value: Json) -> None:
        written = Value(value, self.kind())
        self.model._base_manager.filter(pk=pk).update(**{self.name: written})


@dataclass(frozen=True)
class Folder:
    """The sealed files of a model, each in a row of its own."""

    model: type[models.Model]
    name: str

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.name}"

    def rows(self) -> models.QuerySet[models.Model]:
        return self.model._base_manager.exclude(**{self.name: ""}).order_by("pk")


@dataclass
class Count:
    """How many sealed values were sealed anew, were so already, and did not open."""

    column: Column | Folder
    resealed: int = 0
    as_they_were: int = 0
    unopened: int = 0

    def reseal(self, found: Json) -> Json:
        """Return a value with everything sealed in it sealed by the newest key."""
        match found:
            case dict():
                return {name: self.reseal(value) for name, value in found.items()}
            case list():
                return [self.reseal(value) for value in found]
            case str() if found.startswith(MARK):
                return self._reseal(found)
        return found

    def _reseal(self, token: str) -> str:
        try:
            fresh = reseal(token)
        except WrongKey:
            self.unopened += 1
            return token
        if fresh == token:
            self.as_they_were += 1
        else:
            self.resealed += 1
        return fresh


def columns() -> Iterator[Column]:
    """Every column in which something sealed may stand."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedTextField):
                yield Column(model, field.name)
            elif DOCUMENTS.get(model._meta.label) == field.name:
                yield Column(model, field.name, JSONField)


def reseal_column(column: Column) -> Count:
    """Seal a column anew, in batches. Stopped halfway, it can simply be run again.

    Each batch is locked while it is read and written, so that no worker's newer value is lost.
    """
    count, last = Count(column), None
    while True:
        with transaction.atomic():
            rows = column.values() if last is None else column.values().filter(pk__gt=last)
            batch = list(rows.select_for_update()[:BATCH])
            for pk, found in batch:
                if (fresh := count.reseal(found)) != found:
                    column.write(pk, fresh)
        if len(batch) < BATCH:
            return count
        last = batch[-1][0]


def opens(column: Column) -> bool:
    """Try one value of a sealed column; True when there is none to try."""
    if column.kind is JSONField:
        return True
    found = column.values().filter(as_written__startswith=MARK).first()
    try:
        return not found or bool(unseal(str(found[1])))
    except WrongKey:
        return False


def folders() -> Iterator[Folder]:
    """Wherever files are sealed."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedFileField):
                yield Folder(model, field.name)


def reseal_folder(folder: Folder) -> Count:
    """Seal files anew, one at a time: each becomes a new one, and the old one goes once it is kept.

    Stopped halfway, it can simply be run again.
    """
    count = Count(folder)
    for pk in folder.rows().values_list("pk", flat=True):
        with transaction.atomic():
            row = folder.rows().select_for_update(of=("self",)).filter(pk=pk).first()
            if row is None:
                continue
            file: SealedFile = getattr(row, folder.name)
            if file.is_sealed_with_newest():
                count.as_they_were += 1
            else:
                _reseal_file(row, folder.name, count)
    return count


def _reseal_file(row: models.Model, name: str, count: Count) -> None:
    file: SealedFile = getattr(row, name)
    old = str(file.name)
    try:
        content = File(BytesIO(b"".join(file.unsealed())), name=old)
    except (WrongKey, Broken, OSError):
        count.unopened += 1
        return
    file.save(old.rpartition("/")[2], content, save=False)
    type(row)._base_manager.filter(pk=row.pk).update(**{name: file.name})
    transaction.on_commit(lambda: file.storage.delete(old))
    count.resealed += 1
