"""Whether somebody has reported an incident about a comment: asked for that person alone."""

from django import template

from accounts.models import User
from incidents.models import Incident
from moderation.models import Comment

register = template.Library()


@register.filter
def is_reported_by(comment: Comment, person: User) -> bool:
    """Nobody learns here what another has reported, not even a handler (3.13)."""
    mine = Incident.objects.visible_to(person).filter(reporter=person)
    return mine.filter(comment=comment).exists()
