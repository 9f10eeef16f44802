"""The captions that were to follow a video, on the desks of its author and of the Clerk."""

from __future__ import annotations

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.models import User
from policy.roles import Permission
from posts.models import Media, Post
from usk_social.line import Line


def lines(person: User) -> list[Line]:
    """Each with the way to the page on which they are put with it; the soonest first."""
    posts = Post.objects.filter(corrects=None, media__in=Media.objects.owing_captions())
    if not person.can(Permission.FOLLOW_UP):
        posts = posts.filter(author=person)
    return [
        Line(
            _("Put captions with the video of"),
            str(post),
            reverse("posts:correct", args=[post.pk]),
            _by_when(post.media) if post.media else "",
            _("Add the captions"),
        )
        for post in posts.select_related("media").order_by("media__captions_due_on", "pk")
    ]


def _by_when(media: Media) -> str:
    due = media.captions_due_on
    if due is None:
        return ""
    day = formats.date_format(due, "j F")
    if due < timezone.localdate():
        return _(": they were to follow by %(day)s") % {"day": day}
    return _(", by %(day)s") % {"day": day}
