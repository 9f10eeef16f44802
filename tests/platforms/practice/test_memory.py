"""The practice platforms remember what they received, and forget it when they are told."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from platforms.practice.server import Practice
from tests.platforms.practice import speaking


def test_posts_comments_and_tokens_outlive_the_server(tmp_path: Path) -> None:
    with Practice.running(tmp_path) as practice:
        post = speaking.photo(practice.url, "The bridge", "A stone bridge")
        speaking.comment(practice.url, "facebook", post, text="Lovely.")
    with Practice.running(tmp_path) as practice:
        found = speaking.posts(practice.url, "facebook")["posts"][0]
        picture = requests.get(
            f"{practice.url}/practice/media/{found['media'][0]['id']}", timeout=5
        )
        assert found["id"] == post
        assert found["media"][0]["alt_text"] == "A stone bridge"
        assert [one["text"] for one in found["comments"]] == ["Lovely."]
        assert picture.content == speaking.picture()


def test_a_reset_forgets_everything_but_the_accounts(practice: Practice) -> None:
    speaking.photo(practice.url, "The bridge", "A stone bridge")
    speaking.trouble(practice.url, "x", "500-before")
    requests.post(f"{practice.url}/practice/reset", timeout=5)
    assert speaking.posts(practice.url, "facebook")["count"] == 0
    assert speaking.log(practice.url, "facebook") == []
    assert list(practice.store.media.iterdir()) == []
    assert speaking.post(practice.url, "x", "One").status_code == 201


def test_the_log_says_when_and_what_but_never_a_token(practice: Practice) -> None:
    token = speaking.TOKENS["facebook"]
    place = f"{practice.url}/v26.0/me"
    requests.get(place, params={"access_token": token}, timeout=5)
    requests.post(place, data={"access_token": token, "message": "secret"}, timeout=5)
    lines = speaking.log(practice.url, "facebook")
    assert [(one["method"], one["path"]) for one in lines] == [
        ("GET", "/v26.0/me"),
        ("POST", "/v26.0/me"),
    ]
    assert all(one["received_ns"] < one["answered_ns"] for one in lines)
    assert lines[0]["size"] == 0
    assert lines[1]["size"] > 0
    assert token not in str(lines)
    assert "secret" not in str(lines)


def test_the_same_post_twice_is_counted(practice: Practice) -> None:
    for text in ("Market", "Bins", "Market"):
        assert speaking.post(practice.url, "facebook", text).status_code == 200
    told = speaking.posts(practice.url, "facebook")
    assert (told["count"], told["doubles"]) == (3, 1)
    assert [one["times"] for one in told["posts"]] == [2, 1, 2]


def test_many_at_once_are_all_kept_and_none_twice(practice: Practice) -> None:
    with ThreadPoolExecutor(8) as callers:
        answers = list(
            callers.map(lambda n: speaking.post(practice.url, "x", f"Notice {n % 20}"), range(40))
        )
    assert sorted(answer.status_code for answer in answers) == [201] * 20 + [403] * 20
    told = speaking.posts(practice.url, "x")
    assert (told["count"], told["doubles"]) == (20, 0)
    assert len({one["id"] for one in told["posts"]}) == 20


def test_a_thousand_requests_on_fifty_lines_are_each_kept_and_logged(practice: Practice) -> None:
    """Half of them ask for their answer to be lost: the log says which, and all are kept."""
    speaking.trouble(practice.url, "x", "lost-answer", times=500)
    began = time.time_ns()

    def twenty(caller: int) -> Counter[str]:
        with requests.Session() as line:
            return Counter(post(line, f"Caller {caller}, no. {n}") for n in range(20))

    def post(line: requests.Session, text: str) -> str:
        try:
            headers = speaking.signed("x")
            answer = line.post(
                f"{practice.url}/2/tweets", json={"text": text}, headers=headers, timeout=30
            )
        except requests.ConnectionError:
            return "lost-answer"
        assert answer.status_code == 201
        return "answered"

    with ThreadPoolExecutor(50) as callers:
        seen = sum(callers.map(twenty, range(50)), Counter())
    lines = speaking.log(practice.url, "x")
    assert Counter(line["outcome"] for line in lines) == seen
    assert seen == {"answered": 500, "lost-answer": 500}
    assert all(began < one["received_ns"] < one["answered_ns"] < time.time_ns() for one in lines)
    assert all(one["status"] == 201 for one in lines)
    told = speaking.posts(practice.url, "x")
    assert (told["count"], told["doubles"]) == (1_000, 0)
