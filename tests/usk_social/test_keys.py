"""The portal and its workers do not start with a key that opens nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection

from accounts.models import Channel
from platforms.sealed import ADVICE

pytestmark = pytest.mark.django_db(transaction=True)

PROJECT = Path(__file__).resolve().parents[2]
PORTAL = ["-c", "import usk_social.wsgi"]
WORKER = ["-m", "celery", "-A", "usk_social", "worker", "-P", "solo"]


def start(*arguments: str, key: str) -> subprocess.CompletedProcess[str]:
    """Start a process of the portal's on the tests' own database."""
    to = connection.settings_dict
    where = f"postgresql://{to['USER']}:{to['PASSWORD']}@/{to['NAME']}"
    at = f"?host={to['HOST']}&port={to['PORT']}"
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "usk_social.settings",
        "PRACTICE": "1",
        "DATABASE_URL": where + at,
        "CELERY_BROKER_URL": "redis://127.0.0.1:1/0",
        "FIELD_ENCRYPTION_KEYS": key,
    }
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("arguments", [PORTAL, WORKER])
def test_with_a_wrong_key_it_stops_with_one_sentence(
    facebook: Channel, arguments: list[str]
) -> None:
    done = start(*arguments, key=Fernet.generate_key().decode())
    assert done.returncode == 3, done.stderr
    assert ADVICE in done.stderr
    assert "Traceback" not in done.stderr


def test_with_the_right_key_it_starts(facebook: Channel) -> None:
    done = start(*PORTAL, key=settings.FIELD_ENCRYPTION_KEYS[0])
    assert (done.returncode, done.stderr) == (0, "")
