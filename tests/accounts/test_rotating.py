"""New keys: everything is sealed anew, whoever runs it twice or holds the wrong one."""

from __future__ import annotations

import io

import pytest
from cryptography.fernet import Fernet
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from accounts.models import Channel
from platforms import checks, resealing
from platforms.practice.accounts import X as ACCOUNT
from platforms.resealing import Column, columns, reseal_column
from platforms.sealed import WrongKey, seal, unseal

pytestmark = pytest.mark.django_db
TOKEN = Column(Channel, "access_token")


def written() -> list[str]:
    """What really stands in the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_token FROM accounts_channel ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def new_key(settings: Settings) -> str:
    """Put a new key in front of those of the tests."""
    key = Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [key, *configured.FIELD_ENCRYPTION_KEYS]
    return key


def rotate() -> str:
    out = io.StringIO()
    call_command("rotate_keys", stdout=out)
    return out.getvalue()


def test_after_it_the_new_key_alone_opens_everything(
    x: Channel, youtube: Channel, new_key: str, settings: Settings
) -> None:
    said = rotate()
    assert "accounts.Channel.access_token: 2 sealed anew, 0 were so already." in said
    assert "The older ones can go." in said
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    x.refresh_from_db()
    assert (x.access_token, x.refresh_token) == (ACCOUNT.access_token, ACCOUNT.refresh_token)


def test_it_finds_every_sealed_column_of_every_room() -> None:
    assert {
        "accounts.Channel.access_token",
        "accounts.Channel.refresh_token",
        "posts.Publication.upload_session",
        "incidents.Incident.what_happened",
    } <= {str(column) for column in columns()}


def test_it_can_be_stopped_and_run_again(
    x: Channel, youtube: Channel, new_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "BATCH", 1)
    Channel.objects.filter(pk=x.pk).update(access_token=x.access_token)
    first = written()
    count = reseal_column(TOKEN)
    assert (count.resealed, count.as_they_were) == (1, 1)
    assert written()[0] == first[0]
    assert written()[1] != first[1]


def test_what_is_empty_stays_empty(facebook: Channel, new_key: str) -> None:
    count = reseal_column(Column(Channel, "refresh_token"))
    assert (count.resealed, count.as_they_were, count.unopened) == (0, 0, 0)


def test_what_no_key_opens_is_counted_and_left_as_it_is(
    x: Channel, youtube: Channel, new_key: str, settings: Settings
) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    Channel.objects.filter(pk=youtube.pk).update(access_token="fresh", refresh_token="fresh")
    before = written()
    with pytest.raises(CommandError, match="does not open with any key of FIELD_ENCRYPTION_KEYS"):
        rotate()
    assert written() == before


def test_secrets_that_stand_in_a_document_are_found(new_key: str, settings: Settings) -> None:
    settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS[1:]
    old = seal("JBSWY3DP")
    settings.FIELD_ENCRYPTION_KEYS = [new_key, *settings.FIELD_ENCRYPTION_KEYS]
    count = resealing.Count(TOKEN)
    fresh = count.reseal({"secret": old, "codes": [old, "open"], "used_mask": 3})
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    assert isinstance(fresh, dict)
    assert isinstance(fresh["codes"], list)
    assert unseal(str(fresh["secret"])) == unseal(str(fresh["codes"][0])) == "JBSWY3DP"
    assert (fresh["codes"][1], fresh["used_mask"], count.resealed) == ("open", 3, 2)


def test_a_wrong_key_is_said_at_the_start_and_never_a_blank(x: Channel, settings: Settings) -> None:
    assert checks.keys_fit(databases=["default"]) == []
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    found = checks.keys_fit(databases=["default"])
    assert {error.obj for error in found} == {
        "accounts.Channel.access_token",
        "accounts.Channel.refresh_token",
    }
    assert all("Put the key with which it was sealed back" in error.msg for error in found)
    assert checks.keys_fit(databases=None) == []
    with pytest.raises(WrongKey, match="FIELD_ENCRYPTION_KEYS"):
        x.refresh_from_db()


def test_something_that_is_no_key_is_said_without_a_database(settings: Settings) -> None:
    assert checks.keys_are_keys() == []
    settings.FIELD_ENCRYPTION_KEYS = ["k"]
    [error] = checks.keys_are_keys()
    assert error.msg == "FIELD_ENCRYPTION_KEYS holds something that is no key."
