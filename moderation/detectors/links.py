"""Where links lead: websites that are not appropriate, look-alikes, shorteners (principle 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

import tldextract

from moderation.detectors import hosts
from moderation.detectors.reader.sounds import sounds_bad
from moderation.detectors.shape import Comment, Lists, Span, Suggestion
from policy.principles import Principle

ADDRESS = re.compile(
    r"(?:(?P<scheme>h ?t ?t ?p ?s? ?: ?/ ?/ ?)|(?<![\w@.-]))(?P<host>(?:[\w-]+\.)+[a-z\w-]{2,24})"
    r"(?P<rest>(?::\d+)?(?:/[^\s]*)?)"
)
SPACED = re.compile(
    r"(?:h ?t ?t ?p ?s? ?: ?/ ?/ ?)?(?P<host>[\w-]+ ?(?: ?(?:\.|\(dot\)|\[dot\]|\bdot\b) ?[\w-]+)+)"
)
HTTP_SPACED = re.compile(r"h ?t ?t ?p ?s? ?: ?/ ?/ ?(?P<host>[\w-]+(?: ?\. ?[\w-]+)+)")
DOTTED = re.compile(r"\b(?P<host>[\w-]+ ?(?:\(dot\)|\[dot\]|\{dot\}) ?[\w-]+)")
HIDDEN = re.compile(r"\s|dot[)\]}]")
ALIKE = 0.86
SURE_BY_SOUND, MOST_BY_SOUND = 0.97, 0.85
SOUND = "sounds like a place for betting or paid company"
SPREAD = (0.7, "a link is written so that it is not taken for one")
SEEMS = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": "", ".": "", "_": ""})


@cache
def _extractor() -> tldextract.TLDExtract:
    """By the list that the library brings along: never from the network, and no cache."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def bad(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    for host, span in found_in(comment):
        is_spread = bool(HIDDEN.search(comment.text[slice(*span)].strip()))
        verdict = judge(host, lists) or (SPREAD if is_spread and not is_good(host, lists) else None)
        if verdict:
            score, because = verdict
            yield Suggestion(Principle.LINKS, score, because, (span,))


def found_in(comment: Comment) -> list[tuple[str, Span]]:
    """Every host that a comment names, also with spaces and other tricks in it."""
    plain = comment.folded.plain
    found: dict[Span, str] = {}
    for pattern in (ADDRESS, HTTP_SPACED, DOTTED):
        for match in pattern.finditer(plain):
            host = re.sub(r"[([{]dot[)\]}]", ".", match["host"].replace(" ", "")).strip(".-_")
            if pattern is not ADDRESS or match["scheme"] or _is_a_host(host):
                span = comment.folded.span(match.start(), match.end())
                found.setdefault(span, host)
    return [(host, span) for span, host in sorted(found.items())]


def _is_a_host(host: str) -> bool:
    if re.fullmatch(r"[\d.]+", host):
        return False
    parts = _extractor()(host)
    is_practice = host.endswith((".example", ".test", ".invalid"))
    return (
        bool(parts.domain and parts.suffix) and not host.endswith((".md", ".py"))
    ) or is_practice


def judge(host: str, lists: Lists) -> tuple[float, str] | None:
    """How bad a link to this host seems, and why; None where nothing is known against it."""
    names = _up(host)
    if names & lists.bad_hosts:
        return 0.97, f"{host} is on the council's list"
    if is_good(host, lists):
        return None
    if category := hosts.category(names):
        return 0.95, f"{host} is listed as {category}"
    if "xn--" in host or not host.isascii():
        return 0.85, f"{host} has letters that look like others"
    if alike := looks_like(host):
        return 0.92, f"{host} looks like {alike}"
    if names & hosts.SHORTENERS or hosts.SHORT.search(host):
        return 0.7, f"{host} hides where it leads"
    weak, why = hosts.smell(host)
    likely = sounds_bad(host)
    if likely >= SURE_BY_SOUND:
        return max(weak, MOST_BY_SOUND * likely), f"{host} {why or SOUND}"
    if likely < 0.5 and why.startswith(hosts.BY_SOUND):
        weak *= likely
    return (weak, f"{host} {why}") if weak >= 0.3 else None


def is_good(host: str, lists: Lists) -> bool:
    return bool(_up(host) & (lists.good_hosts | hosts.GOOD)) or host.endswith(hosts.GOOD_ENDINGS)


def _up(host: str) -> frozenset[str]:
    labels = host.removeprefix("www.").split(".")
    return frozenset(".".join(labels[at:]) for at in range(len(labels) - 1))


def looks_like(host: str) -> str:
    """The well-known name that a host wants to be taken for, or nothing."""
    parts = _extractor()(host)
    own = parts.top_domain_under_public_suffix or host
    labels = re.split(r"[.-]", host)
    for name in hosts.IMITATED:
        ours = name.split(".")[0]
        if own == name or host == name or host.endswith(f".{name}"):
            continue
        if host.startswith(f"{name}.") or f".{name}." in f".{host}.":
            return name
        if ours in labels and len(ours) > 3:
            return name
        if SequenceMatcher(None, own.translate(SEEMS), name.translate(SEEMS)).ratio() >= ALIKE:
            return name
    if re.search(r"(?:^|[.-])gov(?:[.-]|$)", host) or "gov-uk" in host or "govuk" in host:
        return "gov.uk"
    return ""
