"""What the council adds to its lists, and what it says in public by each principle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from tldextract import TLDExtract

from accounts.forms.fields import PlainText
from accounts.forms.settings.section import Lines
from accounts.models import Council
from moderation.actions import mark_of_public_words
from moderation.models import Entry
from moderation.standard import Standard
from policy.principles import Principle
from policy.website import LABEL, as_host

Kind = Entry.Kind
HOSTS = (Kind.GOOD_HOST, Kind.BAD_HOST)
FEWEST = 3
"""Letters of a word that is looked for: shorter ones are found in half of all texts."""
SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None)
"""From the list that comes with it: nothing is fetched."""


class AddForm(forms.Form):
    """One line or a list that was pasted: each line is one entry."""

    kind = forms.ChoiceField(
        label=_("To which list"), choices=Kind.choices, widget=forms.RadioSelect
    )
    texts = Lines(label=_("Words, names or websites"), help_text=_("One a line. Paste a list."))

    def clean_texts(self) -> list[str]:
        texts: list[str] = self.cleaned_data["texts"]
        if not texts:
            raise ValidationError(_("Write at least one line."))
        return texts

    def clean(self) -> None:
        kind, texts = self.cleaned_data.get("kind"), self.cleaned_data.get("texts")
        if not texts:
            return
        if kind in HOSTS:
            hosts = [_host(text) for text in texts]
            self.cleaned_data["texts"] = list(dict.fromkeys(hosts))
            if wrong := [why for host in hosts if (why := _why_not(host, str(kind)))]:
                self.add_error("texts", wrong)
        elif kind == Kind.WORD:
            short = [text for text in texts if sum(map(str.isalpha, text)) < FEWEST]
            if short:
                error = _("“%(word)s” is too short to be looked for: give at least three letters.")
                self.add_error("texts", ValidationError(error, params={"word": short[0]}))


def _host(typed: str) -> str:
    """The host of whatever was pasted, an address or the name alone."""
    if "//" not in typed:
        typed = f"//{typed}"
    try:
        host = urlsplit(typed).hostname or ""
    except ValueError:
        host = ""
    return as_host(host).removeprefix("www.")


def _why_not(host: str, kind: str) -> str:
    labels = host.split(".")
    is_a_name = len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)
    if not is_a_name or labels[-1].isdecimal():
        return str(_("“%(host)s” is not a website's name, as in news.example.") % {"host": host})
    if not SUFFIXES(host).domain:
        return str(_("Everybody's websites stand under “%(host)s”. Name one.") % {"host": host})
    ours = [own.partition(":")[0] for own in Council.now().hosts()]
    if kind == Kind.BAD_HOST and any(f".{own}".endswith(f".{host}") for own in ours):
        return str(_("“%(host)s” is the council's own website.") % {"host": host})
    return ""


class PublicWordsForm(forms.Form):
    """Five principles, each in English and in Welsh."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, standards: Sequence[Standard]) -> None:
        super().__init__(data, initial={"opened": mark_of_public_words(standards)})
        for one in standards:
            for language, label, said in (
                ("en", _("%(words)s: in English"), one.text),
                ("cy", _("%(words)s: in Welsh"), one.welsh),
            ):
                self.fields[f"{one.principle}_{language}"] = PlainText(
                    label=label % {"words": one.words},
                    initial=said,
                    required=False,
                    max_length=1000,
                    widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
                )

    def come_back(self, standards: Sequence[Standard]) -> None:
        """Show again what was typed, as of what stands there now."""
        typed = cast(QueryDict, self.data).copy()
        typed["opened"] = mark_of_public_words(standards)
        self.data = typed

    def said(self) -> dict[str, tuple[str, str]]:
        """By principle: in English, in Welsh."""
        return {
            one: (self.cleaned_data[f"{one}_en"], self.cleaned_data[f"{one}_cy"])
            for one in Principle
        }
