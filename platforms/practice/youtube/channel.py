"""The council's channel, and the list of its uploads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from platforms.practice.accounts import COUNCIL, YOUTUBE
from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.personas import Opened, opened
from platforms.practice.store import Store
from platforms.practice.youtube import errors, videos
from platforms.practice.youtube.signing_in import FIRST

UPLOADS: Final = "UU" + YOUTUBE.external_id.removeprefix("UC")
USUAL: Final = 5


def listing(store: Store, request: Request) -> Answer:
    """GET /youtube/v3/channels?mine=true."""
    query = request.query
    mine = (store.consent(request.bearer) or FIRST).account
    wanted = [mine] if query.get("mine") == "true" else query.get("id", "").split(",")
    items = [
        videos.picked(_channel(store, account), videos.parts(request))
        for account_id in wanted
        if (account := opened("youtube", account_id))
    ]
    return page("youtube#channelListResponse", items, request, USUAL, most=50)


def _channel(store: Store, account: Opened) -> JsonObject:
    return {
        "kind": "youtube#channel",
        "etag": "practice",
        "id": account.id,
        "snippet": {
            "title": account.name,
            "description": "Meetings and news from the town council.",
            "customUrl": f"@{account.handle.lower()}",
            "publishedAt": "2020-04-01T09:00:00Z",
        },
        "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": UPLOADS}},
        "statistics": {"videoCount": str(len(store.posts("youtube")))},
    }


def playlist(store: Store, request: Request) -> Answer:
    """GET /youtube/v3/playlistItems?playlistId=: the uploads, newest first."""
    if request.query.get("playlistId") != UPLOADS:
        raise Refused(
            errors.refuse(
                404, "playlistNotFound", "The playlist cannot be found.", "youtube.playlistItem"
            )
        )
    wanted = videos.parts(request)
    items = []
    for position, post in enumerate(store.posts("youtube")):
        published = videos.moment(post.created_at)
        full: JsonObject = {
            "kind": "youtube#playlistItem",
            "etag": f"practice-{post.id}",
            "id": f"{UPLOADS}.{post.id}",
            "snippet": {
                "publishedAt": published,
                "channelId": YOUTUBE.external_id,
                "channelTitle": COUNCIL,
                "title": post.title,
                "description": post.text,
                "playlistId": UPLOADS,
                "position": position,
                "resourceId": {"kind": "youtube#video", "videoId": post.id},
            },
            "contentDetails": {"videoId": post.id, "videoPublishedAt": published},
            "status": {"privacyStatus": videos.privacy(post)},
        }
        items.append(videos.picked(full, wanted))
    return page("youtube#playlistItemListResponse", items, request, USUAL, most=50)


def page(
    kind: str, items: Sequence[JsonObject], request: Request, usual: int, *, most: int
) -> Answer:
    """Answer with one page of a list, and the token of the next where there is one."""
    size, token = request.query.get("maxResults", ""), request.query.get("pageToken", "")
    if size and not (size.isdecimal() and 0 <= int(size) <= most):
        raise Refused(
            errors.bad(
                "invalidParameter", "maxResults is not a number we allow.", "youtube.parameter"
            )
        )
    start = token.removeprefix("practice-") or "0"
    if not start.isdecimal():
        raise Refused(
            errors.bad("invalidPageToken", "The page token is not known.", "youtube.parameter")
        )
    end = int(start) + int(size or usual)
    answer: JsonObject = {
        "kind": kind,
        "etag": "practice",
        "items": list(items[int(start) : end]),
        "pageInfo": {"totalResults": len(items), "resultsPerPage": int(size or usual)},
    }
    if end < len(items):
        answer["nextPageToken"] = f"practice-{end}"
    return json_answer(answer)
