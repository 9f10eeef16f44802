"""The council's meetings in the demo: two that were, with what was said of them, and the next."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import Channel, Council
from platforms.abilities import Usage
from posts.diary import begins
from posts.meetings import days_by_rule, keep_ahead
from posts.models import Meeting, Post, Spending
from posts.models.metering import charge
from posts.models.spending import month_of
from usk_social.demo.planned import AGENDA, MINUTES
from usk_social.demo.scene import Scene

PLACE = "Memorial Hall, Maryport Street"
USED = (Usage(31, 11, 120, 900), Usage(26, 9, 104, 740))
"""What X was used for in the two months before."""


def settle(scene: Scene, *, now: datetime) -> None:
    """Enter the meetings, link the posts about them, and put down what X has cost."""
    usual = {"meeting_place": PLACE, "x_monthly_cap": 10, "telephone": "01632 960118"}
    Council.objects.update_or_create(pk=1, defaults=usual)
    clerk = scene.people["clerk"]
    keep_ahead(by=clerk, now=now)
    last = _held(scene.today - timedelta(days=13), minutes_page=_address(MINUTES))
    for key in ("meeting", "minutes", "cofnodion"):
        _link(scene, key, last)
    ahead = Meeting.objects.to_come(now).first()
    if ahead:
        Meeting.objects.filter(pk=ahead.pk).update(agenda_page=_address(AGENDA), prefilled_at=now)
        _link(scene, "agenda", ahead)
    before = days_by_rule(Council.now(), scene.today - timedelta(days=75), scene.today)
    for day in list(before)[:1]:
        _held(day)
    _spend(now)


def _held(day: date, **pages: str) -> Meeting:
    starts_at = timezone.make_aware(datetime.combine(day, time(19)))
    meeting, _ = Meeting.objects.get_or_create(
        body=Council.now().meeting_body, starts_at=starts_at, defaults={"place": PLACE, **pages}
    )
    return meeting


def _link(scene: Scene, key: str, meeting: Meeting) -> None:
    Post.objects.filter(pk=scene.posts[key].pk).update(meeting=meeting)


def _address(page: str) -> str:
    return f"http://{settings.COUNCIL_WEBSITE_HOSTS[0]}{page}"


def _spend(now: datetime) -> None:
    """What was sent this month as the meter would have it, and two months before it."""
    x = Channel.objects.get(platform="x")
    posts = x.publications.filter(done_at__gte=begins(month_of(now)), status="DONE")
    linked = posts.exclude(post__web_page="").count()
    charge(x, Usage(posts.count() - linked, linked, 4 * posts.count(), 340))
    month = month_of(now)
    for used in USED:
        month = (month - timedelta(days=1)).replace(day=1)
        council = Council.now()
        for what, count, price in (
            (Spending.What.POST, used.posts, council.x_post_price),
            (Spending.What.LINK, used.links, council.x_link_price),
            (Spending.What.READ, used.reads + used.own_reads, council.x_own_read_price),
        ):
            Spending.objects.add(x, what, count, count * price, month=month)
