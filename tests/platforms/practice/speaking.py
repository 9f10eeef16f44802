"""Speaking to the practice platforms without an SDK: for tests of what is on the wire."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import requests
from PIL import Image

from platforms.practice.accounts import FACEBOOK, YOUTUBE, X

PAGE = FACEBOOK.external_id
TIMEOUT = 5.0
TOKENS = {
    "facebook": FACEBOOK.access_token,
    "x": X.access_token,
    "youtube": YOUTUBE.access_token,
}


def signed(platform: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {TOKENS[platform]}"}


def post(url: str, platform: str, text: str, *, timeout: float = TIMEOUT) -> requests.Response:
    """Publish in the shortest way that the platform knows."""
    headers = signed(platform)
    if platform == "facebook":
        place, said = f"/v26.0/{PAGE}/feed", {"data": {"message": text}}
    elif platform == "x":
        place, said = "/2/tweets", {"json": {"text": text}}
    else:
        body = {"snippet": {"title": text}}
        place = "/upload/youtube/v3/videos?part=snippet&uploadType=resumable"
        begun = requests.post(url + place, json=body, headers=headers, timeout=timeout)
        address = begun.headers["Location"]
        return requests.put(address, data=b"film", headers=headers, timeout=timeout)
    return requests.post(url + place, headers=headers, timeout=timeout, **said)


def comment(url: str, platform: str, post_id: str, **wish: str) -> dict[str, Any]:
    """Let a resident write, and return what was kept."""
    said = {"platform": platform, "post": post_id, "author": "carl", "text": "Idiots.", **wish}
    answer = requests.post(f"{url}/practice/comments", json=said, timeout=TIMEOUT)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def posts(url: str, platform: str) -> dict[str, Any]:
    return dict(requests.get(f"{url}/practice/posts", timeout=TIMEOUT).json()[platform])


def log(url: str, platform: str) -> list[dict[str, Any]]:
    answer = requests.get(
        f"{url}/practice/requests", params={"platform": platform}, timeout=TIMEOUT
    )
    return list(answer.json()["requests"])


def trouble(url: str, platform: str, fault: str, **wish: object) -> requests.Response:
    said = {"platform": platform, "fault": fault, **wish}
    return requests.post(f"{url}/practice/faults", json=said, timeout=TIMEOUT)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(file, "PNG")
    return file.getvalue()


def photo(url: str, caption: str, alt_text: str) -> str:
    """Publish a photo on Facebook, and return the post's id."""
    answer = requests.post(
        f"{url}/v26.0/{PAGE}/photos",
        data={"caption": caption, "alt_text_custom": alt_text},
        files={"source": ("photo.png", picture(), "image/png")},
        headers=signed("facebook"),
        timeout=TIMEOUT,
    )
    return str(answer.json()["post_id"])


def end_trouble(url: str) -> list[dict[str, Any]]:
    return list(requests.delete(f"{url}/practice/faults", timeout=TIMEOUT).json()["faults"])


def release(url: str) -> None:
    requests.post(f"{url}/practice/release", timeout=TIMEOUT).raise_for_status()


def until(found: Callable[[], list[Any]]) -> list[Any]:
    """Ask until there is something to see, for a few seconds at most."""
    end = time.monotonic() + TIMEOUT
    while not (seen := found()) and time.monotonic() < end:
        pass
    return seen
