"""The rules about the way to the council's website, with what keeps and what breaks each."""

from dataclasses import replace

from policy import signposting
from policy.clause import RuleFunction
from policy.facts import Draft, Page, Wording

PAGE = "https://www.usk.example/fair"
FACEBOOK = Wording(
    "Facebook", is_active=True, needs_video=False, length=20, max_length=63_206, link=PAGE
)
X = replace(FACEBOOK, channel="X", text=f"The fair.\n{PAGE}", link="", shows_link=False)
DRAFT = Draft(
    kind="event",
    message="The fair opens at ten: stalls, a roundabout and the town band.",
    wordings=(FACEBOOK, X),
    web_page=PAGE,
    website_hosts=("usk.example",),
)
FAIR = Page(is_seen=True, title="Usk fair", text="The fair: stalls, rides, a band. Opens at 10am.")
AGENDA = Page(is_seen=True, title="Agenda", text="To approve the minutes. Planning. The precept.")


def saying(words: str) -> Draft:
    return replace(DRAFT, message=words, wordings=())


TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        signposting.way_lost,
        DRAFT,
        [
            replace(DRAFT, wordings=(FACEBOOK, replace(X, text="The fair."))),
            replace(DRAFT, wordings=(replace(FACEBOOK, shows_link=False, text="The fair."), X)),
            replace(DRAFT, wordings=(replace(X, text=f"The fair.\n{PAGE}-2025"),)),
            replace(DRAFT, wordings=(replace(FACEBOOK, link="https://www.usk.example/"),)),
        ],
    ),
    (
        signposting.looks_like_ours,
        saying("Read https://www.usk.example/fair or https://www.monmouthshire.gov.uk/."),
        [
            saying("Read https://www.usk.example.evil.example/fair."),
            saying("Read https://usk.example@evil.example/."),
            replace(DRAFT, wordings=(replace(X, text="See usk-example.org and usk.example.co"),)),
        ],
    ),
    (
        signposting.shortened,
        saying("Read https://www.usk.example/bit.ly and https://rabbit.ly/."),
        [
            saying("Read https://bit.ly/3xAbC."),
            saying("Darllenwch fwy: tinyurl.com/uskfair!"),
            replace(DRAFT, wordings=(replace(X, text="More: HTTP://WWW.BIT.LY/x"),)),
        ],
    ),
    (
        signposting.page_unlike_the_post,
        replace(DRAFT, page=FAIR),
        [replace(DRAFT, page=AGENDA), replace(DRAFT, page=replace(AGENDA, title=""))],
    ),
]
