"""What is known of a send is written down, though the database be away for a moment."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection, transaction

from platforms.patience import patiently


class Away:
    """Something to be written to a database that is away for the first so many tries."""

    def __init__(self, tries: int) -> None:
        self.tries = tries
        self.times = 0

    def __call__(self) -> None:
        self.times += 1
        if self.times <= self.tries:
            raise OperationalError("the database system is shutting down")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")


@pytest.mark.django_db(transaction=True)
def test_what_is_known_waits_for_the_database() -> None:
    write = Away(tries=2)
    patiently(write)
    assert write.times == 3


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_there_is_nothing_to_repeat() -> None:
    write = Away(tries=1)
    with pytest.raises(OperationalError), transaction.atomic():
        patiently(write)
    assert write.times == 1
