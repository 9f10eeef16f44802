"""What is public: the council's own numbers and mailboxes, and the desks of public bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policy.personal.found import Kind
from policy.personal.telephones import national
from policy.seen import as_seen

DESK = re.compile(
    r"admin|bookings|cemetery|clerk|clerc|contact|contactcentre|council|customerservices|democracy"
    r"|democratic\.services|deputyclerk|elections|enquiries|events|finance|foi|gwybodaeth|hello"
    r"|help|helpdesk|highways|info|mail|mayor|maer|newyddion|news|office|parking|planning|post"
    r"|press|privacy|records|recycling|reception|swyddfa|town\.?clerk|webmaster|ymholiadau"
)
"""Mailboxes of an office, whoever sits there."""
PUBLIC_BODIES = (
    *("gov.uk", "gov.wales", "llyw.cymru", "nhs.uk", "nhs.wales", "police.uk", "parliament.uk"),
    *("senedd.wales", "senedd.cymru", "ac.uk", "sch.uk"),
)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")


@dataclass(frozen=True)
class Contacts:
    said: frozenset[str]
    """As letters and digits alone: spaces, brackets and hyphens make no difference."""
    telephones: frozenset[str]
    domains: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Contacts:
        plain = [as_seen(line).plain.strip().casefold() for line in lines]
        domains = [
            line.partition(":")[0].removeprefix("@").removeprefix("www.")
            for line in plain
            if HOST.fullmatch(line.removeprefix("@")) and not line.replace(".", "").isdigit()
        ]
        numbers = (national(line) for line in plain if not re.search(r"[^\W\d_]{2}", line))
        return cls(
            said=frozenset(_bare(line) for line in plain),
            telephones=frozenset(number for number in numbers if len(number) >= 6),
            domains=tuple(domains),
        )

    def covers(self, kind: Kind, words: str) -> bool:
        """Whether this is in the council's list, or nobody's own."""
        if kind is Kind.PHONE:
            number = national(words)
            return any(known == number or known.endswith(number) for known in self.telephones)
        if kind is Kind.EMAIL and "@" in words:
            mailbox, _, domain = words.casefold().replace(" ", "").rpartition("@")
            is_desk = bool(DESK.fullmatch(mailbox)) and _is_at(domain, PUBLIC_BODIES)
            return is_desk or _is_at(domain, self.domains) or _bare(words) in self.said
        if kind is Kind.ADDRESS:
            return any(_bare(words) in line or line in _bare(words) for line in self.said if line)
        return _bare(words) in self.said


def _is_at(domain: str, names: Iterable[str]) -> bool:
    return any(domain == name or domain.endswith(f".{name}") for name in names)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words.casefold())
