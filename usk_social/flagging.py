"""Flags as lines of the desk: for moderators, and for whoever is said to be the target."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from incidents.models import Incident
from moderation.models import Comment, Flag
from usk_social.line import FAR_TOO_MANY, Line, shortened


def about_them(person: User) -> list[Line]:
    """What others flagged as about this person, until they have reported it (3.13).

    An officer must, whatever was decided since; a councillor may, while the flag is open.
    """
    reported = Incident.objects.filter(comment=OuterRef("comment"), reporter=person)
    flagged = Flag.objects.filter(~Exists(reported), about=person)
    is_officer = person.category == User.Category.EMPLOYEE
    told = (
        flagged.exclude(outcome=Flag.Outcome.DISMISSED)
        if is_officer
        else flagged.filter(outcome="")
    )
    after = (
        _(" was flagged: policy 3.13 asks you to report it")
        if is_officer
        else _(" was flagged: you can report it (policy 3.13)")
    )
    comments = told.order_by("comment").values_list("comment", flat=True).distinct()
    return [
        Line("", _("A comment about you"), _report(comment), after, _("Report it"))
        for comment in comments[:FAR_TOO_MANY]
    ]


def to_look_at(person: User) -> list[Line]:
    """Comments that were decided about and flagged since, where this person decides."""
    flagged = Comment.objects.flagged_after().decidable_by(person).order_by("-urgency", "pk")
    return [
        Line(
            _("%(author)s wrote on %(channel)s:")
            % {"author": comment.author, "channel": comment.place},
            shortened(comment.text),
            reverse("moderation:comment", args=[comment.pk]),
            _(" was flagged"),
            _("Look at it"),
        )
        for comment in flagged.select_related("channel", "space")[:FAR_TOO_MANY]
    ]


def _report(comment: int) -> str:
    return f"{reverse('incidents:new')}?comment={comment}"
