"""What a decision against a resident's comment must rest on, and who may take it (3.14, 3.15)."""

import re

from policy.clause import Reason
from policy.facts import Ban, Moderation
from policy.naming import names
from policy.principles import Principle
from policy.words import says_words

AGAINST = frozenset({"HIDDEN", "DELETED", "REPORTED"})
CRITICISM = re.compile(
    r"critic\w*|criticis\w*|criticiz\w*|complain\w*|negativ\w*|disagree\w*|oppos\w*|unfair\w*|"
    r"beirniad\w*|feirniad\w*|cwyn\w*|gwyn\w*|embarrass\w*|unhappy|angry|moan\w*|bad|poor|publicity|"
    r"press|reputation|image|makes?|look|against|attack\w*|blam\w*"
)
THE_COUNCIL = re.compile(
    r"council\w*|cllrs?|cyngor\w*|mayor\w*|maer|faer|clerk\w*|clerc|town|usk|officers?|staff|"
    r"decisions?|polic(?:y|ies)|polisi|plans?|posts?|services?|we|us|our|ours|ni|work"
)
LITTLE = re.compile(
    r"a|about|all|an|and|are|as|at|be|because|been|by|comment|does|do|for|from|he|her|him|his|i|in|"
    r"is|it|its|just|no|not|of|on|only|or|s|she|so|that|the|their|them|they|this|to|too|very|was|"
    r"were|what|which|who|with|you|your|mae|n|r|yn|y|yr|am|o|ei|eu"
)


def is_against(decision: Moderation) -> bool:
    """Whether it takes something from the resident who wrote the comment."""
    return decision.outcome in AGAINST


def no_principle(decision: Moderation) -> Reason:
    if decision.principle not in set(Principle):
        return "Choose the principle that the comment breaks. Criticism of the council is not one."
    return None


def no_reason(decision: Moderation) -> Reason:
    if says_words(decision.reason):
        return None
    return "Say in your own words why the comment breaks it."


def only_criticises(decision: Moderation | Ban) -> Reason:
    """A reason of nothing but criticism and council is no reason: the policy asks for criticism."""
    words = re.findall(r"[^\W\d_]+", decision.reason.lower())
    telling = [word for word in words if not LITTLE.fullmatch(word)]
    criticism = [word for word in telling if CRITICISM.fullmatch(word)]
    rest = [word for word in telling if word not in criticism and not THE_COUNCIL.fullmatch(word)]
    if not criticism or rest:
        return None
    return (
        "That a comment criticises the council is no ground. Say which words in it break the "
        "principle, or leave it up."
    )


def named_in_it(decision: Moderation) -> Reason:
    """Nobody decides about what was written about them, or by them."""
    moderator = decision.moderator
    if moderator and moderator.is_author:
        return "This comment goes by your name, so somebody else must decide about it."
    if moderator and moderator.is_target:
        return "You said that this comment is about you, so somebody else must decide about it."
    said = moderator and names(
        decision.text,
        moderator.name,
        moderator.offices,
        is_answered=moderator.is_answered,
        is_only_one=moderator.is_only_one,
    )
    if not said:
        return None
    return f"This comment speaks of you (“{said}”), so somebody else must decide about it."


def hiding_might_do(decision: Moderation) -> Reason:
    if decision.outcome != "DELETED" or says_words(decision.why_not_hide):
        return None
    return "Hiding can be undone and deleting cannot. Say why hiding it would not do."
