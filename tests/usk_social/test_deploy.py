"""The settings of a real installation: what Django checks of them, and what it does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet

PROJECT = Path(__file__).resolve().parents[2]
REAL = {
    "PATH": os.environ["PATH"],
    "DJANGO_SETTINGS_MODULE": "usk_social.settings",
    "SECRET_KEY": "3c(nq^7$w!x0u4e9k@h1r5t&y8i2o6p*a-s=dfg+zlmvbjQWERTYUIOP",
    "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "social.usk.example",
    "SITE_URL": "https://social.usk.example",
    "DATABASE_URL": "postgresql:///usk",
    "CELERY_BROKER_URL": "redis://localhost/0",
    "EMAIL_URL": "smtp+tls://portal:password@mail.usk.example:587",
    "TRUSTED_PROXY_COUNT": "1",
}
ASKED = (
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_SSL_REDIRECT",
    "PASSWORD_HASHERS",
    "REQUIRE_TWO_STEP",
    "SESSION_COOKIE_AGE",
    "CONTENT_SECURITY_POLICY",
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, with the environment of a real installation only."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=REAL,
        capture_output=True,
        text=True,
        check=False,
    )


@cache
def real(name: str) -> object:
    """What a setting is in a real installation."""
    program = (
        "import json; from django.conf import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {ASKED!r}}}))"
    )
    done = run("-c", program)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found[name]


def test_nothing_is_left_to_check_before_it_goes_live() -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_passwords_are_kept_with_argon2() -> None:
    assert real("PASSWORD_HASHERS") == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_cookies_travel_by_https_and_no_script_reads_the_session() -> None:
    assert real("SESSION_COOKIE_SECURE") is True
    assert real("SESSION_COOKIE_HTTPONLY") is True
    assert real("SESSION_COOKIE_SAMESITE") == "Lax"
    assert real("CSRF_COOKIE_SECURE") is True


def test_browsers_are_told_to_come_by_https_for_a_year() -> None:
    assert real("SECURE_SSL_REDIRECT") is True
    assert real("SECURE_HSTS_SECONDS") == 365 * 24 * 60 * 60
    assert real("SECURE_HSTS_INCLUDE_SUBDOMAINS") is True


def test_two_steps_are_asked_for_and_a_session_ends_after_two_hours_of_nothing() -> None:
    assert real("REQUIRE_TWO_STEP") is True
    assert real("SESSION_COOKIE_AGE") == 2 * 60 * 60


def test_no_page_may_hold_a_script_or_a_style() -> None:
    policy = real("CONTENT_SECURITY_POLICY")
    assert isinstance(policy, dict)
    directives = policy["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert {name: directives[name] for name in ("script-src", "style-src", "img-src")} == {
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
    }
