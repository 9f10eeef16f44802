"""What keeps and what breaks the rules about an author's answers: rows for the one table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from policy import answering, publishing
from policy.clause import RuleFunction
from policy.facts import Draft, Lists, Offline, Publication, Source

NEWS = Draft(kind="news", message="The fair opens at ten.", wordings=())
AGENDA = replace(NEWS, kind="agenda")
NOTICE = replace(NEWS, kind="consultation")
DECISION = replace(NEWS, kind="decision")
SHARED = Source(shares="https://gov.wales/floods", has_read_it_all=True)
FOLLOWS = replace(
    NEWS, no_page_reason="emergency", on=date(2026, 11, 20), page_due=date(2026, 11, 20)
)
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
LEAVING = Publication("a", "a", "Facebook", channel_is_active=True, pause="", is_late=False)


def quotation(words: int) -> str:
    return f"She said: “{' '.join(['word'] * words)}”"


TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        answering.only_in_english,
        replace(AGENDA, welsh="Mae'r ffair yn agor am ddeg."),
        [AGENDA, replace(AGENDA, welsh="  "), replace(NEWS, lists=Lists(bilingual=("news",)))],
    ),
    (
        answering.page_to_follow_undated,
        FOLLOWS,
        [replace(FOLLOWS, page_due=None), replace(FOLLOWS, on=date(2026, 11, 21))],
    ),
    (
        answering.nobody_told_offline,
        replace(NOTICE, offline=Offline(routes=("library",))),
        [NOTICE, replace(NOTICE, offline=Offline(words=" "))],
    ),
    (
        answering.no_minute,
        replace(DECISION, minute_ref="draft minutes"),
        [DECISION, replace(DECISION, minute_ref="\u200b")],
    ),
    (
        answering.interest_undisclosed,
        replace(NEWS, interest="yes", disclosure="Cllr Rees owns the garage."),
        [replace(NEWS, interest="yes"), replace(NEWS, interest="yes", disclosure=" ")],
    ),
    (
        answering.quoted_at_length,
        replace(NEWS, message=quotation(40)),
        [
            replace(NEWS, message=quotation(41)),
            replace(NEWS, message=quotation(41).replace("“", '"').replace("”", '"')),
        ],
    ),
    (
        answering.source_not_read,
        replace(NEWS, source=SHARED),
        [
            replace(NEWS, source=replace(SHARED, has_read_it_all=False)),
            replace(NEWS, source=Source(basis="partner")),
        ],
    ),
    (
        answering.basis_unsaid,
        replace(NEWS, source=Source(basis="minute", words="Minute 6 of November.")),
        [replace(NEWS, source=Source(basis="other"))],
    ),
    (
        answering.confidential_item,
        replace(
            NEWS, is_confidential=True, author_is_clerk=True, confidential_reason="It is signed."
        ),
        [
            replace(NEWS, is_confidential=True, confidential_reason="It is signed."),
            replace(NEWS, is_confidential=True, author_is_clerk=True),
        ],
    ),
    (
        answering.set_before_its_embargo,
        replace(NEWS, embargo_until=NINE, publish_at=NINE),
        [replace(NEWS, embargo_until=NINE, publish_at=NINE.replace(hour=8, minute=59))],
    ),
    (
        answering.placeholder_left,
        replace(NEWS, message="The fair (see below) opens at ten."),
        [
            replace(NEWS, message="The fair opens at [time]."),
            replace(NEWS, welsh="Mae'r ffair yn agor am [amser]."),
        ],
    ),
    (publishing.embargoed, LEAVING, [replace(LEAVING, embargo_until=NINE)]),
]
