"""What a post of each kind usually says: a beginning, with [gaps] that its author fills in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import formats, timezone, translation

from posts.models import Meeting, Post

Kind = Post.Kind


@dataclass(frozen=True)
class Pattern:
    message: str
    welsh: str
    no_page_reason: str = ""


PATTERNS: Mapping[str, Pattern] = {
    Kind.MEETING: Pattern(
        "[Body] meets on [day] at [time]\n"
        "Where: [place]. Everybody is welcome, and time is kept for your questions. What it is "
        "about is on our website.",
        "Bydd [corff] yn cyfarfod [dydd] am [amser]\n"
        "Ble: [lleoliad]. Mae croeso i bawb, ac mae amser i'ch cwestiynau. Mae'r manylion ar ein "
        "gwefan.",
    ),
    Kind.AGENDA: Pattern(
        "The agenda for [day]\n"
        "[Body] meets at [time]. Where: [place]. On the agenda: [two or three topics]. To speak, "
        "tell the Town Clerk by [when].",
        "Yr agenda ar gyfer [dydd]\n"
        "Bydd [corff] yn cyfarfod am [amser]. Ble: [lleoliad]. Ar yr agenda: [dau neu dri phwnc]. "
        "I siarad, rhowch wybod i Glerc y Dref erbyn [pryd].",
    ),
    Kind.DECISION: Pattern(
        "What the council decided on [day]\n"
        "The council has decided to [what]. This means that [what changes, for whom and when]. The "
        "minutes are on our website.",
        "Beth a benderfynodd y cyngor [dydd]\n"
        "Mae'r cyngor wedi penderfynu [beth]. Mae hyn yn golygu [beth sy'n newid, i bwy a phryd]. "
        "Mae'r cofnodion ar ein gwefan.",
    ),
    Kind.CONSULTATION: Pattern(
        "What do you think about [topic]?\n"
        "The council wants to know before it decides. Tell us by [date]: on our website, by "
        "telephone, or on paper at [place].",
        "Beth yw eich barn am [pwnc]?\n"
        "Mae'r cyngor am glywed cyn penderfynu. Dywedwch wrthym erbyn [dyddiad]: ar ein gwefan, "
        "dros y ffôn, neu ar bapur yn [lleoliad].",
    ),
    Kind.SERVICE: Pattern(
        "[What changes] from [date]\n"
        "Until [date], [what is different and for whom]. Instead you can [what to do]. Dates and "
        "contacts are on our website.",
        "[Beth sy'n newid] o [dyddiad]\n"
        "Tan [dyddiad], [beth sy'n wahanol ac i bwy]. Yn lle hynny gallwch [beth i'w wneud]. Mae'r "
        "dyddiadau a'r cysylltiadau ar ein gwefan.",
    ),
    Kind.EMERGENCY: Pattern(
        "[What has happened] in [place]\n"
        "[What people should do now.] If you are in danger, call 999. We will say more here by "
        "[time].",
        "[Beth sydd wedi digwydd] yn [lleoliad]\n"
        "[Beth ddylai pobl ei wneud nawr.] Os ydych mewn perygl, ffoniwch 999. Byddwn yn dweud mwy "
        "yma erbyn [amser].",
        no_page_reason=Post.NoPage.EMERGENCY,
    ),
}


def begun(kind: str, meeting: Meeting | None = None) -> dict[str, object]:
    """What the compose form begins with, by the names of its fields: nothing for other kinds."""
    pattern = PATTERNS.get(kind)
    if pattern is None:
        return {}
    gaps = _known(meeting) if meeting else {}
    return {
        "kind": kind,
        "message": _filled(pattern.message, gaps),
        "welsh": _filled(pattern.welsh, gaps),
        "no_page_reason": pattern.no_page_reason,
        "meeting": meeting,
        "web_page": meeting.agenda_page if meeting else "",
    }


def offered() -> list[tuple[str, str]]:
    """Each kind that has a pattern, and what it is called."""
    return [(kind, str(Kind(kind).label)) for kind in PATTERNS]


def _filled(words: str, gaps: Mapping[str, str]) -> str:
    for gap, filling in gaps.items():
        words = words.replace(f"[{gap}]", filling)
    return words


def _known(meeting: Meeting) -> dict[str, str]:
    """What is known of a meeting, by the gaps that it fills; its name has no Welsh here."""
    local = timezone.localtime(meeting.starts_at)
    with translation.override("cy"):
        dydd = formats.date_format(local, "j F Y")
    return {
        "Body": meeting.body,
        "day": formats.date_format(local, "l j F Y"),
        "time": formats.date_format(local, "g.i") + ("am" if local.hour < 12 else "pm"),
        "dydd": f"ar {dydd}",
        "amser": f"{local:%H:%M}",
    } | ({"place": meeting.place, "lleoliad": meeting.place} if meeting.place else {})
