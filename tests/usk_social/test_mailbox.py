"""Practice mail: read by those who may, and never in the log."""

import logging
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from usk_social.mailbox import Mailbox, letters


def test_the_log_says_for_whom_a_letter_is_and_nothing_of_it(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAILBOX_DIR = tmp_path
    letter = EmailMessage("Approve: The bridge is closed", "Soon.", to=["mayor@usk.example"])
    with caplog.at_level(logging.INFO):
        Mailbox().send_messages([letter])
    assert "A letter for mayor@usk.example" in caplog.text
    assert "bridge" not in caplog.text
    assert [kept.subject for kept in letters()] == ["Approve: The bridge is closed"]
