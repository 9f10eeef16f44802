"""Insulting words and topics that may inflame, in all that residents would read (3.11)."""

from __future__ import annotations

from collections.abc import Callable

from policy.clause import Marked, Reason
from policy.facts import Draft
from policy.listed import Hit, disguised, listed
from policy.quoting import quoted
from policy.words import says_words


def has_blocked_word(draft: Draft) -> bool:
    """Whether the approver has to confirm a word that stays although the council lists it."""
    return bool(_blocked(draft))


def is_left_unsaid(draft: Draft) -> bool:
    return not says_words(draft.must_stand)


def is_said_to_stand(draft: Draft) -> bool:
    return not is_left_unsaid(draft)


def blocked_word(draft: Draft) -> Reason:
    if not (words := _blocked(draft)):
        return None
    return Marked(
        f"{quoted(words)} may insult: the council has listed such words. "
        "Take them out, or say below why they must stand."
        if len(words) > 1
        else f"{quoted(words)} may insult: the council has listed this word. "
        "Take it out, or say below why it must stand.",
        _spans(_disguised(draft.message, draft)),
    )


def blocked_word_stands(draft: Draft) -> Reason:
    if not (words := _blocked(draft)):
        return None
    return Marked(
        f"{quoted(words)} may insult, and is to stand because: {draft.must_stand.strip()}",
        _spans(_disguised(draft.message, draft)),
    )


def sensitive_topic(draft: Draft) -> Reason:
    words = _everywhere(draft, _topics)
    if not words:
        return None
    return Marked(
        f"{quoted(words)} may touch politics, religion or what else divides people. "
        "Say why this is for the council to say, and how it is even-handed.",
        _spans(_topics(draft.message, draft)),
    )


def _blocked(draft: Draft) -> list[str]:
    return _everywhere(draft, _disguised)


def _everywhere(draft: Draft, look: Callable[[str, Draft], list[Hit]]) -> list[str]:
    texts = (draft.message, *draft.said_beside())
    return list(dict.fromkeys(hit.words for text in texts for hit in look(text, draft)))


def _disguised(text: str, draft: Draft) -> list[Hit]:
    return disguised(text, draft.lists.blocked, draft.lists.exceptions)


def _topics(text: str, draft: Draft) -> list[Hit]:
    return listed(text, draft.lists.sensitive, draft.lists.exceptions)


def _spans(hits: list[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple((hit.start, hit.end) for hit in hits)
