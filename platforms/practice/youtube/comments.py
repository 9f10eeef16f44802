"""Comments: threads under videos, the council's answers, and moderation."""

from __future__ import annotations

from typing import Final

from platforms.practice.accounts import COUNCIL, HANDLE, YOUTUBE
from platforms.practice.exchange import (
    Answer,
    Json,
    JsonObject,
    Refused,
    Request,
    inside,
    json_answer,
)
from platforms.practice.records import COUNCIL_KEY, HELD, PUBLISHED, REJECTED, SPAM, Comment
from platforms.practice.residents import BY_KEY
from platforms.practice.store import Store
from platforms.practice.youtube import channel, errors, videos

USUAL, MOST = 20, 100
SHOWN_REPLIES: Final = 5
LONGEST: Final = 10_000


def new_id(parent_id: str = "") -> str:
    """Return a comment's id as YouTube makes them; an answer carries its parent's before a dot."""
    return f"{parent_id}.{videos.random_id(22)}" if parent_id else f"Ug{videos.random_id(24)}"


def shown(one: Comment, request: Request) -> JsonObject:
    name, author_id, handle = COUNCIL, YOUTUBE.external_id, HANDLE
    if resident := BY_KEY.get(one.author):
        name, author_id, handle = resident.name, resident.channel_id, resident.handle
    snippet: dict[str, Json] = {
        "authorDisplayName": name,
        "authorProfileImageUrl": "",
        "authorChannelUrl": f"http://www.youtube.com/@{handle}",
        "authorChannelId": {"value": author_id},
        "channelId": YOUTUBE.external_id,
        "videoId": one.post_id,
        "textDisplay": one.text,
        "textOriginal": one.text,
        "canRate": True,
        "viewerRating": "none",
        "likeCount": 0,
        "publishedAt": videos.moment(one.created_at),
        "updatedAt": videos.moment(one.created_at),
    }
    if one.state != PUBLISHED:
        snippet["moderationStatus"] = one.state
    if one.parent_id:
        snippet["parentId"] = one.parent_id
    return {
        "kind": "youtube#comment",
        "etag": f"practice-{one.id}",
        "id": one.id,
        "snippet": snippet,
    }


def _thread(store: Store, top: Comment, request: Request) -> JsonObject:
    replies = [one for one in store.comments("youtube", parent_id=top.id) if not one.hidden]
    full: dict[str, Json] = {
        "kind": "youtube#commentThread",
        "etag": f"practice-{top.id}",
        "id": top.id,
        "snippet": {
            "channelId": YOUTUBE.external_id,
            "videoId": top.post_id,
            "topLevelComment": shown(top, request),
            "canReply": True,
            "totalReplyCount": len(replies),
            "isPublic": not top.hidden,
        },
    }
    if replies:
        # Newest first and only a few: the rest is asked for by the parent's id.
        newest = [shown(one, request) for one in replies[: -SHOWN_REPLIES - 1 : -1]]
        full["replies"] = {"comments": newest}
    return videos.picked(full, videos.parts(request))


def threads(store: Store, request: Request) -> Answer:
    """GET /youtube/v3/commentThreads, of a video, of the whole channel, or by id."""
    query = request.query
    state = query.get("moderationStatus", PUBLISHED)
    if state not in (PUBLISHED, HELD, SPAM):
        raise Refused(
            errors.bad(
                "invalidParameter", "That moderation status cannot be listed.", "youtube.parameter"
            )
        )
    found = [one for one in store.comments("youtube") if not one.parent_id]
    if video_id := query.get("videoId"):
        if not store.post(video_id, "youtube"):
            raise Refused(errors.no_video("youtube.commentThread"))
        found = [one for one in found if one.post_id == video_id]
    elif ids := query.get("id"):
        found = [one for one in found if one.id in ids.split(",")]
    elif query.get("allThreadsRelatedToChannelId") != YOUTUBE.external_id:
        raise Refused(errors.missing_part())
    found = [one for one in found if one.state == state]
    items = [_thread(store, one, request) for one in reversed(found)]
    return channel.page("youtube#commentThreadListResponse", items, request, USUAL, most=MOST)


def listing(store: Store, request: Request) -> Answer:
    """GET /youtube/v3/comments, by id or by the comment that they answer."""
    query, parts = request.query, videos.parts(request)
    if parent_id := query.get("parentId"):
        if not store.comment(parent_id, "youtube"):
            raise Refused(errors.no_comment())
        found = [one for one in store.comments("youtube", parent_id=parent_id) if not one.hidden]
        found.reverse()
    elif ids := query.get("id"):
        found = [one for id_ in ids.split(",") if (one := store.comment(id_, "youtube"))]
        found = [one for one in found if one.state != REJECTED]
    else:
        raise Refused(errors.missing_part())
    items = [videos.picked(shown(one, request), parts) for one in found]
    return channel.page("youtube#commentListResponse", items, request, USUAL, most=MOST)


def insert(store: Store, request: Request) -> Answer:
    """POST /youtube/v3/comments: the council answers a comment."""
    parts, snippet = videos.parts(request), inside(request.json, "snippet")
    text = str(snippet.get("textOriginal") or "")
    if not text:
        raise Refused(
            errors.bad("commentTextRequired", "The comment has no text.", "youtube.comment")
        )
    if len(text) > LONGEST:
        raise Refused(
            errors.bad("commentTextTooLong", "The comment is too long.", "youtube.comment")
        )
    # An answer to an answer joins the same thread.
    top_id = str(snippet.get("parentId") or "").partition(".")[0]
    top = store.comment(top_id, "youtube")
    if not top or top.state == REJECTED:
        raise Refused(
            errors.refuse(
                404, "parentCommentNotFound", "The comment to answer is gone.", "youtube.comment"
            )
        )
    answer = store.add_comment(
        Comment(
            id=new_id(top.id),
            platform="youtube",
            post_id=top.post_id,
            parent_id=top.id,
            author=COUNCIL_KEY,
            text=text,
            created_at=request.received_at,
        )
    )
    return json_answer(videos.picked(shown(answer, request), parts))


def moderate(store: Store, request: Request) -> Answer:
    """POST /youtube/v3/comments/setModerationStatus: no body, and none in the answer."""
    query = request.query
    state = query.get("moderationStatus", "")
    if state not in (PUBLISHED, HELD, REJECTED):
        raise Refused(
            errors.bad(
                "processingFailure", "The moderation status is not known.", "youtube.comment"
            )
        )
    if query.get("banAuthor") == "true" and state != REJECTED:
        raise Refused(
            errors.bad(
                "banWithoutReject",
                "Only the author of a rejected comment can be banned.",
                "youtube.comment",
            )
        )
    found = [store.comment(id_, "youtube") for id_ in query.get("id", "").split(",")]
    comments = [one for one in found if one and one.state != REJECTED]
    if len(comments) < len(found):
        raise Refused(errors.no_comment())
    with store.together():
        for one in comments:
            store.set_state(one.id, "youtube", state)
            if query.get("banAuthor") == "true" and not one.by_council:
                store.shut_out("youtube", one.author, "ban")
    return Answer(204)


def delete(store: Store, request: Request) -> Answer:
    """DELETE /youtube/v3/comments?id=: the channel's own only."""
    comment = store.comment(request.query.get("id", ""), "youtube")
    if not comment:
        raise Refused(errors.no_comment())
    if not comment.by_council:
        raise Refused(
            errors.refuse(
                403, "forbidden", "This comment is not yours to delete.", "youtube.comment"
            )
        )
    store.delete_comment(comment.id, "youtube", now=request.received_at)
    return Answer(204)
