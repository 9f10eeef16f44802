"""The practice platforms misbehave exactly as they are told, and then they stop."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
import requests

from platforms.practice.server import Practice
from platforms.practice.youtube.uploads import GRAIN
from tests.platforms.practice import speaking

PLATFORMS = ("facebook", "x", "youtube")


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    ("fault", "status", "kept"),
    [("500-before", 500, 0), ("500-after", 500, 1), ("502-html", 502, 0), ("delay", 200, 1)],
)
def test_an_answer_says_one_thing_and_the_feed_another(
    practice: Practice, platform: str, fault: str, status: int, kept: int
) -> None:
    speaking.trouble(practice.url, platform, fault, milliseconds=1, method=last(platform))
    answer = speaking.post(practice.url, platform, "Market day")
    assert answer.status_code // 100 == status // 100
    assert speaking.posts(practice.url, platform)["count"] == kept
    assert speaking.log(practice.url, platform)[-1]["outcome"] == fault


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("fault", ["lost-answer", "reset", "never"])
def test_a_post_is_kept_though_its_answer_never_comes(
    practice: Practice, platform: str, fault: str
) -> None:
    speaking.trouble(practice.url, platform, fault, method=last(platform), times=1)
    with pytest.raises((requests.ConnectionError, requests.ReadTimeout)) as silence:
        speaking.post(practice.url, platform, "Market day", timeout=0.5)
    assert ("reset by peer" in str(silence.value)) == (fault == "reset")
    assert isinstance(silence.value, requests.ReadTimeout) == (fault == "never")
    assert speaking.posts(practice.url, platform)["count"] == 1


def last(platform: str) -> str:
    """Return the method of the request that publishes."""
    return "PUT" if platform == "youtube" else "POST"


def test_an_answer_that_is_held_is_let_go_at_the_end(tmp_path: Path) -> None:
    with Practice.running(tmp_path) as practice:
        speaking.trouble(practice.url, "x", "never")
        with pytest.raises(requests.ReadTimeout):
            speaking.post(practice.url, "x", "Market day", timeout=0.3)
        began = time.monotonic()
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("platform", PLATFORMS)
def test_too_many_requests_may_say_when_to_come_back(practice: Practice, platform: str) -> None:
    speaking.trouble(practice.url, platform, "429", times=1)
    closed = speaking.post(practice.url, platform, "One") if platform != "youtube" else None
    if closed is not None:
        assert closed.status_code in (400, 429)
        known = "regain_access" if platform == "facebook" else "x-rate-limit-reset"
        assert known in str(closed.headers)
    else:
        listed = f"{practice.url}/youtube/v3/videos?part=id&id=x"
        answer = requests.get(listed, headers=speaking.signed(platform), timeout=5)
        assert answer.json()["error"]["errors"][0]["reason"] == "quotaExceeded"


def test_too_many_requests_on_x_may_not_say_when(practice: Practice) -> None:
    speaking.trouble(practice.url, "x", "429-no-reset", times=1)
    answer = speaking.post(practice.url, "x", "One")
    assert answer.status_code == 429
    assert "x-rate-limit-reset" not in answer.headers


def test_an_expired_token_is_refused_until_there_is_a_newer_one(practice: Practice) -> None:
    speaking.trouble(practice.url, "x", "token-expired")
    assert speaking.post(practice.url, "x", "One").status_code == 401
    pair = refresh(practice.url, "practice-x-refresh-token").json()
    newer = {"Authorization": f"Bearer {pair['access_token']}"}
    place = f"{practice.url}/2/tweets"
    assert requests.post(place, json={"text": "One"}, headers=newer, timeout=5).status_code == 201
    assert refresh(practice.url, pair["refresh_token"]).status_code == 200


def refresh(url: str, token: str) -> requests.Response:
    said = {"grant_type": "refresh_token", "refresh_token": token}
    return requests.post(f"{url}/2/oauth2/token", data=said, timeout=5)


def test_facebook_says_that_a_session_has_expired(practice: Practice) -> None:
    speaking.trouble(practice.url, "facebook", "token-expired", times=1)
    error = speaking.post(practice.url, "facebook", "One").json()["error"]
    assert (error["code"], error["error_subcode"]) == (190, 463)
    assert speaking.post(practice.url, "facebook", "One").status_code == 200


def test_a_dropped_upload_goes_on_from_the_last_whole_grain(practice: Practice) -> None:
    headers = speaking.signed("youtube")
    begun = requests.post(
        f"{practice.url}/upload/youtube/v3/videos?part=snippet&uploadType=resumable",
        json={"snippet": {"title": "Council meeting"}},
        headers=headers,
        timeout=5,
    )
    address, film = begun.headers["Location"], bytes(3 * GRAIN + 7)
    speaking.trouble(practice.url, "youtube", "drop", method="PUT", times=1)
    with pytest.raises(requests.ConnectionError):
        requests.put(address, data=film, headers=headers, timeout=5)
    asked = {**headers, "Content-Range": f"bytes */{len(film)}"}
    so_far = requests.put(address, headers=asked, timeout=5)
    assert so_far.status_code == 308
    assert so_far.headers["Range"] == f"bytes=0-{2 * GRAIN - 1}"
    rest = {**headers, "Content-Range": f"bytes {2 * GRAIN}-{len(film) - 1}/{len(film)}"}
    done = requests.put(address, data=film[2 * GRAIN :], headers=rest, timeout=5)
    again = requests.put(address, headers=asked, timeout=5)
    assert done.json()["id"] == again.json()["id"]
    assert speaking.posts(practice.url, "youtube")["posts"][0]["media"][0]["size"] == len(film)


def test_a_fault_counts_down_and_then_the_platform_behaves(practice: Practice) -> None:
    speaking.trouble(practice.url, "x", "500-before", times=2)
    statuses = [speaking.post(practice.url, "x", "One").status_code for _ in range(3)]
    assert statuses == [500, 500, 201]


def test_a_fault_may_let_some_pass_first(practice: Practice) -> None:
    speaking.trouble(practice.url, "x", "500-before", after=2, times=1)
    statuses = [speaking.post(practice.url, "x", f"No. {n}").status_code for n in range(4)]
    assert statuses == [201, 201, 500, 201]


def test_a_state_of_the_platform_is_not_counted_down(practice: Practice) -> None:
    speaking.trouble(practice.url, "youtube", "unaudited", times=1)
    [fault] = practice.faults.on()
    assert fault.times is None


def test_a_line_that_goes_dead_keeps_nothing_also_with_the_token_in_the_form(
    practice: Practice,
) -> None:
    speaking.trouble(practice.url, "facebook", "drop", times=1)
    said = {"access_token": speaking.TOKENS["facebook"], "message": "Market day"}
    place = f"{practice.url}/v26.0/{speaking.PAGE}/feed"
    with pytest.raises(requests.ConnectionError):
        requests.post(place, data=said, timeout=5)
    assert requests.post(place, data=said, timeout=5).ok
    outcomes = [one["outcome"] for one in speaking.log(practice.url, "facebook")]
    assert outcomes == ["drop", "answered"]
    assert speaking.posts(practice.url, "facebook")["count"] == 1


def test_a_caller_who_leaves_while_sending_is_logged(practice: Practice) -> None:
    port = int(practice.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(
            b"POST /2/tweets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n"
            + f"Authorization: Bearer {speaking.TOKENS['x']}\r\n\r\n{{".encode()
        )
    outcome = speaking.until(lambda: [one["outcome"] for one in speaking.log(practice.url, "x")])
    assert outcome == ["caller left"]


def test_a_fault_meets_only_its_own_platform_and_path(practice: Practice) -> None:
    speaking.trouble(practice.url, "x", "500-before", path="/2/media")
    speaking.trouble(practice.url, "facebook", "500-before")
    assert speaking.post(practice.url, "x", "One").status_code == 201


def test_faults_are_listed_and_cleared(practice: Practice) -> None:
    place = f"{practice.url}/practice/faults"
    speaking.trouble(practice.url, "facebook", "delay", milliseconds=5)
    listed = requests.get(place, timeout=5).json()["faults"]
    assert [(one["platform"], one["fault"], one["times"]) for one in listed] == [
        ("facebook", "delay", None)
    ]
    assert requests.delete(place, timeout=5).json() == {"faults": []}
    assert requests.get(f"{practice.url}/practice/health", timeout=5).json()["faults"] == 0


@pytest.mark.parametrize(
    "wish",
    [
        {"platform": "myspace", "fault": "delay"},
        {"platform": "x", "fault": "sulk"},
        {"platform": "x", "fault": "delay", "times": "often"},
        {"platform": "x", "fault": "delay", "after": "a while"},
        {"platform": "x", "fault": "unaudited"},
        {"platform": "youtube", "fault": "duplicate"},
    ],
)
def test_a_fault_that_is_not_known_is_refused_in_a_sentence(
    practice: Practice, wish: dict[str, str]
) -> None:
    answer = speaking.trouble(practice.url, **wish)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")
