"""The command that checks drafts from outside, line by line."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from posts.management.commands.check_drafts import NotADraft, answer, read

PROJECT = Path(__file__).resolve().parent.parent.parent
TODAY = date(2026, 11, 20)


def test_it_runs_with_nothing_set_and_nothing_running(tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "At 7.30pm", "page": "<p>At 7.00pm</p>", "on": "2026-11-20"}',
        "this is not JSON",
        '{"id": "two", "text": "Ring 07700 900123"}',
    ]
    done = subprocess.run(
        [sys.executable, "manage.py", "check_drafts"],
        cwd=PROJECT,
        env={"PATH": "/usr/bin:/bin"},
        input="\n".join(lines).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"id": 1, "mismatches": [{"in_post": "7.30pm", "kind": "time"}], "personal": []},
        {"id": "two", "mismatches": [], "personal": [{"text": "07700 900123", "kind": "phone"}]},
    ]
    assert done.stderr.decode().strip() == "Line 2: This is not JSON in UTF-8."


def test_the_day_of_writing_is_today_unless_it_is_said() -> None:
    page = '"page": "<p>Saturday 21 November 2026</p>"'
    line = f'{{"id": 1, "text": "Tomorrow at noon", {page}}}'.encode()
    assert "Tomorrow" not in answer(read(line, TODAY))
    assert "Tomorrow" in answer(read(line, date(2026, 11, 21)))


@pytest.mark.parametrize(
    "line",
    [
        *("[]", '{"text": "x"}', '{"id": 1}', '{"id": 1, "text": 2}', '{"id": true, "text": "x"}'),
        *('{"id": 1, "text": "x", "page": 3}', '{"id": 1, "text": "x", "on": "soon"}'),
        '{"id": 1, "text": "x", "on": 14}',
    ],
)
def test_a_line_that_is_no_draft_is_said_to_be_none(line: str) -> None:
    with pytest.raises(NotADraft, match=r"\.$"):
        read(line.encode(), TODAY)


def test_bytes_that_are_no_text_are_no_draft() -> None:
    with pytest.raises(NotADraft):
        read(b'{"id": 1, "text": "\xff"}', TODAY)
