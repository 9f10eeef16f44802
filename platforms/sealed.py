"""Encryption at rest: a text field that is sealed in the database and refuses a wrong key."""

from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

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


class SealedTextField(models.TextField):
    """Text that only we can read. Empty stays empty; it cannot be searched for."""

    def get_prep_value(self, value: str | None) -> str | None:
        return seal(value) if value else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return unseal(value) if value else value
