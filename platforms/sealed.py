"""Encryption at rest: a text field that is sealed in the database and refuses a wrong key."""

import struct
from collections.abc import Iterable, Iterator
from functools import cache
from tempfile import SpooledTemporaryFile

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile

ADVICE = (
    "A sealed value does not open with any key of FIELD_ENCRYPTION_KEYS. "
    "Put the key with which it was sealed back at the end of that list."
)


class WrongKey(Exception):
    """A sealed value was not written with any key of FIELD_ENCRYPTION_KEYS."""


@cache
def _sealer(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(text: str) -> str:
    """Encrypt with the newest key."""
    return _sealer(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def unseal(token: str) -> str:
    """Decrypt with whichever key fits, or raise `WrongKey`."""
    try:
        return _sealer(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise WrongKey(ADVICE) from error


def reseal(token: str) -> str:
    """Seal anew with the newest key; what that key has sealed already comes back as it is."""
    newest = _sealer((settings.FIELD_ENCRYPTION_KEYS[0],))
    try:
        newest.decrypt(token.encode())
    except InvalidToken:
        return seal(unseal(token))
    return token


PIECE = 1024 * 1024
"""Bytes sealed together: a file of any size is sealed and opened without holding it in memory."""
PLACE = struct.Struct(">I?")
"""In front of each piece, within the seal: its number, and whether it is the last."""


class Broken(Exception):
    """A sealed file has lost pieces, or has them in another order than it was sealed."""


def sealed_chunks(content: Iterable[bytes]) -> Iterator[bytes]:
    """Seal a file: a line for each piece. Nobody can leave one out unnoticed, or change places."""
    number, waiting = 0, b""
    for piece in content:
        waiting += piece
        while len(waiting) > PIECE:
            yield _sealed(waiting[:PIECE], number)
            waiting, number = waiting[PIECE:], number + 1
    yield _sealed(waiting, number, is_last=True)


def _sealed(piece: bytes, number: int, *, is_last: bool = False) -> bytes:
    return (
        _sealer(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(PLACE.pack(number, is_last) + piece)
        + b"\n"
    )


def unsealed_chunks(file: Iterable[bytes]) -> Iterator[bytes]:
    """Open a sealed file piece by piece. Raises `WrongKey`, or `Broken` when it is not whole."""
    is_last = False
    for expected, line in enumerate(file):
        try:
            piece = _sealer(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(line.strip())
        except InvalidToken as error:
            raise WrongKey(ADVICE) from error
        number, was_last = PLACE.unpack_from(piece)
        if is_last or number != expected:
            raise Broken("A sealed file has its pieces in another order.")
        is_last = was_last
        yield piece[PLACE.size :]
    if not is_last:
        raise Broken("A sealed file has lost its end.")


class SealedTextField(models.TextField):
    """Text that only we can read. Empty stays empty; it cannot be searched for."""

    def get_prep_value(self, value: str | None) -> str | None:
        return seal(value) if value else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return unseal(value) if value else value


class SealedFile(FieldFile):
    """What is saved is sealed on the way in, and is only to be read by `unsealed`."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        with SpooledTemporaryFile(max_size=PIECE) as place:
            place.writelines(sealed_chunks(content.chunks()))
            place.seek(0)
            super().save(name, File(place, name=name), save)

    def is_sealed_with_newest(self) -> bool:
        """Its first piece says it for all: they are sealed together."""
        newest = _sealer((settings.FIELD_ENCRYPTION_KEYS[0],))
        try:
            with self.storage.open(str(self.name)) as file:
                newest.decrypt(next(iter(file)).strip())
        except (InvalidToken, StopIteration, OSError):
            return False
        return True

    def unsealed(self) -> Iterator[bytes]:
        """Its bytes, piece by piece. Raises `WrongKey`, or `Broken` when it is not whole."""
        with self.storage.open(str(self.name)) as file:
            yield from unsealed_chunks(file)


class SealedFileField(models.FileField):
    attr_class = SealedFile
