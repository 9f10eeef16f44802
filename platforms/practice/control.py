"""What tests, benches and the demo ask of the practice platforms: `/practice/...`, in JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from platforms.practice import by_hand, play
from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.faults import Faults, described, whole
from platforms.practice.kinds import PLATFORMS
from platforms.practice.records import Comment, Post
from platforms.practice.routing import answer_from, route
from platforms.practice.store import Store


def refuse(sentence: str, status: int = 400) -> Answer:
    return json_answer({"error": sentence}, status)


class Control:
    def __init__(self, store: Store, faults: Faults) -> None:
        self._store = store
        self._faults = faults
        self._routes = [
            route("GET", "/practice/health", self.health),
            route("GET", "/practice/requests", self.requests),
            route("GET", "/practice/posts", self.posts),
            route("POST", "/practice/posts", self.post_by_hand),
            route("POST", "/practice/delete", self.delete_by_hand),
            route("POST", "/practice/comments", self.comment),
            route("POST", "/practice/comments/edit", self.rewrite),
            route("POST", "/practice/comments/delete", self.withdraw),
            route("GET", "/practice/faults", self.switched_on),
            route("POST", "/practice/faults", self.switch_on),
            route("DELETE", "/practice/faults", self.clear),
            route("GET", "/practice/held", self.held),
            route("POST", "/practice/release", self.release),
            route("POST", "/practice/reset", self.reset),
            route("GET", "/practice/media/{id}", self.medium),
        ]

    def answer(self, request: Request) -> Answer:
        try:
            found = answer_from(self._routes, self._store, request)
        except Refused as refused:
            return refused.answer
        return found or refuse("There is nothing at this address.", 404)

    def health(self, store: Store, request: Request) -> Answer:
        return json_answer({"status": "ok", "faults": len(self._faults.on())})

    def requests(self, store: Store, request: Request) -> Answer:
        """Every request that came, in order; of one platform with `?platform=`."""
        lines = store.requests(request.query.get("platform", ""))
        return json_answer({"count": len(lines), "requests": [asdict(line) for line in lines]})

    def posts(self, store: Store, request: Request) -> Answer:
        """Every post that came, oldest first, the deleted ones too, and how often each came."""
        return json_answer({name: self._platform(name) for name in PLATFORMS})

    def _platform(self, platform: str) -> JsonObject:
        posts = self._store.posts(platform, deleted=True)[::-1]
        times = Counter(same(post) for post in posts)
        return {
            "count": len(posts),
            "live": sum(post.deleted_at is None for post in posts),
            "doubles": sum(count - 1 for count in times.values()),
            "posts": [self._post(post, times[same(post)]) for post in posts],
        }

    def _post(self, post: Post, times: int) -> JsonObject:
        media = [medium for id_ in post.media if (medium := self._store.medium(id_))]
        comments = self._store.comments(post.platform, post_id=post.id)
        return {
            "id": post.id,
            "title": post.title,
            "text": post.text,
            "link": post.link,
            "published": post.published,
            "created_at": post.created_at.isoformat(),
            "deleted_at": post.deleted_at.isoformat() if post.deleted_at else None,
            "times": times,
            "media": [
                {"id": one.id, "mime": one.mime, "size": one.size, "alt_text": one.alt_text}
                for one in media
            ],
            "comments": [_comment(comment) for comment in comments],
        }

    def comment(self, store: Store, request: Request) -> Answer:
        """A resident writes: platform, post, author, and text or line; to whom, when an answer."""
        try:
            comment = play.write(store, request.fields, now=request.received_at)
        except ValueError as error:
            return refuse(str(error))
        return json_answer(_comment(comment), 201)

    def rewrite(self, store: Store, request: Request) -> Answer:
        """A resident changes what they wrote: platform, comment, text."""
        try:
            comment = play.rewrite(store, request.fields)
        except ValueError as error:
            return refuse(str(error))
        return json_answer(_comment(comment))

    def withdraw(self, store: Store, request: Request) -> Answer:
        """A resident deletes what they wrote: platform and comment."""
        try:
            play.withdraw(store, request.fields, now=request.received_at)
        except ValueError as error:
            return refuse(str(error), 404)
        return json_answer({"status": "deleted"})

    def post_by_hand(self, store: Store, request: Request) -> Answer:
        """Somebody posts on the platform itself: platform and text; on Facebook, a link."""
        try:
            post = by_hand.post(store, request.fields, now=request.received_at)
        except ValueError as error:
            return refuse(str(error))
        return json_answer(self._post(post, 1), 201)

    def delete_by_hand(self, store: Store, request: Request) -> Answer:
        """Somebody deletes a post on the platform itself: platform and post."""
        try:
            by_hand.delete(store, request.fields, now=request.received_at)
        except ValueError as error:
            return refuse(str(error), 404)
        return json_answer({"status": "deleted"})

    def switched_on(self, store: Store, request: Request) -> Answer:
        return json_answer({"faults": [described(fault) for fault in self._faults.on()]})

    def switch_on(self, store: Store, request: Request) -> Answer:
        """Switch a fault on: platform and fault; where wanted times, after, milliseconds, method
        and path."""
        try:
            fault = self._faults.switch_on({**request.fields})
        except ValueError as error:
            return refuse(str(error))
        return json_answer(described(fault), 201)

    def clear(self, store: Store, request: Request) -> Answer:
        """Switch everything off, let go of what is held, and let the council in again."""
        self._faults.clear()
        store.let_in_again()
        return json_answer({"faults": []})

    def held(self, store: Store, request: Request) -> Answer:
        """What is being held; first wait `milliseconds` at most for it to be `count`."""
        try:
            count, patience = (
                whole(request.query.get(name), name) for name in ("count", "milliseconds")
            )
        except ValueError as error:
            return refuse(str(error))
        held = self._faults.held(count=count, seconds=patience / 1000)
        return json_answer({"count": len(held), "held": [asdict(one) for one in held]})

    def release(self, store: Store, request: Request) -> Answer:
        """Let go of what is held now. The faults stay on."""
        self._faults.release()
        return json_answer({"status": "released"})

    def reset(self, store: Store, request: Request) -> Answer:
        """Forget everything: posts, comments, media, tokens, the log, and the faults."""
        self._faults.clear()
        store.empty()
        return json_answer({"status": "empty"})

    def medium(self, store: Store, request: Request) -> Answer:
        medium = store.medium(request.at["id"])
        if not medium:
            return refuse("There is no picture or video at this address.", 404)
        headers = {
            "Content-Type": medium.mime,
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        return Answer(headers=headers, file=store.media / medium.file)


def same(post: Post) -> tuple[str, str, str, int]:
    """What makes two posts the same to a reader. Pictures have new names each time they come."""
    return post.title, post.text, post.link, len(post.media)


def _comment(comment: Comment) -> JsonObject:
    return {
        "id": comment.id,
        "platform": comment.platform,
        "post": comment.post_id,
        "parent": comment.parent_id,
        "author": comment.author,
        "text": comment.text,
        "state": comment.state,
        "hidden": comment.hidden,
        "created_at": comment.created_at.isoformat(),
    }
