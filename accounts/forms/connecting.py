"""What is said of a channel in the register, why it stops, and which account is it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.actions.registering import Entry
from accounts.models import Channel
from platforms.registry import SIGN_INS
from platforms.signing_in import Offer
from policy.words import plain


class RegisterForm(forms.Form):
    platform = forms.ChoiceField(
        label=_("Platform"),
        choices=Channel.Platform.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a platform.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("As people here call it, for example: Usk Town Council on Facebook."),
        error_messages={"required": _("Give the channel a name.")},
    )
    address = forms.URLField(
        label=_("Public address"),
        assume_scheme="https",
        help_text=_("Where residents find it, copied from the browser."),
        error_messages={
            "required": _("Give the address at which residents find it."),
            "invalid": _("That is no web address. Copy it from the browser."),
        },
    )
    owning_account = forms.CharField(
        label=_("Owning account"),
        max_length=120,
        help_text=_(
            "The account or business on the platform that it belongs to, so that a successor "
            "finds it. Never a password."
        ),
        error_messages={"required": _("Say which account owns it.")},
    )
    minute = forms.CharField(
        label=_("Minute reference"),
        max_length=60,
        help_text=_("Of the meeting that decided to open it."),
        error_messages={"required": _("Give the minute of the decision to open it.")},
    )

    def clean_name(self) -> str:
        name: str = plain(self.cleaned_data["name"])
        if Channel.objects.filter(name__iexact=name).exists():
            raise ValidationError(_("Another channel has this name. Choose another one."))
        return name

    def clean(self) -> None:
        platform, address = (self.cleaned_data.get(field) for field in ("platform", "address"))
        if not platform or not address:
            return
        if not _is_there(platform, address):
            self.add_error(
                "address",
                _("This address is not on %(platform)s.")
                % {"platform": Channel.Platform(platform).label},
            )
        elif "profile.php" in address or "/people/" in urlsplit(address).path:
            self.add_error(
                "address",
                _("This is a personal profile. Choose the council's Page. (Policy 3.10)"),
            )

    def entry(self) -> Entry:
        return Entry(**self.cleaned_data)


def _is_there(platform: str, address: str) -> bool:
    """Return whether an address is on a platform; in practice its own machine is one, too."""
    host = urlsplit(address).hostname or ""
    hosts = SIGN_INS[platform].hosts + (tuple(settings.LOOPBACK) if settings.PRACTICE else ())
    return any(host == one or host.endswith(f".{one}") for one in hosts)


class ReasonForm(forms.Form):
    reason = forms.CharField(
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
