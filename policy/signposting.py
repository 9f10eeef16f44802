"""Whether residents are shown the way to the council's website (1.5), on every channel."""

from policy.answering import PLACEHOLDER
from policy.clause import Marked, Reason
from policy.facts import Draft, Wording
from policy.links import BEHIND, Link, is_shortened, links, taken_for
from policy.resemblance import NAMED, resemblance
from policy.website import listed

BEFORE = "([<«“\"'‘"  # noqa: RUF001  as people type it

# Whether a rule has anything to do with a draft


def has_way_to_show(draft: Draft) -> bool:
    """Whether there is a page of the council, and a channel from which to lead there."""
    return bool(draft.wordings and listed(draft.web_page, draft.website_hosts))


def has_links(draft: Draft) -> bool:
    return any(True for _ in _links(draft))


def has_read_page(draft: Draft) -> bool:
    page = draft.page
    return page is not None and page.is_seen and not page.problem and bool(page.text)


# Why it is broken


def way_lost(draft: Draft) -> Reason:
    if not has_way_to_show(draft):
        return None
    if lost := [each.channel for each in draft.wordings if not _leads_to(draft.web_page, each)]:
        return (
            f"On {' and '.join(lost)} residents could not follow the link to the council web page: "
            f"put {draft.web_page} into the words there."
        )
    return None


def looks_like_ours(draft: Draft) -> Reason:
    hosts = draft.website_hosts
    alike = [(link, ours) for link in _links(draft) if (ours := taken_for(link, hosts))]
    if not alike:
        return None
    link, ours = alike[0]
    return Marked(
        f"“{link.as_typed[:80]}” looks like {ours} and leads elsewhere. "
        f"Give the council's own address, or take it out.",
        _spans(draft, [link for link, _ in alike]),
    )


def shortened(draft: Draft) -> Reason:
    if short := [link for link in _links(draft) if is_shortened(link)]:
        return Marked(
            f"{short[0].host} does not say where it leads. Give the address itself, "
            "or say where it leads.",
            _spans(draft, short),
        )
    return None


def page_unlike_the_post(draft: Draft) -> Reason:
    page = draft.page
    if page is None or not has_read_page(draft):
        return None
    said = "\n".join([draft.message, draft.welsh])
    if PLACEHOLDER.search(said):
        return None  # What it is about is still to be written.
    alike = resemblance(said, f"{page.title}\n{page.text}")
    if not alike.is_slight():
        return None
    missing = ", ".join(f"“{word}”" for word in alike.missing[:NAMED])
    name = f"The page “{page.title}”" if page.title else "The page"
    return f"{name} hardly speaks of what the post says: {missing}. Is it the right page?"


def _leads_to(page: str, wording: Wording) -> bool:
    """Whether residents can follow a link to this page from what the platform is sent."""
    if wording.shows_link and wording.link == page:
        return True
    there = (word for word in wording.text.split() if page in word)
    return any(word == page or word.lstrip(BEFORE).rstrip(BEHIND) == page for word in there)


def _links(draft: Draft) -> list[Link]:
    """The links in all that would be sent, and in the message as it is typed."""
    texts = dict.fromkeys([draft.message, draft.welsh, *(each.text for each in draft.wordings)])
    return [link for text in texts for link in links(text)]


def _spans(draft: Draft, these: list[Link]) -> tuple[tuple[int, int], ...]:
    """Where they stand in the message."""
    typed = {link.as_typed for link in these}
    return tuple(link.span for link in links(draft.message) if link.as_typed in typed)
