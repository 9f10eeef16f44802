"""What every page is made of: labels that lead somewhere, forms that say what is wrong."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from accounts.models import Office, User
from policy.roles import Role
from tests.usk_social.gallery import everything
from usk_social.context import navigation

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
GALLERY = Path(__file__).with_name("gallery.html")


class Page(HTMLParser):
    """The tags of a page, in order, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, *names: str) -> list[str]:
        return [attrs[name] for _, attrs in self.tags for name in names if name in attrs]


def visitor(path: str = "/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def gallery() -> str:
    return Template(GALLERY.read_text()).render(
        Context(everything(timezone.now()) | {"request": visitor()})
    )


def part(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_whatever_points_inside_a_page_finds_it_there() -> None:
    page = Page(gallery())
    ids = page.values("id")
    pointers = [
        target
        for value in page.values("for", "aria-describedby", "aria-labelledby")
        for target in value.split()
    ]
    links = [href[1:] for href in page.values("href") if re.match(r"#\w", href)]
    assert len(pointers) > 20
    assert len(links) > 5
    assert {*pointers, *links} <= set(ids)
    assert [value for value, times in Counter(ids).items() if times > 1] == []


def test_the_summary_of_errors_leads_to_the_first_choice_of_a_group() -> None:
    html = gallery()
    assert '<a href="#id_channels_0">Channels: ' in html
    assert '<a href="#id_when_0">When: ' in html
    assert '<a href="#id_page">Council web page: ' in html


def test_what_was_typed_is_still_there_beside_the_error() -> None:
    form = everything(timezone.now())["form"]
    html = part("{{ form }}", form=form)
    assert "Maryport Street car park" in html
    assert html.count('aria-invalid="true"') >= 5
    assert 'id="id_page_error"' in html


def test_a_label_is_its_words_and_nothing_more() -> None:
    html = part("{{ form }}", form=everything(timezone.now())["form"])
    assert '<label for="id_message">Message</label>' in html
    assert "<legend>Channels</legend>" in html


@pytest.mark.parametrize("name", ["when", "policy_link", "status"])
def test_a_part_within_a_sentence_leaves_no_space_behind(name: str) -> None:
    source = f'[{{% include "components/{name}.html" with at=at clause="1.5" word="Out" only %}}]'
    html = part(source, at=timezone.now())
    assert html.startswith("[<")
    assert html.endswith(">]")


def test_a_status_has_a_shape_for_each_tone() -> None:
    tones = ("neutral", "good", "care", "stop", "busy")
    drawn = {
        part('{% include "components/mark.html" with tone=tone only %}', tone=t) for t in tones
    }
    assert len(drawn) == len(tones)


def test_what_can_be_undone_has_a_button_that_undoes_it() -> None:
    done = SimpleNamespace(level_tag="success", extra_tags="/posts/3/resume/", message="Stopped.")
    html = part(
        '{% include "components/banner.html" with messages=told csrf_token="t" only %}', told=[done]
    )
    assert 'action="/posts/3/resume/"' in html
    assert 'name="csrfmiddlewaretoken" value="t"' in html


def test_the_pages_before_and_after_keep_the_filters() -> None:
    context = everything(timezone.now()) | {
        "query": RequestFactory().get("/?status=out&page=2").GET
    }
    html = part('{% include "components/pager.html" %}', **context)
    assert "?status=out&amp;page=1" in html
    assert "?status=out&amp;page=3" in html


def test_an_empty_desk_says_so_and_names_what_goes_out_next() -> None:
    soon = SimpleNamespace(title="Road closures", at=timezone.now(), url="/posts/7/")
    html = render_to_string("home.html", {"groups": [], "next_scheduled": soon}, visitor())
    assert "Nothing waits for you." in html
    assert '<a href="/posts/7/">Road closures</a>' in html


def test_a_button_of_the_desk_says_to_those_who_listen_what_it_is_about() -> None:
    html = part(
        '{% include "components/line.html" with before="Cllr Rees asks you to approve" '
        'subject="Bonfire night" url="/posts/3/" after="." action="Read and decide" only %}'
    )
    assert "<strong>Bonfire night</strong>." in html
    assert 'Read and decide<span class="visually-hidden"> Bonfire night</span>' in html


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_a_page_for_a_broken_portal_asks_nothing_of_it(name: str) -> None:
    page = Page(render_to_string(name))
    files = [href for href in page.values("href") if href.startswith("/static/")]
    assert files
    assert all(finders.find(file.removeprefix("/static/")) for file in files)


def test_a_refusal_says_what_it_was_told_to_say() -> None:
    told = render_to_string("403.html", {"exception": "You are on no channel."}, visitor())
    untold = render_to_string("403.html", {"exception": ""}, visitor())
    assert "You are on no channel." in told
    assert "Nothing was changed." in untold


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_page_carries_style_or_script_of_its_own(path: Path) -> None:
    assert not re.search(r"<style|<script(?! src=)|\sstyle=|\son\w+=|javascript:", path.read_text())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (
            Role.TOWN_CLERK,
            "Home Posts Approvals Calendar Comments Incidents Channels People Record Settings",
        ),
        (Role.MAYOR, "Home Posts Approvals Calendar Comments Incidents Channels People"),
        (Role.COUNCILLOR, "Home Posts Calendar Comments Incidents Channels People"),
        (Role.AUDITOR, "Home Record Settings"),
    ],
)
def test_the_navigation_offers_what_an_office_may_do(role: Role, labels: str) -> None:
    today = timezone.localdate()
    reader = User.objects.create_user(
        "reader@usk.example", name="A. Reader", category="employee", access_from=today
    )
    Office.objects.create(holder=reader, role=role, held_from=today)
    places = navigation(reader, "/record/7/")
    assert " ".join(place.label for place in places) == labels
    assert [place.label for place in places if place.is_here] == []
    assert [place.label for place in places if place.is_current] == ["Record"] * (
        "Record" in labels
    )
