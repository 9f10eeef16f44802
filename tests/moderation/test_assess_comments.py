"""The command that reads comments from outside, line by line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from moderation.detectors import Lists
from moderation.management.commands.assess_comments import NotAComment, answers, read

PROJECT = Path(__file__).resolve().parent.parent.parent
FIVE = {"respect", "language", "law", "links", "commercial"}


def test_it_runs_with_nothing_set_and_nothing_running() -> None:
    lines = [
        '{"id": 1, "text": "The clerk is a 😀 moron", "author": "Ann", "url": ""}',
        "this is not JSON",
        '{"id": "two", "text": "Diolch yn fawr i bawb"}',
    ]
    done = subprocess.run(
        [sys.executable, "manage.py", "assess_comments"],
        cwd=PROJECT,
        env={"PATH": "/usr/bin:/bin"},
        input="\n".join(lines).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert set(first) == {"id", "language", "urgency", "scores", "suggestions"}
    assert set(first["scores"]) == FIVE
    assert second == {"id": None, "error": "This is not JSON in UTF-8."}
    assert (third["id"], third["language"], third["suggestions"]) == ("two", "cy", [])
    assert done.stderr == b""


def test_the_order_is_kept_and_a_bad_line_stops_nothing() -> None:
    lines = [json.dumps({"id": number, "text": "Da iawn"}).encode() for number in range(70)]
    lines[40] = b'{"id": 40}'
    found = [json.loads(line) for line in answers(lines, Lists())]
    assert [one["id"] for one in found] == list(range(70))
    assert [one["id"] for one in found if "error" in one] == [40]


def test_empty_lines_are_no_lines() -> None:
    assert not list(answers([b"", b"  \r"], Lists()))


def test_places_are_counted_in_code_points() -> None:
    text = "😀😀 You are a moron"
    (line,) = answers([json.dumps({"id": 1, "text": text}).encode()], Lists())
    ((start, end),) = json.loads(line)["suggestions"][0]["spans"]
    assert text[start:end] == "You are a moron"


@pytest.mark.parametrize(
    "line",
    [
        *("[]", '{"text": "x"}', '{"id": 1}', '{"id": 1, "text": 2}', '{"id": true, "text": "x"}'),
        *('{"id": 1, "text": "x", "author": 3}', '{"id": 1, "text": "x", "url": []}'),
    ],
)
def test_a_line_that_is_no_comment_is_said_to_be_none(line: str) -> None:
    with pytest.raises(NotAComment, match=r"\.$"):
        read(line.encode())
