"""The part of the compose form that lets one channel say it otherwise than the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PlainText
from accounts.models import Channel
from posts.actions.varying import Varied
from posts.models import Post

TITLE_LENGTH, TAG_LENGTH, TAGS_LENGTH = 100, 50, 500


@dataclass(frozen=True)
class Variation:
    """What the template shows of one channel. `is_open` when there is something to be seen."""

    channel: Channel
    fields: list[BoundField]
    is_open: bool


class Tags(PlainText):
    """Tags between commas. YouTube counts the commas too, and a tag with a space as two longer."""

    def clean(self, value: object) -> tuple[str, ...]:
        typed = super().clean(value)
        tags = tuple(dict.fromkeys(filter(None, (tag.strip() for tag in typed.split(",")))))
        if long := next((tag for tag in tags if len(tag) > TAG_LENGTH), None):
            raise ValidationError(
                _("“%(tag)s” is long for a tag: %(most)s characters are the most."),
                params={"tag": long, "most": TAG_LENGTH},
            )
        if any(set("<>") & set(tag) for tag in tags):
            raise ValidationError(_("YouTube takes no < and > in tags. Take them out."))
        length = sum(len(tag) + 2 * (" " in tag) for tag in tags) + len(tags[1:])
        if length > TAGS_LENGTH:
            raise ValidationError(
                _("YouTube takes %(most)s characters of tags and these are %(length)s: drop some."),
                params={"most": TAGS_LENGTH, "length": length},
            )
        return tags


class VaryingForm(forms.Form):
    """Fields for each channel, named after its key: words_3, title_3, tags_3."""

    def vary(self, channels: Iterable[Channel], post: Post | None) -> None:
        """Offer each of these channels a wording of its own, beginning with what is kept."""
        self._varying = list(channels)
        kept = {each.channel_id: each for each in post.variations.all()} if post else {}
        for channel in self._varying:
            self.fields |= _fields(channel)
            if said := kept.get(channel.pk):
                self.initial[f"words_{channel.pk}"] = said.message
                self.initial[f"title_{channel.pk}"] = said.title
                self.initial[f"tags_{channel.pk}"] = ", ".join(said.tags)

    def variations(self) -> list[Variation]:
        return [self._variation(channel) for channel in self._varying]

    def _variation(self, channel: Channel) -> Variation:
        fields = [self[name] for name in _fields(channel)]
        return Variation(channel, fields, any(field.value() or field.errors for field in fields))

    def varied(self) -> tuple[Varied, ...]:
        """What was typed, of a form that is valid."""
        said = self.cleaned_data
        return tuple(
            Varied(
                channel,
                said[f"words_{channel.pk}"],
                said.get(f"title_{channel.pk}", ""),
                said.get(f"tags_{channel.pk}", ()),
            )
            for channel in self._varying
        )


def _fields(channel: Channel) -> dict[str, forms.Field]:
    """A platform of videos gives each of them a title and tags."""
    words = PlainText(
        label=_("Its own words"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "On %(channel)s instead of what stands above, in both languages where you use both."
        )
        % {"channel": channel.name},
    )
    if not channel.adapter().needs_video:
        return {f"words_{channel.pk}": words}
    title = PlainText(
        label=_("Title"),
        required=False,
        max_length=TITLE_LENGTH,
        error_messages={
            "max_length": _(
                "This title has %(show_value)s characters, and YouTube takes %(limit_value)s."
            )
        },
        help_text=_("Left empty, it is the first line of the words."),
    )
    tags = Tags(
        label=_("Tags"),
        required=False,
        help_text=_("Words that people search for, with commas between them."),
    )
    return {
        f"words_{channel.pk}": words,
        f"title_{channel.pk}": title,
        f"tags_{channel.pk}": tags,
    }
