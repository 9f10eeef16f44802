"""What the portal says at its start about the keys that seal: they are keys, and they fit."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import DatabaseError

from platforms.resealing import columns, opens
from platforms.sealed import ADVICE


def keys_are_keys(**_: object) -> list[CheckMessage]:
    """Ask without a database, and so at every start: is each of them a key at all?"""
    try:
        for key in settings.FIELD_ENCRYPTION_KEYS:
            Fernet(key)
    except ValueError:
        return [
            Error(
                "FIELD_ENCRYPTION_KEYS holds something that is no key.",
                hint="Make a key with: python -c 'from cryptography.fernet import Fernet; "
                "print(Fernet.generate_key().decode())'.",
                id="platforms.E001",
            )
        ]
    return []


def keys_fit(*, databases: Sequence[str] | None = None, **_: object) -> list[CheckMessage]:
    """Try to open one sealed value of each column, where the database may be asked.

    `migrate` asks, and `check --database default`.
    """
    try:
        shut = [str(column) for column in columns() if not opens(column)] if databases else []
    except (DatabaseError, ValueError):  # no tables yet; or no keys, which is said already
        return []
    return [Error(ADVICE, obj=column, id="platforms.E002") for column in shut]
