"""The ways in which a call to a platform can fail."""

from __future__ import annotations

from datetime import datetime


class PlatformError(Exception):
    """A call to a platform did not succeed. Its text is a sentence for the officer."""


class Rejected(PlatformError):
    """The platform said no, and would say no again. A person must look."""


class Duplicate(Rejected):
    """The platform refuses it as a repeat: after a send in doubt, evidence that it is there."""


class Unavailable(PlatformError):
    """Nothing was done, and it is safe to try again: at `retry_at` (aware), or soon when None."""

    def __init__(self, sentence: str, *, retry_at: datetime | None = None) -> None:
        super().__init__(sentence)
        self.retry_at = retry_at


class Unconfirmed(PlatformError):
    """We cannot tell whether it was done. It is not safe to try again."""


class NotThere(PlatformError):
    """What we looked for is not there and will not be, by the platform's own word."""


class Reconnect(PlatformError):
    """The platform no longer knows us. Nothing was done; an administrator must connect again."""
