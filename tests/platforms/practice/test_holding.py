"""Requests are held where a worker is to be killed, and let go afterwards."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from platforms.practice.server import Practice
from tests.platforms.practice import speaking

PLATFORMS = ("facebook", "x", "youtube")
WORKER = """
import sys
from tests.platforms.practice import speaking
speaking.post(sys.argv[1], sys.argv[2], "Market day", timeout=60)
"""


def held(url: str, count: int = 1) -> list[dict[str, object]]:
    """Return what is held, as soon as it is so many."""
    asked = {"count": count, "milliseconds": 10_000}
    found = requests.get(f"{url}/practice/held", params=asked, timeout=20).json()
    assert found["count"] == count
    return list(found["held"])


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("fault", "kept"), [("hold-before", 0), ("never", 1)])
def test_a_worker_is_killed_before_or_after_its_post_is_kept(
    practice: Practice, platform: str, fault: str, kept: int
) -> None:
    method = "PUT" if platform == "youtube" else "POST"
    speaking.trouble(practice.url, platform, fault, times=1, method=method)
    with subprocess.Popen([sys.executable, "-c", WORKER, practice.url, platform]) as worker:
        [one] = held(practice.url)
        worker.kill()
    assert (one["platform"], one["fault"], one["method"]) == (platform, fault, method)
    before = len(speaking.log(practice.url, platform))
    speaking.release(practice.url)
    if not kept:
        lines = speaking.until(lambda: speaking.log(practice.url, platform)[before:])
        assert [line["outcome"] for line in lines] == ["hold-before, caller left"]
        assert lines[0]["received_ns"] == one["received_ns"]
    assert speaking.posts(practice.url, platform)["count"] == kept


@pytest.mark.parametrize("platform", PLATFORMS)
def test_who_still_waits_when_it_is_let_go_is_answered(practice: Practice, platform: str) -> None:
    speaking.trouble(practice.url, platform, "hold-before", method="POST", times=1)
    with ThreadPoolExecutor(1) as waiting:
        answer = waiting.submit(speaking.post, practice.url, platform, "Market day")
        held(practice.url)
        assert speaking.posts(practice.url, platform)["count"] == 0
        speaking.release(practice.url)
        assert answer.result(timeout=5).ok
    assert speaking.posts(practice.url, platform)["count"] == 1
    assert practice.faults.held() == []


def test_a_piece_of_a_video_is_held_whole(practice: Practice) -> None:
    speaking.trouble(practice.url, "youtube", "hold-before", method="PUT", times=1)
    with ThreadPoolExecutor(1) as waiting:
        answer = waiting.submit(speaking.post, practice.url, "youtube", "Council meeting")
        held(practice.url)
        requests.delete(f"{practice.url}/practice/faults", timeout=5)
        assert answer.result(timeout=5).json()["id"]
    [video] = speaking.posts(practice.url, "youtube")["posts"]
    assert video["media"][0]["size"] == len(b"film")


def test_a_platform_that_closes_keeps_nothing_of_what_it_held(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as waiting:
        with Practice.running(tmp_path) as practice:
            speaking.trouble(practice.url, "x", "hold-before")
            answer = waiting.submit(speaking.post, practice.url, "x", "Market day")
            held(practice.url)
        assert isinstance(answer.exception(timeout=5), requests.ConnectionError)
    with Practice.running(tmp_path) as practice:
        assert speaking.posts(practice.url, "x")["count"] == 0


def test_fifty_callers_are_held_and_each_is_let_go(practice: Practice) -> None:
    speaking.trouble(practice.url, "x", "hold-before")
    with ThreadPoolExecutor(50) as callers:
        answers = [callers.submit(speaking.post, practice.url, "x", f"No. {n}") for n in range(50)]
        held(practice.url, 50)
        requests.delete(f"{practice.url}/practice/faults", timeout=5)
        assert {answer.result(timeout=10).status_code for answer in answers} == {201}
    assert speaking.posts(practice.url, "x")["count"] == 50


def test_how_many_are_held_must_be_a_number(practice: Practice) -> None:
    answer = requests.get(f"{practice.url}/practice/held?count=some", timeout=5)
    assert (answer.status_code, answer.json()["error"]) == (400, "count must be a whole number.")
