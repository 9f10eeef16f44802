"""What keeps and what breaks the rules about deciding on a comment, and about banning."""

from dataclasses import replace

from policy import banning, moderating
from policy.clause import RuleFunction
from policy.facts import Ban, Moderation, Moderator

HIDING = Moderation("respect", "It calls the Mayor a thief.", text="The Mayor is a thief.")
DELETING = replace(HIDING, outcome="DELETED", why_not_hide="Hidden, a child's address still shows.")
REES = Moderator("Cllr Gwen Rees", ("Councillor",))
CLERK = Moderator("Ann Parry", ("Town Clerk", "Channel administrator"))
AGREED = Ban(1, True, "Three threats in a week.", 30, agreed_by=2, has_clerk=True)

TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        moderating.only_criticises,
        HIDING,
        [
            replace(HIDING, reason="It criticises the council."),
            replace(HIDING, reason="Negative about the Mayor's decision!"),
            replace(HIDING, reason="Mae'n beirniadu'r Cyngor"),
            replace(HIDING, reason="he is complaining about our services"),
            replace(AGREED, reason="he criticises the council"),
        ],
    ),
    (
        moderating.named_in_it,
        replace(HIDING, moderator=REES),
        [
            replace(HIDING, moderator=CLERK, text="Ask the Clerk where the money went."),
            replace(HIDING, moderator=REES, text="Cllr Rees has no shame."),
            replace(HIDING, moderator=replace(REES, is_answered=True), text="Gwen, you lie."),
            replace(HIDING, moderator=replace(REES, is_target=True)),
            replace(HIDING, moderator=replace(REES, is_author=True)),
        ],
    ),
    (moderating.hiding_might_do, DELETING, [replace(DELETING, why_not_hide=" . ")]),
    (
        banning.ungrounded,
        AGREED,
        [replace(AGREED, has_principle=False), replace(AGREED, reason=" - ")],
    ),
    (banning.without_end, AGREED, [replace(AGREED, days=0), replace(AGREED, days=400)]),
    (banning.alone, AGREED, [replace(AGREED, agreed_by=1)]),
    (banning.without_the_clerk, AGREED, [replace(AGREED, has_clerk=False)]),
]
