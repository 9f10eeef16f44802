"""What follows a post, as its page shows it: the web page, word to people offline, the link."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.models import User
from policy.answering import NOTICES
from policy.roles import Permission
from posts.models import Post
from posts.models.reach import promises_page


@dataclass(frozen=True)
class Line:
    """The arguments of `components/check.html`."""

    verdict: str
    words: str
    sentence: str
    clause: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class Follows:
    lines: list[Line]
    may_confirm: bool
    """Whether this person may say that people who are not online have been told."""


def follows(post: Post, person: User) -> Follows:
    may = person.can(Permission.FOLLOW_UP)
    is_agreed = post.status == Post.Status.APPROVED and not post.corrects_id
    found = [_page(post, may=may), _offline(post)] if is_agreed else []
    waits = is_agreed and bool(post.offline_routes) and not post.offline_done_at
    return Follows([line for line in found if line], may and waits)


def _page(post: Post, *, may: bool) -> Line | None:
    if not promises_page(post):
        return None
    words = _("Page to follow:")
    if not post.page_given:
        due = post.page_due_on
        sentence = (
            _("the Clerk gives it by %(day)s.") % {"day": formats.date_format(due, "j F Y")}
            if due
            else _("the Clerk gives it soon.")
        )
        is_late = bool(due and due < timezone.localdate())
        url = reverse("posts:give_page", args=[post.pk]) if may else ""
        verdict = "block" if is_late else "wait"
        return Line(verdict, words, sentence, "1.5", url, _("Give the page"))
    look = post.checks.filter(url=post.page_given).first()
    if look and look.problem:
        return Line("warn", words, look.problem, "1.5", post.page_given, _("Look there"))
    title = look.title if look and look.title else post.page_given
    return Line("pass", words, _("it is there:"), "1.5", post.page_given, title)


def _offline(post: Post) -> Line | None:
    """Other kinds of post are not asked, and say nothing."""
    words = _("People who are not online:")
    routes = ", ".join(post.routes()).lower()
    if post.offline_done_at:
        day = formats.date_format(timezone.localtime(post.offline_done_at), "j F Y")
        said = _("told by %(routes)s. %(by)s confirmed it on %(day)s.")
        told = {"routes": routes, "by": post.offline_done_by, "day": day}
        return Line("pass", words, said % told, "2.1")
    if routes:
        sentence = _("to be told by %(routes)s. Nobody has confirmed it yet.") % {"routes": routes}
        return Line("wait", words, sentence, "2.1")
    if post.kind in NOTICES:
        return Line("warn", words, post.offline_words or _("not told."), "2.1")
    return None
