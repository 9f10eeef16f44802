"""How soon the panel beside the form answers: all checks that need no network, and the previews."""

from __future__ import annotations

from statistics import median, quantiles
from time import perf_counter

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from tests.posts.test_compose import form_of

pytestmark = [pytest.mark.bench, pytest.mark.django_db]

TIMES = 40
GOAL = 0.3
PAGE = "https://usk.example/meetings/14-december"
WORDS = (
    "The Town Council meets on Monday 14 December 2026 at 7.30pm in the Memorial Hall, Maryport "
    "Street. We will talk about the £4,500 for the #uskbridge lights and the car park in "
    "Twyn Square. Ring the Clerk on 01291 673011 or write to clerk@usk.example by 3pm. "
)
SEEN = (
    "Agenda. Monday 14 December 2026, 7pm, Memorial Hall, Maryport Street. Bridge lights: £5,400. "
    "Car park in Twyn Square. Telephone 01291 673011. "
)


@pytest.mark.parametrize(
    ("name", "repeated"), [("an ordinary post", 1), ("a post of 2,900 characters", 12)]
)
def test_a_draft_is_checked_while_it_is_typed(
    name: str,
    repeated: int,
    client: Client,
    councillor: User,
    facebook: Channel,
    x: Channel,
    youtube: Channel,
) -> None:
    client.force_login(councillor)
    form = form_of(
        client,
        "/posts/new/",
        kind="meeting",
        message=WORDS * repeated,
        welsh="Mae'r Cyngor Tref yn cwrdd nos Lun 14 Rhagfyr 2026 am 7.30yh. " * repeated,
        channels=[facebook.pk, x.pk, youtube.pk],
        web_page=PAGE,
        interest="no",
        **{f"words_{x.pk}": "The Council meets on 14 December at 7.30pm."},
    )
    post = client.post("/posts/new/", form)["Location"].split("/")[2]
    now = timezone.now()
    look = {"asked_at": now, "seen_at": now, "title": "Agenda", "text": SEEN * 20 * repeated}
    look |= {"url": PAGE, "final_url": PAGE}
    councillor.posts.get(pk=post).checks.update_or_create(url=PAGE, defaults=look)
    took = []
    for _ in range(TIMES):
        begun = perf_counter()
        answer = client.post("/posts/live/", form)
        took.append(perf_counter() - begun)
        assert b"as Facebook counts" in answer.content
    late = quantiles(took, n=20)[-1]
    print(f"\n{name}: median {median(took) * 1000:.0f} ms, 95% within {late * 1000:.0f} ms")
    assert median(took) < GOAL
