"""What the council adds to its lists, and what it says in public by each principle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.utils import parseaddr
from typing import cast
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from tldextract import TLDExtract

from accounts.forms.fields import PlainText
from accounts.forms.settings.section import Lines
from accounts.models import Council
from moderation.actions import mark_of_public_words
from moderation.detectors.hosts import GOOD, GOOD_ENDINGS, SHARED
from moderation.detectors.vocabulary import lines
from moderation.models import Entry
from moderation.standard import Standard
from policy.folding import fold
from policy.principles import Principle
from policy.website import LABEL, as_host

Kind = Entry.Kind
HOSTS = (Kind.GOOD_HOST, Kind.BAD_HOST)
FEWEST = 3
"""Letters of a word that is looked for: shorter ones are found in half of all texts."""
COMMON = frozenset(" ".join(lines("common.txt")).split())
"""Words that nearly every text has in it, in English and in Welsh."""
SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
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
            self._refuse(_why_not(host, str(kind)) for host in hosts)
        elif kind == Kind.WORD:
            self._refuse(map(_why_no_word, texts))

    def _refuse(self, reasons: Iterable[str]) -> None:
        if wrong := list(filter(None, reasons)):
            self.add_error("texts", wrong)


def _why_no_word(text: str) -> str:
    """Say why a word would be found everywhere, or nowhere: detectors look at one at a time."""
    folded = fold(text)
    if sum(map(str.isalpha, text)) < FEWEST:
        why = _("“%(word)s” is too short to be looked for: give at least three letters.")
    elif folded.plain in COMMON:
        why = _("“%(word)s” is in nearly every comment. Give a word that is offensive by itself.")
    elif all(folded.plain != word for word, _start, _end in folded.words):
        why = _("“%(word)s” can never be found: give one word, without spaces and signs.")
    else:
        return ""
    return str(why % {"word": text})


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
    own = [one for one in _ours() if _is_within(host, one) or _is_within(one, host)]
    if kind == Kind.BAD_HOST and own:
        return str(_("“%(host)s” is the council's own website or address.") % {"host": host})
    if kind == Kind.BAD_HOST and (host in GOOD or f".{host}".endswith(GOOD_ENDINGS)):
        return str(
            _("“%(host)s” is a public body or a service that everybody links to. Name another.")
            % {"host": host}
        )
    if host in SHARED or not SUFFIXES(host).domain:
        return str(_("Everybody's websites stand under “%(host)s”. Name one.") % {"host": host})
    other = Kind.GOOD_HOST if kind == Kind.BAD_HOST else Kind.BAD_HOST
    if Entry.objects.filter(kind=other, text=host).exists():
        return str(
            _("“%(host)s” is on the other list of websites. Remove it there first.")
            % {"host": host}
        )
    return ""


def _ours() -> list[str]:
    """The council's websites, and where its mail comes from."""
    mail = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    hosts = [own.partition(":")[0].removeprefix("www.") for own in Council.now().hosts()]
    return [own.lower() for own in (*hosts, mail) if own]


def _is_within(host: str, other: str) -> bool:
    return f".{host}".endswith(f".{other}")


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
