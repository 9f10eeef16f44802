"""What several tests of moderation ask for."""

from tests.moderation.hidden import decision, second

__all__ = ["decision", "second"]
