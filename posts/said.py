"""Everything that the author of a post has said about it, in words, to be read and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel
from posts.models import Media, Post, Variation
from posts.models.media import ABOUT_MEDIA

Said = Mapping[str, str]
"""Each answer in words, by its name in LABELS. What was not answered is not in it."""

LABELS: dict[str, str | Promise] = {
    "kind": _("Kind of post"),
    "message": _("Message"),
    "welsh": _("Message in Welsh"),
    "disclosure": _("Line of disclosure"),
    "correction_reason": _("Why it is corrected"),
    "channels": _("Channels"),
    "web_page": _("Council web page"),
    "no_page_reason": _("No web page because"),
    "no_page_words": _("Why there is no web page"),
    "page_due_on": _("Page to follow by"),
    "media": _("Picture or video"),
    "description": _("Description of the picture"),
    "is_decorative": _("Decorative picture"),
    "captions_file": _("Captions file"),
    "captions_plan": _("Captions"),
    "captions_due_on": _("Captions to follow by"),
    "thumbnail": _("Thumbnail"),
    "rights": _("Who owns the rights"),
    "credit": _("Credit"),
    "people": _("People who can be recognised"),
    "consent": _("Where the consent is kept"),
    "publish_at": _("When it goes out"),
    "embargo_until": _("Embargo until"),
    "meeting": _("Meeting"),
    "is_confidential": _("About a confidential item"),
    "confidential_reason": _("Why a confidential item may be told"),
    "minute_ref": _("Minute reference"),
    "decided_on": _("Decided on"),
    "offline_routes": _("For people who are not online"),
    "offline_words": _("Why there is no way to people who are not online"),
    "interest": _("Promotes a business or an interest"),
    "basis": _("What it rests on"),
    "basis_words": _("More about what it rests on"),
    "shares": _("What it passes on"),
    "has_read_it_all": _("Read to the end what it passes on"),
    "translates": _("The Welsh of"),
    "audience": _("Whom it is for"),
    "theme": _("Wellbeing theme"),
    "must_stand": _("Why a blocked word must stand"),
    "period_answer": _("Could be taken for or against a candidate"),
    "period_words": _("About the pre-election period"),
    "emergency_reason": _("Why it cannot wait for approval"),
}
"""In the order in which one reads them."""

APART = {"channels", "media", "captions_file", "thumbnail", "publish_at"}
OF_MEDIA = ("description", "is_decorative", *ABOUT_MEDIA)
OF_POST = tuple(name for name in LABELS if name not in APART.union(OF_MEDIA))

VARIED: dict[str, str | Promise] = {
    "message": _("Wording for %(channel)s"),
    "title": _("Title on %(channel)s"),
    "tags": _("Tags on %(channel)s"),
}
"""What one channel may say otherwise. In `Said` such a name is followed by the channel's key."""


def said(post: Post) -> Said:
    """What the post says now, and all that was answered about it."""
    channels = list(post.channels.all())
    words = {name: _in_words(post, name) for name in OF_POST} | {
        "channels": ", ".join(channel.name for channel in channels),
        "publish_at": _in_words(post, "publish_at") or gettext("As soon as it is approved"),
    }
    if post.media:
        words |= _of_media(post.media)
    for varied in post.variations.filter(channel__in=channels):
        words |= {f"{name} {varied.channel_id}": _in_words(varied, name) for name in VARIED}
    return {name: text for name, text in words.items() if text}


def _of_media(media: Media) -> dict[str, str]:
    beside = {} if media.is_picture() else {extra.kind: extra for extra in media.extras.all()}
    captions, thumbnail = beside.get("captions"), beside.get("thumbnail")
    return {
        "media": f"{media.get_kind_display()} {media.sha256[:12]}",
        **{name: _in_words(media, name) for name in OF_MEDIA},
        "captions_file": f"{captions.get_language_display()} {captions.sha256[:12]}"
        if captions
        else "",
        "thumbnail": thumbnail.sha256[:12] if thumbnail else "",
    }


def _in_words(thing: Post | Media | Variation, name: str) -> str:
    """One answer as a person would read it; nothing for what was not answered."""
    field, value = thing._meta.get_field(name), getattr(thing, name)
    if isinstance(field, ArrayField):
        labels = dict(field.base_field.flatchoices)
        return ", ".join(str(labels.get(each, each)) for each in value)
    if isinstance(field, models.Field) and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    match value:
        case None | False:
            return ""
        case True:
            return gettext("Yes")
        case datetime():
            return formats.date_format(timezone.localtime(value), "l j F Y, H:i")
        case date():
            return formats.date_format(value, "l j F Y")
    return str(value).replace("\r\n", "\n").strip()


def in_order(names: Iterable[str]) -> list[str]:
    """Names of answers as one reads them; the wordings of single channels follow the message."""
    places = {name: place for place, name in enumerate(LABELS)}

    def place(name: str) -> tuple[int, str, int]:
        what, _, channel = name.partition(" ")
        known = places.get(name, places["disclosure"] if channel else len(places))
        return known, channel, list(VARIED).index(what) if what in VARIED else 0

    return sorted(names, key=place)


def labels(names: Iterable[str]) -> dict[str, str]:
    """What each of these answers is called on the page."""
    names = list(names)
    keys = {int(key) for _, _, key in (name.partition(" ") for name in names) if key}
    channels = Channel.objects.in_bulk(keys)
    found = {}
    for name in names:
        what, _, key = name.partition(" ")
        if key:
            channel = channels.get(int(key))
            found[name] = str(VARIED[what]) % {"channel": channel.name if channel else key}
        else:
            found[name] = str(LABELS.get(name, name))
    return found
