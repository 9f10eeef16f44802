"""What an answer to a resident must keep; whatever is doubtful somebody else reads first (3.12)."""

from __future__ import annotations

from policy.answering import PLACEHOLDER
from policy.clause import Marked, Reason
from policy.disclosing import NOUNS
from policy.facts import Reply
from policy.languages import says_it_in_welsh
from policy.links import Link, is_shortened, links, taken_for
from policy.listed import Hit, disguised, listed
from policy.personal import find
from policy.quoting import quoted
from policy.words import says_words

PUBLIC = (
    *("gov.uk", "gov.wales", "llyw.cymru", "nhs.uk", "nhs.wales", "police.uk", "senedd.wales"),
    *("senedd.cymru", "parliament.uk", "ac.uk"),
)
"""Where public bodies have their pages."""

# Whether a rule has anything to do with a reply


def has_links(reply: Reply) -> bool:
    return any(True for _ in links(reply.text))


def is_in_welsh(reply: Reply) -> bool:
    return reply.language == "cy"


# Why it is broken: what nobody can put right by approving it


def says_nothing(reply: Reply) -> Reason:
    return None if says_words(reply.text) else "Write your reply."


def too_long(reply: Reply) -> Reason:
    if reply.length <= reply.max_length:
        return None
    return (
        f"{reply.channel} takes {reply.max_length} characters and this would be {reply.length}. "
        "Shorten it."
    )


def about_its_author(reply: Reply) -> Reason:
    if not reply.names_its_author:
        return None
    return (
        f"This comment speaks of you (“{reply.names_its_author}”), so somebody else must answer it."
    )


def not_spoken_to(reply: Reply) -> Reason:
    if reply.is_spoken_to:
        return None
    return (
        f"{reply.channel} lets us answer only those who mention the council, and this one did not. "
        "Answer in another way, and note it as answered elsewhere."
    )


def nothing_there(reply: Reply) -> Reason:
    if not reply.is_gone:
        return None
    return (
        "This comment is deleted or gone, so there is nothing to answer any more. "
        "If its author was answered in another way, note it as answered elsewhere."
    )


def answers_the_hidden(reply: Reply) -> Reason:
    """Beside a hidden comment only the public words stand that say why it is hidden."""
    if not reply.is_hidden or reply.hidden_under in reply.says_hidden_under:
        return None
    return (
        "This comment is hidden. Show it again before you answer it, or send the public words "
        "that say why it is hidden."
    )


def never_hidden(reply: Reply) -> Reason:
    """Nobody is told that a comment was hidden which was not, or not because of this."""
    wrong = [one for one in reply.says_hidden_under if one != reply.hidden_under]
    if not wrong:
        return None
    return (
        f"These words say that we hid a comment under “{wrong[0]}”, and this one is not hidden "
        "under it. Take them out."
    )


def gap_left(reply: Reply) -> Reason:
    found = list(PLACEHOLDER.finditer(reply.text))
    if not found:
        return None
    left = ", ".join(dict.fromkeys(gap[0] for gap in found))
    return Marked(f"Still to be filled in: {left}.", tuple(gap.span() for gap in found))


def insulting(reply: Reply) -> Reason:
    hits = disguised(reply.text, reply.lists.blocked, reply.lists.exceptions)
    return _marked(hits, "{words} may insult: the council has listed such words. Take them out.")


def looks_like_ours(reply: Reply) -> Reason:
    alike = [(link, ours) for link in links(reply.text) if (ours := taken_for(link, reply.hosts))]
    if not alike:
        return None
    link, ours = alike[0]
    return Marked(
        f"“{link.as_typed[:80]}” looks like {ours} and leads elsewhere. "
        "Give the council's own address, or take it out.",
        tuple(each.span for each, _ in alike),
    )


# Why somebody else should read it first


def personal_shown(reply: Reply) -> Reason:
    found = find(reply.text, (*reply.lists.contacts, *reply.hosts, *reply.known_hosts))
    if not found:
        return None
    kinds = list(dict.fromkeys(NOUNS[one.kind][0] for one in found))
    return Marked(
        f"This would show {' and '.join(kinds)} to everybody. Ask people to write to the council "
        "instead, or say why it may be public.",
        tuple((one.start, one.end) for one in found),
    )


def think_twice(reply: Reply) -> Reason:
    hits = listed(reply.text, reply.lists.think_twice, reply.lists.exceptions)
    return _marked(
        hits,
        "{words} may sound worse than it is meant: choose another word, or say why it is the "
        "right one.",
    )


def against_the_principles(reply: Reply) -> Reason:
    """The council keeps what it asks of residents."""
    if not reply.suggested:
        return None
    said = " and ".join(f"“{one.principle}” ({one.because})" for one in reply.suggested)
    return Marked(
        f"We ask residents to keep this, and the reply may break it: {said}. "
        "Say it in other words, or say why these are right.",
        tuple(span for one in reply.suggested for span in one.spans),
    )


def sensitive_topic(reply: Reply) -> Reason:
    hits = listed(reply.text, reply.lists.sensitive, reply.lists.exceptions)
    return _marked(
        hits,
        "{words} may touch politics, religion or what else divides people. Say why this is for "
        "the council to say.",
    )


def shortened(reply: Reply) -> Reason:
    short = [link for link in links(reply.text) if is_shortened(link)]
    if not short:
        return None
    return Marked(
        f"{short[0].host} does not say where it leads. Give the address itself.", _spans(short)
    )


def leads_elsewhere(reply: Reply) -> Reason:
    ours = (*reply.hosts, *reply.known_hosts, *PUBLIC)
    strange = [link for link in links(reply.text) if not _is_at(link, ours)]
    if not strange:
        return None
    return Marked(
        f"{strange[0].host} is neither the council's nor a public body's. Say why people should "
        "go there, or take it out.",
        _spans(strange),
    )


# What to know of it


def not_in_welsh(reply: Reply) -> Reason:
    if is_in_welsh(reply) and not says_it_in_welsh(reply.text):
        return "The comment is in Welsh, and asks for a reply in Welsh."
    return None


def _is_at(link: Link, hosts: tuple[str, ...]) -> bool:
    return any(link.host == host or link.host.endswith(f".{host}") for host in hosts)


def _marked(hits: list[Hit], sentence: str) -> Reason:
    if not hits:
        return None
    words = quoted(hit.words for hit in hits)
    return Marked(sentence.format(words=words), tuple((hit.start, hit.end) for hit in hits))


def _spans(these: list[Link]) -> tuple[tuple[int, int], ...]:
    return tuple(link.span for link in these)
