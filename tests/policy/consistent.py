"""What keeps and what breaks the rule that a post says what its page says: rows for the table."""

from dataclasses import replace
from datetime import date

from policy import consistency
from policy.clause import RuleFunction
from policy.facts import Draft, Page, Wording

PAGE = Page(
    is_seen=True,
    title="Agenda",
    text="Full Council, Monday 14 December 2026 at 7.00pm in the Memorial Hall. Tel. 01632 960455",
)
DRAFT = Draft(
    kind="meeting",
    message="Full Council meets on Monday 14th at 7pm in the Memorial Hall.",
    wordings=(),
    web_page="https://www.usk.example/agenda",
    page=PAGE,
    on=date(2026, 11, 20),
)
FACEBOOK = Wording("Facebook", is_active=True, needs_video=False, length=20, max_length=63_206)

TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        consistency.unlike_its_page,
        DRAFT,
        [
            replace(DRAFT, message="Full Council meets at 7.30pm."),
            replace(DRAFT, welsh="Cyngor Llawn am 7.30yh."),
            replace(DRAFT, wordings=(replace(FACEBOOK, text="Council on 15 December."),)),
            replace(DRAFT, message="Ring 01632 960454."),
        ],
    ),
]
