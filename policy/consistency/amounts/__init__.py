"""Amounts in a text: £3,150, twenty pounds, £1.2 million, 50p, 5 per cent, £42 y flwyddyn."""

from policy.consistency.amounts.finding import Amount, find, same

__all__ = ["Amount", "find", "same"]
