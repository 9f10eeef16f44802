"""Tweets: making one, reading one, deleting one, and hiding a reply to one."""

from __future__ import annotations

from typing import Final

from platforms.practice.accounts import X
from platforms.practice.exchange import Answer, Refused, Request, inside, json_answer
from platforms.practice.kinds import Kind
from platforms.practice.records import COUNCIL_KEY, HIDDEN, PUBLISHED, Comment, Post
from platforms.practice.spoiling import spoiled
from platforms.practice.store import Store
from platforms.practice.x import errors, shapes, text
from platforms.practice.x.uploads import is_ready

KNOWN: Final = {
    "card_uri",
    "community_id",
    "direct_message_deep_link",
    "edit_options",
    "for_super_followers_only",
    "geo",
    "made_with_ai",
    "media",
    "nullcast",
    "paid_partnership",
    "poll",
    "quote_tweet_id",
    "reply",
    "reply_settings",
    "share_with_followers",
    "text",
}
MOST_PICTURES: Final = 4
TOO_LONG: Final = (
    "Your Tweet text is too long. For more information on how length is determined see"
    " https://docs.x.com/resources/fundamentals/counting-characters"
)
NOT_ASKED: Final = (
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise"
    " engaged by the author of the post you are replying to."
)


def create(store: Store, request: Request) -> Answer:
    """POST /2/tweets: words, pictures or both, on their own or in reply."""
    said = request.json
    if unknown := sorted(set(said) - KNOWN):
        raise Refused(errors.invalid(f"[$.{unknown[0]}: is not defined in the schema]"))
    written, media = str(said.get("text") or ""), _media(store, request)
    if not (written or media):
        raise Refused(errors.invalid("[$.text: must be at least 1 characters long]"))
    if text.weight(written) > text.LONGEST:
        raise Refused(errors.forbidden(TOO_LONG))
    answers = str(inside(said, "reply").get("in_reply_to_tweet_id") or "")
    with store.together():
        # X refuses a text that the account has said already and that still stands.
        if Kind.DUPLICATE in request.bent or (written and store.has_said("x", written)):
            raise Refused(errors.repeated())
        if answers:
            tweet = shapes.tweet(store, _reply(store, request, answers, written))
        else:
            tweet = shapes.tweet(store, _post(store, request, written, media))
    return json_answer({"data": shapes.shown(store, tweet, request)}, 201)


def _media(store: Store, request: Request) -> tuple[str, ...]:
    ids = inside(request.json, "media").get("media_ids")
    media = tuple(str(one) for one in ids) if isinstance(ids, list) else ()
    found = [medium for one in media if (medium := store.medium(one)) and medium.platform == "x"]
    videos = [medium for medium in found if medium.is_video]
    is_odd = len(found) < len(media) or len(media) > MOST_PICTURES or (videos and len(media) > 1)
    if is_odd or not all(is_ready(one, request) for one in found):
        raise Refused(
            errors.invalid("Your media IDs are invalid.", **{"media.media_ids": str(media)})
        )
    return media


def _post(store: Store, request: Request, written: str, media: tuple[str, ...]) -> Post:
    post = Post(
        id=store.snowflake(),
        platform="x",
        text=written,
        media=media,
        created_at=request.received_at,
    )
    return store.add_post(spoiled(store, post, request.bent))


def _reply(store: Store, request: Request, answers: str, written: str) -> Comment:
    """Answer a tweet. Since 2026 an app may do so only where its account was mentioned."""
    answered = shapes.find(store, answers)
    if not answered:
        raise Refused(errors.forbidden("The post you are replying to is deleted or not visible."))
    if answered.author_id != X.external_id and not text.mentions_council(answered.written):
        raise Refused(errors.forbidden(NOT_ASKED))
    return store.add_comment(
        Comment(
            id=store.snowflake(),
            platform="x",
            post_id=answered.conversation,
            parent_id="" if answers == answered.conversation else answers,
            author=COUNCIL_KEY,
            text=written,
            created_at=request.received_at,
        )
    )


def read(store: Store, request: Request) -> Answer:
    """GET /2/tweets/{id}."""
    if not (tweet := shapes.find(store, request.at["id"])):
        return errors.gone("id", request.at["id"], status=200)
    answer = {"data": shapes.shown(store, tweet, request)}
    if beside := shapes.includes([tweet], request):
        answer["includes"] = beside
    return json_answer(answer)


def delete(store: Store, request: Request) -> Answer:
    """DELETE /2/tweets/{id}: the council's own, never a resident's."""
    tweet_id, now = request.at["id"], request.received_at
    tweet = shapes.find(store, tweet_id)
    if not tweet:
        raise Refused(errors.gone("id", tweet_id))
    if tweet.author_id != X.external_id:
        raise Refused(errors.forbidden("You are not allowed to delete this post."))
    if not store.delete_post(tweet_id, "x", now=now):
        store.delete_comment(tweet_id, "x", now=now)
    return json_answer({"data": {"deleted": True}})


def hide(store: Store, request: Request) -> Answer:
    """PUT /2/tweets/{id}/hidden: a resident's reply in one of the council's conversations."""
    hidden = request.json.get("hidden")
    if not isinstance(hidden, bool):
        raise Refused(errors.invalid("[$.hidden: must be a boolean]"))
    reply = store.comment(request.at["id"], "x")
    if not reply:
        raise Refused(errors.gone("id", request.at["id"]))
    if reply.by_council:
        raise Refused(errors.forbidden("You are not allowed to hide this reply."))
    store.set_state(reply.id, "x", HIDDEN if hidden else PUBLISHED)
    return json_answer({"data": {"hidden": hidden}})
