"""The council's own words, links and exceptions hold without a release, and leave their line."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event, MovedOn
from moderation import actions, assessing
from moderation.forms import PublicWordsForm
from moderation.models import Canned, Comment, Entry
from moderation.standard import standard, standards
from policy.clause import Refused
from policy.principles import REPLIES, Principle
from tests.moderation.hidden import NOON, write

pytestmark = pytest.mark.django_db
PAGE, ADD = "/settings/words/", "/settings/words/add/"
PUBLIC = "/settings/public-words/"
Kind = Entry.Kind


def add(client: Client, kind: Kind, texts: str) -> str:
    return client.post(ADD, {"kind": kind, "texts": texts}, follow=True).text


def kept(kind: Kind) -> list[str]:
    return list(Entry.objects.filter(kind=kind).values_list("text", flat=True))


def test_the_clerk_pastes_a_list_and_each_line_is_one_entry(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    page = add(client, Kind.WORD, "twerp\n  Numpty \n\ntwerp\n")
    assert "2 added." in page
    assert "Clerk" in page
    assert kept(Kind.WORD) == ["Numpty", "twerp"]
    [line] = Event.objects.filter(verb="council.changed")
    assert line.detail == {"setting": "comments: offensive word", "added": ["Numpty", "twerp"]}


def test_what_stands_there_already_is_not_added_twice(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    add(client, Kind.EXCEPTION, "Cock Lane")
    assert "stands in the list already" in add(client, Kind.EXCEPTION, "cock lane")
    assert kept(Kind.EXCEPTION) == ["Cock Lane"]
    add(client, Kind.GOOD_HOST, "cock.example")
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://www.Spam.example/win?now=1", "spam.example"),
        ("spam.example", "spam.example"),
        ("siop.cymru", "siop.cymru"),
        ("tŷ.cymru", "xn--t-foa.cymru"),
    ],
)
def test_of_an_address_the_website_is_kept(
    client: Client, clerk: User, typed: str, host: str
) -> None:
    client.force_login(clerk)
    add(client, Kind.BAD_HOST, typed)
    assert kept(Kind.BAD_HOST) == [host]


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        (Kind.BAD_HOST, "co.uk", "stand under"),
        (Kind.GOOD_HOST, "not a host", "is not a website"),
        (Kind.GOOD_HOST, "http://[", "is not a website"),
        (Kind.BAD_HOST, "usk.example", "own website"),
        (Kind.BAD_HOST, "shop.usk.example", "own website"),
        (Kind.BAD_HOST, "mail.example", "own website"),
        (Kind.BAD_HOST, "github.io", "stand under"),
        (Kind.GOOD_HOST, "wordpress.com", "stand under"),
        (Kind.BAD_HOST, "gov.wales", "public body"),
        (Kind.BAD_HOST, "gov.uk", "public body"),
        (Kind.BAD_HOST, "monmouthshire.gov.uk", "public body"),
        (Kind.WORD, "xx", "at least three letters"),
        (Kind.WORD, "Because", "in nearly every comment"),
        (Kind.WORD, "twat!", "can never be found"),
        (Kind.WORD, "Cock Lane", "can never be found"),
        (Kind.WORD, " \n", "at least one line"),
    ],
)
def test_what_would_catch_too_much_is_refused_and_kept_on_the_page(
    client: Client,
    clerk: User,
    settings: object,
    kind: Kind,
    typed: str,
    why: str,
) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = ["www.usk.example"]  # type: ignore[attr-defined]
    settings.DEFAULT_FROM_EMAIL = "Usk <portal@mail.example>"  # type: ignore[attr-defined]
    client.force_login(clerk)
    page = add(client, kind, f"{typed}")
    assert why in page
    assert typed.strip() in page
    assert not Entry.objects.exists()


def test_a_website_stands_on_one_of_the_two_lists(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    add(client, Kind.GOOD_HOST, "news.example")
    assert "Remove it there first." in add(client, Kind.BAD_HOST, "www.news.example")
    assert kept(Kind.BAD_HOST) == []


def test_a_welsh_word_is_found_as_it_is_written(facebook: Channel, clerk: User) -> None:
    write(facebook, "Zŵblŵc yw e.")
    actions.add_entries(Kind.WORD, ["Zŵblŵc"], by=clerk, now=NOON)
    assessing.read_due(now=NOON)
    assert Comment.objects.get().suggested == ["language"]


def test_one_is_removed_and_the_record_keeps_it(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    add(client, Kind.WORD, "twerp")
    entry = Entry.objects.get()
    client.post(f"/settings/words/{entry.pk}/remove/")
    assert not Entry.objects.exists()
    lines = Event.objects.filter(verb="council.changed").order_by("pk")
    assert [line.detail.get("removed") for line in lines] == [None, ["twerp"]]
    with pytest.raises(MovedOn, match="off the list already"):
        actions.remove_entry(entry, by=clerk)


def test_comments_that_wait_are_read_again_with_the_lists_of_now(
    facebook: Channel, clerk: User
) -> None:
    write(facebook, "The bandstand is a zibblewock if ever there was one.")
    lists: list[list[str]] = []
    for change in (
        lambda: None,
        lambda: actions.add_entries(Kind.WORD, ["zibblewock"], by=clerk, now=NOON),
        lambda: actions.remove_entry(Entry.objects.get(), by=clerk),
    ):
        change()
        assessing.read_due(now=NOON)
        lists.append(Comment.objects.get().suggested)
    assert lists == [[], ["language"], []]


def test_everybody_at_work_reads_the_lists_and_the_clerk_alone_changes_them(
    client: Client, councillor: User, clerk: User
) -> None:
    now = timezone.now()
    actions.add_entries(Kind.WORD, ["twerp"], by=clerk, now=now)
    client.force_login(councillor)
    page = client.get(PAGE).text
    assert "twerp" in page
    assert "Remove" not in page
    assert client.post(ADD, {"kind": "word", "texts": "more"}).status_code == 403
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.add_entries(Kind.WORD, ["more"], by=councillor, now=now)
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.remove_entry(Entry.objects.get(), by=councillor)


def words(**other: str) -> dict[str, str]:
    form = PublicWordsForm(standards=standards())
    return {name: str(form[name].value() or "") for name in form.fields} | other


def test_the_council_puts_its_own_public_words_in_force(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    said = {"respect_en": "Kind words only.", "respect_cy": "Geiriau caredig yn unig."}
    assert client.post(PUBLIC, words(**said)).status_code == 302
    own = standard("respect")
    assert (own.text, own.welsh, own.is_own) == (*said.values(), True)
    assert not standard("law").is_own
    assert Canned.objects.get().changed_by == clerk
    [line] = Event.objects.filter(verb="council.changed")
    assert line.detail["new"] == "Kind words only. / Geiriau caredig yn unig."


def test_empty_words_are_the_first_ones_again(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    client.post(PUBLIC, words(law_en="Mind the law."))
    client.post(PUBLIC, words(law_en="", law_cy=""))
    assert standard("law").text == REPLIES[Principle.LAW][0]
    assert Canned.objects.count() == 1


def test_of_two_who_change_them_the_second_is_told_and_loses_nothing(
    client: Client, clerk: User
) -> None:
    client.force_login(clerk)
    opened = words(law_en="The second words.")
    client.post(PUBLIC, words(law_en="The first words."))
    answer = client.post(PUBLIC, opened)
    assert "Somebody has changed these words" in answer.text
    assert "The second words." in answer.text
    assert standard("law").text == "The first words."


def test_only_the_clerk_changes_the_public_words(councillor: User) -> None:
    with pytest.raises(Refused, match="Only the Clerk"):
        actions.change_public_words({}, opened="", by=councillor)
