"""The Page itself, and what can be done to any one of its objects."""

from __future__ import annotations

from dataclasses import replace

from platforms.practice.accounts import COUNCIL, FACEBOOK, HANDLE
from platforms.practice.exchange import Answer, JsonObject, Refused, Request, json_answer
from platforms.practice.facebook import comments, errors, posts, shapes, videos
from platforms.practice.facebook.working import state
from platforms.practice.records import HIDDEN, PUBLISHED, Post
from platforms.practice.residents import RESIDENTS, Resident
from platforms.practice.store import Store


def with_usage(answer: Answer) -> Answer:
    """Put on the headers that say how much of the allowance is used."""
    usual = {
        "X-App-Usage": '{"call_count":1,"total_cputime":1,"total_time":1}',
        "X-Business-Use-Case-Usage": errors.usage(0, calls=1),
        "facebook-api-version": "v26.0",
    }
    return replace(answer, headers={**usual, **answer.headers})


def _page(request: Request) -> JsonObject:
    return {
        "id": FACEBOOK.external_id,
        "name": COUNCIL,
        "username": HANDLE,
        "link": f"{request.base}/{FACEBOOK.external_id}",
        "category": "Government organisation",
    }


def me(store: Store, request: Request) -> Answer:
    """GET /me: with a Page's token, the Page."""
    return json_answer(shapes.picked(_page(request), shapes.wanted(request, "id,name")))


def _is_seen(post: Post, request: Request) -> bool:
    return state(post, request.received_at) == "ready"


def read(store: Store, request: Request) -> Answer:
    """GET /{object}: a post, a comment, a photo or the Page."""
    object_id, base = request.at["object"], request.base
    if object_id == FACEBOOK.external_id:
        return me(store, request)
    if film := videos.film(store, object_id, request.received_at):
        full, usual = film, "id"
    elif (post := store.post(object_id, "facebook")) and _is_seen(post, request):
        full, usual = shapes.post(store, post, base), posts.USUAL
    elif comment := store.comment(object_id, "facebook"):
        full, usual = shapes.comment(store, comment, base), comments.USUAL
    elif (medium := store.medium(object_id)) and medium.platform == "facebook":
        full, usual = shapes.photo(medium, base), "id"
    else:
        raise Refused(errors.gone(object_id))
    return json_answer(shapes.picked(full, shapes.wanted(request, usual)))


def change(store: Store, request: Request) -> Answer:
    """POST /{object}: new words for a post; hide a resident's comment, or show it again."""
    object_id, fields = request.at["object"], request.fields
    if post := store.post(object_id, "facebook"):
        if fields.get("message"):
            store.change_post(replace(post, text=fields["message"]))
        return json_answer({"success": True})
    comment = store.comment(object_id, "facebook")
    if not comment:
        raise Refused(errors.gone(object_id))
    if "is_hidden" not in fields:
        raise Refused(errors.bad_parameter("Nothing to change: give is_hidden"))
    if comment.by_council:
        raise Refused(errors.not_allowed("A Page cannot hide its own comment"))
    hide = shapes.flag(fields["is_hidden"])
    store.set_state(object_id, "facebook", HIDDEN if hide else PUBLISHED)
    return json_answer({"success": True})


def delete(store: Store, request: Request) -> Answer:
    """DELETE /{object}: a post, or a comment with its answers."""
    object_id, now = request.at["object"], request.received_at
    if store.delete_post(object_id, "facebook", now=now):
        return json_answer({"success": True})
    if store.delete_comment(object_id, "facebook", now=now):
        return json_answer({"success": True})
    raise Refused(errors.gone(object_id))


def ban(store: Store, request: Request) -> Answer:
    """POST /{page}/blocked: keep somebody from writing on the Page."""
    resident = _person(request)
    store.shut_out("facebook", resident.key, "ban")
    return json_answer({resident.facebook_id: True})


def lift(store: Store, request: Request) -> Answer:
    """DELETE /{page}/blocked: let them write again. Nobody needs to have been banned."""
    store.let_in("facebook", _person(request).key)
    return json_answer({"success": True})


def _person(request: Request) -> Resident:
    user = request.fields.get("user", "")
    if request.at["page"] != FACEBOOK.external_id:
        raise Refused(errors.gone(request.at["page"]))
    for resident in RESIDENTS:
        if resident.facebook_id == user:
            return resident
    raise Refused(errors.bad_parameter("Param user must be somebody's id"))
