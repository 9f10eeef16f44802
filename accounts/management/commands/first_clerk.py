"""Invite the first Town Clerk, or a successor when nobody can let people in any more."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from accounts import invitations
from accounts.actions import clerking
from accounts.models import User
from audit.models import MovedOn
from policy.clause import Refused
from policy.words import plain


class Command(BaseCommand):
    help = (
        "Invites the first Town Clerk by email. With --successor, invites whoever follows a Clerk "
        "who has left or has lost every way to sign in; the reason is kept in the record."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="as residents know them: Gwen Parry")
        parser.add_argument("--email", required=True, help="the address with which they sign in")
        parser.add_argument(
            "--successor", metavar="WHY", help="why the council needs another Clerk to be invited"
        )

        parser.add_argument(
            "--category",
            choices=User.Category.values,
            help="as what they are engaged; employee where nothing else is known",
        )
        parser.add_argument(
            "--until",
            metavar="YYYY-MM-DD",
            type=_day,
            help="the last day of an agency worker, a secondee or a contractor",
        )

    def handle(
        self,
        *,
        name: str,
        email: str,
        successor: str | None,
        category: str | None,
        until: date | None,
        **options: object,
    ) -> None:
        name, email, now = plain(name).strip(), email.strip().lower(), timezone.now()
        if not name:
            raise CommandError("Give the name of the Clerk with --name.")
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError("Give the whole email address, as in clerk@example.org.") from wrong
        seat = clerking.Seat(name, email, category, until)
        try:
            if successor is None:
                person = clerking.begin(seat, now=now)
            else:
                person = clerking.go_on(seat, why=successor, now=now)
        except (Refused, MovedOn) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person} is Town Clerk from today.")
        invitations.send_all(now=timezone.now())
        person.refresh_from_db()
        if person.invitation_sent_at:
            self.stdout.write(f"An invitation has gone to {email}. It is good for a week.")
        else:
            self.stdout.write(
                "The invitation could not be sent yet: look at EMAIL_URL. It is tried again "
                "every half minute while the portal's workers run."
            )


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as wrong:
        raise ArgumentTypeError(f"{said} is no day. Give it as in 2027-05-12.") from wrong
