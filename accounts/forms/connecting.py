"""What is said of a channel in the register, why it stops, and which account is it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import cast
from urllib.parse import SplitResult, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.actions.registering import Entry, as_opened, entry_of
from accounts.forms.fields import Words
from accounts.models import Channel
from accounts.models.channels import TAKEN, ChannelQuerySet
from platforms.registry import SIGN_INS
from platforms.signing_in import Offer

PERSONAL = _("This is a personal profile. Choose the council's Page. (Policy 3.10)")
GROUP = _("This is a group, which belongs to its members. Choose the council's Page. (Policy 3.10)")


class RegisterForm(forms.Form):
    platform = forms.ChoiceField(
        label=_("Platform"),
        choices=Channel.Platform.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a platform.")},
    )
    name = Words(
        label=_("Name"),
        max_length=80,
        help_text=_("As people here call it, for example: Usk Town Council on Facebook."),
        error_messages={"required": _("Give the channel a name.")},
    )
    address = forms.URLField(
        label=_("Public address"),
        max_length=200,
        assume_scheme="https",
        help_text=_("Where residents find it, copied from the browser."),
        error_messages={
            "required": _("Give the address at which residents find it."),
            "invalid": _("That is no web address. Copy it from the browser."),
        },
    )
    owning_account = Words(
        label=_("Owning account"),
        max_length=120,
        help_text=_(
            "The account or business on the platform that it belongs to, so that a successor "
            "finds it. Never a password."
        ),
        error_messages={"required": _("Say which account owns it.")},
    )
    minute = Words(
        label=_("Minute reference"),
        max_length=60,
        help_text=_("Of the meeting that decided to open it."),
        error_messages={"required": _("Give the minute of the decision to open it.")},
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self._others().filter(name__iexact=name).exists():
            raise ValidationError(TAKEN)
        return name

    def clean(self) -> None:
        platform, address = self.cleaned_data.get("platform"), self.cleaned_data.get("address")
        if platform and address and (why := _why_not(platform, urlsplit(address))):
            self.add_error("address", why)

    def entry(self) -> Entry:
        """Everything the form says. Call it when the form is valid."""
        names = (field.name for field in fields(Entry))
        return Entry(**{name: self.cleaned_data[name] for name in names})

    def _others(self) -> ChannelQuerySet:
        """Those of the register that this one must not be taken for."""
        return Channel.objects.in_use()


class EntryForm(RegisterForm):
    """The same of a channel that is known. It stays on its platform."""

    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, channel: Channel) -> None:
        stands = asdict(entry_of(channel)) | {"opened": as_opened(channel)}
        super().__init__(data, initial=stands)
        self.channel = channel
        del self.fields["platform"]

    def clean(self) -> None:
        self.cleaned_data["platform"] = self.channel.platform
        super().clean()

    def come_back(self) -> None:
        """Be shown once more as of what stands now, so that saving again means it."""
        self.channel.refresh_from_db()
        typed = cast(QueryDict, self.data).copy()
        typed["opened"] = as_opened(self.channel)
        self.data = typed

    def _others(self) -> ChannelQuerySet:
        return super()._others().exclude(pk=self.channel.pk)


def _why_not(platform: str, there: SplitResult) -> str:
    """Say why an address is none of a council's account on a platform, or nothing."""
    if settings.PRACTICE and there.hostname in settings.LOOPBACK:
        return ""
    host, path = there.netloc.lower(), there.path.lower() + "/"
    # Of the host nothing but its name: what stands before or behind it leads readers astray.
    is_bare = host == there.hostname
    if not is_bare or not f".{host}".endswith(tuple(f".{one}" for one in SIGN_INS[platform].hosts)):
        label = Channel.Platform(platform).label
        return gettext("This address is not on %(platform)s.") % {"platform": label}
    if there.scheme != "https":
        return gettext("The address begins with https://. Copy it from the browser.")
    if not path.strip("/"):
        return gettext("This is the platform's front page. Give the address of the account.")
    if "/profile.php/" in path or "/people/" in path:
        return str(PERSONAL)
    return str(GROUP) if "/groups/" in path else ""


class ReasonForm(forms.Form):
    reason = Words(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the record."),
        error_messages={"required": _("Say why.")},
    )


class ChooseForm(forms.Form):
    def __init__(self, offers: Sequence[Offer], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # as Django's own form has them
        self.offers = {offer.account.external_id: offer for offer in offers}
        self.fields["account"] = forms.ChoiceField(
            label=_("Which one is the council's?"),
            choices=[(key, offer.name) for key, offer in self.offers.items()],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one.")},
        )

    def offer(self) -> Offer:
        return self.offers[self.cleaned_data["account"]]
