"""Days in a text, in English and Welsh: 14 December 2026, dydd Llun 14eg, tomorrow."""

from policy.consistency.dates.agreeing import agree, covers, is_possible, weekday_of
from policy.consistency.dates.day import Day
from policy.consistency.dates.finding import find

__all__ = ["Day", "agree", "covers", "find", "is_possible", "weekday_of"]
