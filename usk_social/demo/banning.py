"""A seller whom a councillor reports to the platform, and asks the Clerk to keep out."""

from __future__ import annotations

from datetime import datetime, timedelta

from moderation import actions
from moderation.models import Ban, Comment
from policy.principles import Principle
from usk_social.demo.scene import Scene


def settle(scene: Scene, *, now: datetime) -> None:
    """Have a councillor report what a seller wrote, and ask that they be kept out for a month."""
    morgan, sells = scene.people["morgan"], Principle.COMMERCIAL
    actions.report_to_platform(
        Comment.objects.get(text__startswith="Stuck at home because of the road?"),
        principle=sells,
        reason="The same seller, under every other post of ours.",
        by=morgan,
        now=now - timedelta(hours=4),
    )
    sold = Comment.objects.filter(
        author="Bargain Deals 4U", status=Comment.Status.HIDDEN, channel__platform="facebook"
    )
    actions.ask_for_ban(
        sold.earliest("posted_at"),
        kind=Ban.Kind.BAN,
        principle=sells,
        reason="It has sold something under three of our posts this month.",
        days=30,
        by=morgan,
        now=now - timedelta(hours=3),
    )
