"""Lines of the desk about what follows a post: its web page, and word to people not online."""

from __future__ import annotations

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.models import User
from policy.roles import Permission
from posts.models import Post
from usk_social.line import FAR_TOO_MANY, Line, page_of


def lines(person: User) -> list[Line]:
    """For the Clerk: pages that were promised, then notices that still go on the board."""
    if not person.can(Permission.FOLLOW_UP):
        return []
    return [
        *(
            Line(
                _("A web page is to follow"),
                str(post),
                reverse("posts:give_page", args=[post.pk]),
                _due(post),
                _("Give the page"),
            )
            for post in Post.objects.pages_to_follow()[:FAR_TOO_MANY]
        ),
        *(
            Line(
                _("Tell people who are not online of"),
                str(post),
                page_of(post) + "#follows",
                _(", by %(routes)s") % {"routes": ", ".join(post.routes()).lower()},
                _("Print it, confirm it"),
            )
            for post in Post.objects.offline_not_done()[:FAR_TOO_MANY]
        ),
    ]


def _due(post: Post) -> str:
    due, today = post.page_due_on, timezone.localdate()
    if due is None or due > today:
        return _(", by %(day)s") % {"day": formats.date_format(due, "j F")} if due else ""
    return _(", today") if due == today else _(", and it is late")
