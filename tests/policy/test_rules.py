"""Each rule with facts that keep it and facts that break it, and none forgotten."""

from dataclasses import replace
from datetime import date

import pytest

from policy import administering, approving, drafting, inviting, moderating, publishing, reading
from policy.clause import Marked, Pending, Rule, RuleFunction, Stage, Verdict
from policy.facts import (
    Administrator,
    Approval,
    Course,
    Departure,
    Draft,
    Invitation,
    Media,
    Moderation,
    Page,
    Picture,
    Publication,
    Reading,
    Roster,
    Submission,
    Wording,
)
from policy.judging import findings
from policy.register import REGISTER
from tests.policy import (
    agreeing,
    answers,
    consistent,
    judged,
    replies,
    second_looks,
    shown,
    timing,
    ways,
    wordings,
)

FACEBOOK = Wording(
    "Facebook",
    is_active=True,
    needs_video=False,
    length=20,
    max_length=63_206,
    link="https://www.usk.example/fair",
)
YOUTUBE = replace(FACEBOOK, channel="YouTube", needs_video=True)
DRAFT = Draft(
    kind="news",
    message="The fair opens at ten.",
    wordings=(FACEBOOK,),
    web_page="https://www.usk.example/fair",
    website_hosts=("usk.example",),
)
PHOTO = Media("picture", rights="ours", people="none")
SENT = Submission(is_declared=True, warnings=(), reason="")
ASKED = Approval(
    author_id=1,
    approver_id=2,
    may_approve=True,
    shown_digest="a",
    current_digest="a",
    time_has_passed=False,
)
LEAVING = Publication("a", "a", "Facebook", channel_is_active=True, pause="", is_late=False)
TODAY = date(2026, 11, 20)
REES = Administrator(
    person=2,
    name="Cllr Rees",
    is_clerk=False,
    is_councillor=True,
    rights="full",
    is_attested=True,
    courses=(Course(date(2026, 7, 1)),),
    has_access=True,
    seen_on=TODAY,
    kept_apart_on=date(2026, 7, 1),
)
CLERK = replace(REES, person=1, name="The Clerk", is_clerk=True, is_councillor=False)
MORGAN, PRICE = (
    replace(REES, person=number, name=f"Cllr {name}")
    for number, name in ((3, "Morgan"), (4, "Price"))
)
FULL = Roster("Facebook", TODAY, (CLERK, REES, MORGAN, PRICE))
GOING = Departure(
    "Facebook", is_from_active_channel=True, is_clerk=True, clerks_left=1, administrators_left=2
)

TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        reading.not_accepted,
        Reading("2", is_accepted=True),
        [Reading("2", is_accepted=False)],
    ),
    (drafting.no_channel, DRAFT, [replace(DRAFT, wordings=())]),
    (
        drafting.channel_not_active,
        DRAFT,
        [replace(DRAFT, wordings=(replace(FACEBOOK, is_active=False),))],
    ),
    (
        drafting.too_long,
        replace(DRAFT, wordings=(replace(FACEBOOK, length=280, max_length=280),)),
        [replace(DRAFT, wordings=(replace(FACEBOOK, length=281, max_length=280),))],
    ),
    (
        drafting.no_video_for_channel,
        replace(DRAFT, wordings=(YOUTUBE,), has_video=True),
        [replace(DRAFT, wordings=(FACEBOOK, YOUTUBE))],
    ),
    (drafting.no_purpose, DRAFT, [replace(DRAFT, kind="")]),
    (
        drafting.no_message,
        DRAFT,
        [replace(DRAFT, message=" \n "), replace(DRAFT, message="\u200b\u202e\ufeff")],
    ),
    (
        drafting.not_signposted,
        replace(DRAFT, web_page="", no_page_reason="reply"),
        [replace(DRAFT, web_page="")],
    ),
    (
        drafting.no_page_unexplained,
        replace(DRAFT, web_page="", no_page_reason="reply", no_page_words="It answers Ann."),
        [replace(DRAFT, web_page="", no_page_reason="reply", no_page_words=" ")],
    ),
    (
        drafting.not_the_council_website,
        DRAFT,
        [replace(DRAFT, web_page="https://www.usk.example.com/fair")],
    ),
    (
        drafting.page_not_reached,
        replace(DRAFT, page=Page(is_seen=True)),
        [replace(DRAFT, page=Page(is_seen=True, problem="It answers 404."))],
    ),
    (
        drafting.picture_undescribed,
        replace(DRAFT, picture=Picture("", is_decorative=True)),
        [replace(DRAFT, picture=Picture("  ", is_decorative=False))],
    ),
    (
        drafting.picture_described_and_decorative,
        replace(DRAFT, picture=Picture("The castle.", is_decorative=False)),
        [replace(DRAFT, picture=Picture("The castle.", is_decorative=True))],
    ),
    (
        drafting.rights_unknown,
        replace(DRAFT, media=(PHOTO,)),
        [
            replace(DRAFT, media=(replace(PHOTO, rights="unsure"),)),
            replace(DRAFT, media=(replace(PHOTO, rights=""),)),
        ],
    ),
    (
        drafting.people_unknown,
        replace(DRAFT, media=(PHOTO,)),
        [replace(DRAFT, media=(replace(PHOTO, people=""),))],
    ),
    (drafting.not_declared, SENT, [replace(SENT, is_declared=False)]),
    (
        drafting.warned_without_reason,
        replace(SENT, warnings=("Home page.",), reason="There is no other page."),
        [replace(SENT, warnings=("Home page.",), reason=" ")],
    ),
    (approving.author_approves, ASKED, [replace(ASKED, approver_id=1)]),
    (approving.not_an_approver, ASKED, [replace(ASKED, may_approve=False)]),
    (approving.changed_since_shown, ASKED, [replace(ASKED, current_digest="b")]),
    (approving.too_late, ASKED, [replace(ASKED, time_has_passed=True)]),
    (
        publishing.not_as_approved,
        LEAVING,
        [
            replace(LEAVING, current_digest="b"),
            replace(LEAVING, approved_digest="", current_digest=""),
        ],
    ),
    (publishing.paused, LEAVING, [replace(LEAVING, pause="Somebody else has our password.")]),
    (publishing.too_late, LEAVING, [replace(LEAVING, is_late=True)]),
    (publishing.channel_not_active, LEAVING, [replace(LEAVING, channel_is_active=False)]),
    (
        moderating.no_principle,
        Moderation("law", "A threat."),
        [Moderation("", "He criticises the Mayor."), Moderation("criticism", "Rude.")],
    ),
    (moderating.no_reason, Moderation("law", "A threat."), [Moderation("law", "  ")]),
    (
        administering.clerk_missing,
        FULL,
        [
            replace(FULL, administrators=(REES, MORGAN, PRICE)),
            replace(FULL, administrators=(replace(CLERK, courses=()), REES, MORGAN, PRICE)),
        ],
    ),
    (
        administering.councillors_missing,
        FULL,
        [
            replace(FULL, administrators=(CLERK, REES, MORGAN)),
            replace(FULL, administrators=(CLERK, REES, MORGAN, replace(PRICE, rights="other"))),
            replace(FULL, administrators=(CLERK, REES, MORGAN, MORGAN)),
        ],
    ),
    (
        administering.not_kept_apart,
        FULL,
        [
            replace(FULL, administrators=(replace(CLERK, kept_apart_on=None),)),
            replace(FULL, administrators=(replace(CLERK, kept_apart_on=date(2025, 11, 20)),)),
        ],
    ),
    (
        inviting.private_address,
        Invitation("rees@usk.example"),
        [Invitation("rees@gmail.com"), Invitation("Rees@Hotmail.co.uk ")],
    ),
    (administering.clerk_leaves, GOING, [replace(GOING, clerks_left=0)]),
    (administering.too_few_left, GOING, [replace(GOING, administrators_left=1)]),
    *agreeing.TABLE,
    *answers.TABLE,
    *consistent.TABLE,
    *judged.TABLE,
    *replies.TABLE,
    *second_looks.TABLE,
    *shown.TABLE,
    *timing.TABLE,
    *ways.TABLE,
    *wordings.TABLE,
]


@pytest.mark.parametrize(
    ("rule", "kept", "broken"), TABLE, ids=lambda of: getattr(of, "__name__", "")
)
def test_it_is_kept_and_broken_as_the_clause_says(
    rule: RuleFunction, kept: object, broken: list[object]
) -> None:
    assert rule(kept) is None
    for facts in broken:
        reason = rule(facts)
        sentence = reason.sentence if isinstance(reason, Marked) else reason
        assert isinstance(sentence, str)
        assert sentence.endswith((".", "?")), "a refusal is a sentence"


def test_every_rule_of_the_register_has_its_examples() -> None:
    in_force = {rule.broken for clause in REGISTER for rule in clause.rules}
    assert in_force == {rule for rule, _, _ in TABLE}


RULES = {rule.broken: rule for clause in REGISTER for rule in clause.rules}
UNWRITTEN = Draft(kind="", message="", wordings=(), website_hosts=("usk.example",))
PICTURED = replace(DRAFT, picture=Picture("The castle.", is_decorative=False), media=(PHOTO,))

# What is said to be kept, of which draft. Whatever does not apply is not said.
ALWAYS = {
    "At least one registered channel is chosen.",
    "There is a council web page, or a reason.",
    "The purpose of the post is said.",
    "There is a message.",
}
OF_CHANNELS = {
    "Every channel chosen is active.",
    "Every channel chosen can carry this post.",
    "It fits every channel chosen.",
}
OF_A_PAGE = {
    "It points to the council's own website.",
    "Residents can follow the way there on every channel.",
}
OF_A_LOOK = {"The council web page answers."}
OF_MEDIA = {"We may use what is shown.", "It is known who can be recognised."}
OF_A_PICTURE = {"Nobody misses the picture: it is described, or decorative."}
OF_PEOPLE = {"Children are shown only with a consent that is kept."}
REPLY = replace(DRAFT, web_page="", no_page_reason="reply", no_page_words="It answers Ann.")
KEPT: list[tuple[str, Draft, set[str]]] = [
    ("nothing written", UNWRITTEN, set()),
    ("a reply without a page", REPLY, ALWAYS | OF_CHANNELS),
    ("a page nobody looks at", DRAFT, ALWAYS | OF_CHANNELS | OF_A_PAGE),
    (
        "a page still being looked at",
        replace(DRAFT, page=Page(is_seen=False)),
        ALWAYS | OF_CHANNELS | OF_A_PAGE,
    ),
    (
        "a page that answers",
        replace(DRAFT, page=Page(is_seen=True)),
        ALWAYS | OF_CHANNELS | OF_A_PAGE | OF_A_LOOK,
    ),
    ("elsewhere", replace(DRAFT, web_page="https://evil.example/"), ALWAYS | OF_CHANNELS),
    (
        "a picture",
        PICTURED,
        ALWAYS | OF_CHANNELS | OF_A_PAGE | OF_MEDIA | OF_A_PICTURE | OF_PEOPLE,
    ),
    (
        "a picture of nobody knows whom",
        replace(PICTURED, media=(replace(PHOTO, people=""),)),
        ALWAYS
        | OF_CHANNELS
        | OF_A_PAGE
        | OF_MEDIA - {"It is known who can be recognised."}
        | OF_A_PICTURE,
    ),
    (
        "a video",
        replace(DRAFT, media=(PHOTO,), has_video=True),
        ALWAYS | OF_CHANNELS | OF_A_PAGE | OF_MEDIA | OF_PEOPLE,
    ),
]


@pytest.mark.parametrize(("draft", "kept"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_only_what_applies_is_said_to_be_kept(draft: Draft, kept: set[str]) -> None:
    found = findings(Stage.DRAFT, draft)
    said = {line.sentence for line in found if line.verdict is Verdict.KEPT and line.sentence}
    assert said == kept


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.broken.__name__)
def test_a_rule_applies_wherever_it_could_be_broken(rule: Rule) -> None:
    [(kept, broken)] = [
        (kept, broken) for function, kept, broken in TABLE if function is rule.broken
    ]
    assert all(rule.when(facts) for facts in broken)
    assert rule.when(kept) or not rule.kept


def test_a_page_that_nobody_has_looked_at_yet_is_waited_for() -> None:
    waiting = drafting.page_not_reached(replace(DRAFT, page=Page(is_seen=False)))
    assert isinstance(waiting, Pending)
