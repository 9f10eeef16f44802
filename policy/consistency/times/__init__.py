"""Times of day in a text, in English and Welsh: 7pm, 19.30, half past seven, 7yh."""

from policy.consistency.times.finding import Time, find

__all__ = ["Time", "find"]
