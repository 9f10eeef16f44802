"""What every page knows: the council, who reads it in what office, and where they may go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.gaps import gaps_for
from accounts.models import Pause, SensitivePeriod, User
from policy.roles import Permission

PLACES = (
    ("home", _("Home"), None),
    ("posts:list", _("Posts"), Permission.READ_POSTS),
    ("approvals", _("Approvals"), Permission.APPROVE),
    ("posts:calendar", _("Calendar"), Permission.READ_POSTS),
    ("moderation:queue", _("Comments"), Permission.READ_COMMENTS),
    ("incidents:list", _("Incidents"), Permission.REPORT_INCIDENT),
    ("channels", _("Channels"), Permission.READ_ROSTER),
    ("accounts:people", _("People"), Permission.READ_ROSTER),
    ("record", _("Record"), Permission.READ_RECORD),
    ("accounts:settings", _("Settings"), Permission.READ_RECORD),
)
"""The navigation, in the order of the work: name of the page, its label, who may go there."""


@dataclass(frozen=True)
class Place:
    """A line of the navigation. `is_here`: this very page; `is_current`: a page below it."""

    url: str
    label: str
    is_here: bool
    is_current: bool


def portal(request: HttpRequest) -> dict[str, object]:
    """Return what `base.html` asks for. What needs the database waits until it is asked for."""
    council = {
        "council_name": settings.COUNCIL_NAME,
        "practice": settings.PRACTICE,
        "practice_url": settings.FACEBOOK_API_URL,
    }
    reader = getattr(request, "user", None)  # a request refused at the door never had one
    if reader is None or not reader.is_authenticated:
        return council
    return council | {
        "navigation": SimpleLazyObject(lambda: navigation(reader, request.path)),
        "may_draft": SimpleLazyObject(lambda: reader.can(Permission.DRAFT)),
        "paused": SimpleLazyObject(Pause.objects.in_force),
        "election": SimpleLazyObject(lambda: SensitivePeriod.objects.on(timezone.localdate())),
        "roster_gaps": SimpleLazyObject(lambda: gaps_for(reader, day=timezone.localdate())),
        "may_pause": SimpleLazyObject(lambda: reader.can(Permission.PAUSE)),
        "may_report": SimpleLazyObject(lambda: reader.can(Permission.REPORT_INCIDENT)),
    }


def navigation(reader: User, path: str) -> list[Place]:
    """Return the places that somebody may go to, seen from the page at `path`."""
    places = []
    for name, label, permission in PLACES:
        if permission is None or reader.can(permission):
            url = reverse(name)
            below = name != "home" and path.startswith(url)
            places.append(Place(url, str(label), is_here=path == url, is_current=below))
    return places
