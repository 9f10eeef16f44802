"""pyfacebook against the practice Facebook: both keep to the statement, and so to Meta's files."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PIL import Image
from pyfacebook import FacebookApi, FacebookError

from platforms.practice.accounts import APP_ID, APP_SECRET, FACEBOOK
from platforms.practice.facebook import working
from platforms.practice.records import Consent
from platforms.practice.residents import BY_KEY
from platforms.practice.server import Practice
from tests.platforms.contract import sdks, specs
from tests.platforms.contract.statement import Statement

PAGE = FACEBOOK.external_id
STATEMENT = Statement.of("facebook")
COMMENT_FIELDS = "id,message,from,parent{id},created_time,is_hidden,can_hide,permalink_url"


@pytest.fixture
def wire(practice: Practice) -> Iterator[tuple[FacebookApi, sdks.Ear]]:
    with sdks.facebook(practice.url) as (api, ear):
        yield api, ear
        for exchange in ear.exchanges:
            assert STATEMENT.complaints(exchange) == [], exchange


def test_a_link_is_published_read_changed_and_deleted(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, ear = wire
    post = api.post_object(PAGE, "feed", data={"message": "Agenda", "link": "https://usk.example"})
    assert post["id"].startswith(f"{PAGE}_")
    api.post_object(post["id"], data={"message": "The agenda"})
    read = api.get_object(post["id"], fields="id,message,attachments{unshimmed_url}")
    assert read["message"] == "The agenda"
    assert read["attachments"]["data"][0]["unshimmed_url"] == "https://usk.example"
    listed = api.page.get_published_posts(
        PAGE, count=None, limit=25, fields="id,message,created_time,permalink_url", return_json=True
    )
    assert [one["id"] for one in listed["data"]] == [post["id"]]
    assert api.delete_object(post["id"]) == {"success": True}
    assert len(ear.exchanges) == 5


def test_a_photo_carries_its_description(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, _ = wire
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "JPEG")
    answer = api.post_object(
        PAGE,
        "photos",
        data={"caption": "The bridge", "alt_text_custom": "A stone bridge"},
        files={"source": ("bridge.jpg", file.getvalue(), "image/jpeg")},
    )
    assert set(answer) == {"id", "post_id"}
    photo = api.get_object(answer["id"], fields="alt_text_custom,width")
    assert photo == {"id": answer["id"], "alt_text_custom": "A stone bridge", "width": 4}
    post = api.get_object(answer["post_id"], fields="message,attachments{media_type,target{id}}")
    assert post["message"] == "The bridge"
    assert post["attachments"]["data"] == [{"media_type": "photo", "target": {"id": answer["id"]}}]


def test_a_video_comes_in_pieces_and_is_shown_once_it_is_ready(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "PROCESSING_SECONDS", 0)
    api, _ = wire

    def phase(name: str, files: object = None, **said: str) -> dict[str, str]:
        return dict(
            api.post_object(PAGE, "videos", params={"upload_phase": name}, data=said, files=files)
        )

    begun = phase("start", file_size="6")
    asked = f"{begun['video_id']}", "published,status,post_id"
    assert (begun["start_offset"], begun["end_offset"]) == ("0", "6")
    assert api.get_object(*asked)["status"]["uploading_phase"] == {"status": "in_progress"}
    session = {"upload_session_id": begun["upload_session_id"]}
    piece = {"video_file_chunk": ("piece", b"abcdef", "video/mp4")}
    sent = phase("transfer", files=piece, start_offset="0", **session)
    assert sent["start_offset"] == sent["end_offset"] == "6"
    with pytest.raises(FacebookError) as twice:
        phase("transfer", files=piece, start_offset="0", **session)
    assert (twice.value.code, twice.value.error_subcode) == (6000, 1363037)
    for _again in range(2):
        assert phase("finish", description="The bandstand", **session) == {"success": True}
    shown = api.get_object(*asked)
    assert shown["published"] is True
    post = api.get_object(
        f"{PAGE}_{shown['post_id']}", fields="message,attachments{media_type,target{id}}"
    )
    assert post["message"] == "The bandstand"
    [attached] = post["attachments"]["data"]
    assert attached == {"media_type": "video", "target": {"id": begun["video_id"]}}
    assert len(practice.store.posts("facebook")) == 1


def test_a_list_shows_of_an_attachment_what_is_asked_for(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, _ = wire
    api.post_object(PAGE, "feed", data={"message": "Agenda", "link": "https://usk.example"})

    def attached(fields: str, **page: object) -> list[dict[str, object]]:
        found = api.page.get_published_posts(PAGE, fields=fields, return_json=True, **page)["data"]
        return [dict(one["attachments"]["data"][0]) for one in found]

    asked = "id,created_time,attachments{unshimmed_url,media_type,media}"
    assert attached(asked) == [{"unshimmed_url": "https://usk.example", "media_type": "link"}]
    [usual] = attached("attachments")
    assert usual["url"].startswith("https://l.facebook.com/l.php?u=https%3A%2F%2Fusk.example")
    assert "unshimmed_url" not in usual
    now = int(time.time())
    assert attached(asked, since=now + 60) == attached(asked, until=now - 60) == []


def test_the_app_is_told_what_a_token_may_do(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, _ = wire
    app = f"{APP_ID}|{APP_SECRET}"
    told = api.debug_token(FACEBOOK.access_token, app)["data"]
    assert told["is_valid"] is True
    assert "pages_manage_posts" in told["scopes"]
    assert api.debug_token("somebody", app)["data"]["is_valid"] is False


def test_somebody_is_told_of_the_pages_that_they_keep(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, _ = wire
    agreed = Consent("both", "", ("pages_show_list",))
    api.access_token = practice.store.issue(
        "facebook", "access", now=datetime.now(UTC), consent=agreed
    )
    pages = api.get_connection("me", "accounts", fields="id,name,access_token,tasks", limit="100")
    assert [one["name"] for one in pages["data"]] == ["Usk Town Council", "Usk Winter Lights"]


def test_comments_are_read_in_pages_hidden_and_answered(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, _ = wire
    post = api.post_object(PAGE, "feed", data={"message": "Market"})["id"]
    written = [sdks.resident(practice.url, "facebook", post, text=f"Number {n}") for n in range(5)]
    api.post_object(written[0], data={"is_hidden": "true"})
    reply = api.comment.create(written[1], message="Thank you", return_json=True)["id"]
    found = api.post.get_comments(
        post,
        fields=COMMENT_FIELDS,
        filter_type="stream",
        order="chronological",
        since=0,
        count=None,
        limit=2,
        return_json=True,
    )["data"]
    assert [one["id"] for one in found] == [*written, reply]
    assert [one["is_hidden"] for one in found] == [True, False, False, False, False, False]
    assert found[-1]["parent"] == {"id": written[1]}
    assert api.comment.delete(written[2]) == {"success": True}


def test_what_is_refused_has_a_code(wire: tuple[FacebookApi, sdks.Ear], practice: Practice) -> None:
    api, _ = wire
    api.post_object(PAGE, "feed", data={"message": "Once"})
    with pytest.raises(FacebookError) as repeated:
        api.post_object(PAGE, "feed", data={"message": "Once"})
    with pytest.raises(FacebookError) as gone:
        api.delete_object(f"{PAGE}_1")
    with pytest.raises(FacebookError) as empty:
        api.post_object(PAGE, "feed", data={"message": ""})
    assert repeated.value.code == 506
    assert (gone.value.code, gone.value.error_subcode) == (100, 33)
    assert empty.value.code == 100


@specs.needed
@pytest.mark.parametrize(
    "call", [call for call in STATEMENT.calls if call.spec], ids=lambda call: call.name
)
def test_the_statement_is_in_metas_own_files(call: object) -> None:
    name, _, edge = call.spec.partition("#")
    apis = [
        api
        for api in specs.meta(name)["apis"]
        if api["method"] == call.method and (api.get("endpoint") or "") == edge
    ]
    assert apis, f"{call.spec} has no {call.method}"
    known = {param["name"] for api in apis for param in api["params"]} | {"fields"}
    if call.lists:
        known |= {"since", "until", *STATEMENT.listed}
    # A photo's file is in no file of theirs; a video's piece is.
    assert set(call.sends) - {"source"} <= known
    if call.shows:
        shown = {field["name"] for field in specs.meta(call.shows)["fields"]} | {"attachments"}
        named = {name.split(".")[1] for name in call.answers if name.startswith("data[].")}
        assert named <= shown


def test_somebody_is_banned_from_the_page_and_let_in_again(
    wire: tuple[FacebookApi, sdks.Ear], practice: Practice
) -> None:
    api, _ = wire
    person = BY_KEY["carl"].facebook_id
    assert api.post_object(PAGE, "blocked", data={"user": person}) == {person: True}
    assert api.delete_object(PAGE, "blocked", args={"user": person}) == {"success": True}
    with pytest.raises(FacebookError):
        api.post_object(PAGE, "blocked", data={"user": "nobody"})
