"""Plays the platforms' part in a test: residents who write, and platforms that misbehave."""

from __future__ import annotations

import requests

from platforms.practice.server import Practice

PATIENCE = 5


def posts(practice: Practice, platform: str) -> list[dict[str, object]]:
    """Every post that a platform received, oldest first, with its comments."""
    answer = requests.get(f"{practice.url}/practice/posts", timeout=PATIENCE).json()
    found: list[dict[str, object]] = answer[platform]["posts"]
    return found


def misbehave(
    practice: Practice, platform: str, fault: str, times: int = 1, **more: object
) -> None:
    """Switch a fault on for the next so many requests."""
    tell(practice, "/practice/faults", platform=platform, fault=fault, times=times, **more)


def comment(practice: Practice, platform: str, post: object, text: str) -> str:
    """Have a resident write under a post, and return the comment's id."""
    fields = {"platform": platform, "post": post, "author": "carl", "text": text}
    return str(tell(practice, "/practice/comments", **fields)["id"])


def is_hidden(practice: Practice, platform: str, comment_id: str) -> bool:
    """Whether residents no longer see a comment there."""
    found = [said for post in posts(practice, platform) for said in post["comments"]]  # type: ignore[attr-defined]
    return bool(next(said["hidden"] for said in found if said["id"] == comment_id))


def tell(practice: Practice, path: str, /, **fields: object) -> dict[str, object]:
    """Say something to the practice platforms' control, and return the answer."""
    answer = requests.post(practice.url + path, json=fields, timeout=PATIENCE)
    assert answer.ok, answer.text
    told: dict[str, object] = answer.json()
    return told
