"""What people see: the feeds, one post, the page that makes trouble, the council's website."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings

from platforms.practice import by_hand, play, showing
from platforms.practice.exchange import Answer, Refused, Request, see_other
from platforms.practice.faults import Faults
from platforms.practice.kinds import PLATFORMS, Kind
from platforms.practice.pages import html
from platforms.practice.residents import LINES, RESIDENTS
from platforms.practice.routing import answer_from, route
from platforms.practice.store import Store
from platforms.practice.website import PAGES

STATIC: Final = {"/static/css/practice.css": "text/css", "/static/img/mark.svg": "image/svg+xml"}


class People:
    def __init__(self, store: Store, faults: Faults) -> None:
        self._store = store
        self._faults = faults
        self._routes = [
            route("GET", "/", self.feeds),
            route("POST", "/play/", self.play),
            route("GET", "/trouble/", self.trouble),
            route("POST", "/trouble/", self.make_trouble),
            route("POST", "/trouble/end/", self.end_trouble),
            route("POST", "/by-hand/post/", self.post_by_hand),
            route("POST", "/by-hand/delete/", self.delete_by_hand),
            *(route("GET", path, self.website) for path in PAGES),
            *(route("GET", path.rstrip("/"), self.with_slash) for path in PAGES),
            *(route("GET", path, self.static) for path in STATIC),
            # Where the platforms' own addresses of a post lead, host replaced, path unchanged.
            route("GET", "/{page}/posts/{number}", self.facebook_post),
            route("GET", "/{page}_{number}", self.facebook_post),
            route("GET", "/{account}/status/{id}", self.x_post),
            route("GET", "/i/web/status/{id}", self.x_post),
            route("GET", "/watch", self.video),
        ]

    def answer(self, request: Request) -> Answer:
        try:
            found = answer_from(self._routes, self._store, request)
        except Refused as refused:
            return refused.answer
        return found or html("missing", {}, 404)

    def feeds(self, store: Store, request: Request) -> Answer:
        feeds = [showing.feed(store, name, request.received_at) for name in PLATFORMS]
        return html("feeds", {"feeds": feeds, **self._playing()})

    def _playing(self) -> dict[str, object]:
        return {"residents": RESIDENTS, "lines": LINES, "trouble": self._faults.on()}

    def _post(self, request: Request, platform: str, post_id: str, wrong: str = "") -> Answer:
        post = self._store.post(post_id, platform)
        if not post:
            return html("missing", {"wrong": wrong}, 404)
        context = {
            "post": showing.show(self._store, post, request.received_at),
            "name": showing.NOTES[platform][0],
            "wrong": wrong,
            "said": request.fields if wrong else {},
            **self._playing(),
        }
        return html("post", context, 400 if wrong else 200)

    def facebook_post(self, store: Store, request: Request) -> Answer:
        return self._post(request, "facebook", f"{request.at['page']}_{request.at['number']}")

    def x_post(self, store: Store, request: Request) -> Answer:
        return self._post(request, "x", request.at["id"])

    def video(self, store: Store, request: Request) -> Answer:
        return self._post(request, "youtube", request.query.get("v", ""))

    def play(self, store: Store, request: Request) -> Answer:
        """A resident writes."""
        fields = request.fields
        try:
            comment = play.write(store, fields, now=request.received_at)
        except ValueError as error:
            return self._post(
                request, fields.get("platform", ""), fields.get("post", ""), str(error)
            )
        return see_other(f"/#comment-{comment.id}")

    def post_by_hand(self, store: Store, request: Request) -> Answer:
        """Somebody posts on a platform itself."""
        try:
            post = by_hand.post(store, request.fields, now=request.received_at)
        except ValueError as error:
            return self.trouble(store, request, not_posted=str(error))
        return see_other(f"/#{post.platform}-{post.id}")

    def delete_by_hand(self, store: Store, request: Request) -> Answer:
        """Somebody deletes a post on a platform itself."""
        try:
            by_hand.delete(store, request.fields, now=request.received_at)
        except ValueError as error:
            return html("missing", {"wrong": str(error)}, 404)
        return see_other(f"/#{request.fields['platform']}")

    def trouble(
        self, store: Store, request: Request, wrong: str = "", not_posted: str = ""
    ) -> Answer:
        context = {
            "ended": [showing.NOTES[name][0] for name in store.ended()],
            "not_posted": not_posted,
            "said": request.fields if wrong or not_posted else {},
            "trouble": [(showing.NOTES[fault.platform][0], fault) for fault in self._faults.on()],
            "platforms": [(name, showing.NOTES[name][0]) for name in PLATFORMS],
            "kinds": list(Kind),
            "wrong": wrong,
        }
        return html("trouble", context, 400 if wrong or not_posted else 200)

    def make_trouble(self, store: Store, request: Request) -> Answer:
        try:
            self._faults.switch_on({**request.fields})
        except ValueError as error:
            return self.trouble(store, request, str(error))
        return see_other("/trouble/")

    def end_trouble(self, store: Store, request: Request) -> Answer:
        self._faults.clear()
        store.let_in_again()
        return see_other("/trouble/")

    def website(self, store: Store, request: Request) -> Answer:
        page = PAGES[request.path]
        menu = [(path, one.name) for path, one in PAGES.items()]
        context = {"title": page.title, "menu": menu, "here": request.path}
        return html(f"website/{page.template}", context)

    def with_slash(self, store: Store, request: Request) -> Answer:
        return Answer(301, headers={"Location": f"{request.path}/"})

    def static(self, store: Store, request: Request) -> Answer:
        file = Path(settings.BASE_DIR) / request.path.removeprefix("/")
        return Answer(headers={"Content-Type": STATIC[request.path]}, file=file)
