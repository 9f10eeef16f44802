"""The environment, the versions and the files that a council starts from."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
MUST_NOT_DRIFT = {
    "django": "5.2.19",
    "django-allauth": "65.21.1",
    "celery": "5.7.0",
    "oauthlib": "3.3.1",
    "python-facebook-api": "0.24.0",
    "tweepy": "4.17.0",
    "google-api-python-client": "2.202.0",
}
"""What a resolver left to itself would quietly replace, and what the adapters were read against."""
BARE = {"PATH": os.environ["PATH"]}


def settle(**environ: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own, with this environment and no other."""
    return subprocess.run(
        [sys.executable, "-c", "from usk_social import settings as s; print(s.SITE_URL)"],
        cwd=PROJECT,
        env=BARE | environ,
        capture_output=True,
        text=True,
        check=False,
    )


ADDRESSES = {"DATABASE_URL": "postgresql:///usk", "CELERY_BROKER_URL": "redis://localhost/0"}
SECRETS = {"SECRET_KEY": "s" * 50, "FIELD_ENCRYPTION_KEYS": "k", "SITE_URL": "https://a.gov.uk"}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "SITE_URL"])
def test_a_missing_secret_stops_the_start_with_advice(missing: str) -> None:
    given = {name: value for name, value in SECRETS.items() if name != missing}
    done = settle(**ADDRESSES, **given)
    assert done.returncode != 0
    assert f"{missing} is not set." in done.stderr.splitlines()[-1]


def test_practice_needs_no_secret() -> None:
    done = settle(PRACTICE="1", **ADDRESSES)
    assert done.stdout == "http://127.0.0.1:8000\n", done.stderr


def test_practice_is_refused_to_the_public() -> None:
    done = settle(PRACTICE="1", ALLOWED_HOSTS="social.example.gov.uk", **ADDRESSES)
    assert done.returncode != 0
    assert "PRACTICE is on and ALLOWED_HOSTS names a public host." in done.stderr


def test_another_database_than_postgresql_is_refused() -> None:
    done = settle(**SECRETS, **ADDRESSES | {"DATABASE_URL": "sqlite:///usk.db"})
    assert "DATABASE_URL must name a PostgreSQL database." in done.stderr


def test_the_example_names_what_the_settings_ask_for_in_the_same_order() -> None:
    source = (PROJECT / "usk_social/settings.py").read_text()
    asked = re.findall(r'(?:env\.\w+|secret)\(\s*"([A-Z_]+)"', source)
    example = (PROJECT / ".env.example").read_text()
    assert re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE) == list(dict.fromkeys(asked))


@pytest.mark.parametrize(("library", "wanted"), MUST_NOT_DRIFT.items())
def test_a_version_that_must_not_drift_has_not(library: str, wanted: str) -> None:
    assert version(library) == wanted
    assert f"\n{library}=={wanted} \\\n" in (PROJECT / "requirements.txt").read_text()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_name_hashes_and_no_place(name: str) -> None:
    text = (PROJECT / name).read_text()
    pinned = re.findall(
        r"^[a-z0-9.-]+==\S+(?: ; [^\\]+)? \\\n    --hash=sha256:", text, re.MULTILINE
    )
    assert len(pinned) == len(re.findall(r"^[a-zA-Z]", text, re.MULTILINE))
    assert not re.search(r"://|--index|--find-links|@ ", text)
