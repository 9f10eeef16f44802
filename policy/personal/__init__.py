"""Finds the personal information of others in what the council is about to say (3.8)."""

from policy.personal.finding import find
from policy.personal.found import Found, Kind

__all__ = ["Found", "Kind", "find"]
