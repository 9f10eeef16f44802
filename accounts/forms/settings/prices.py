"""What X charges for, and how much of it the council allows in a month."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.settings.section import CENT, Asking

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MUCH = Decimal(1_000)


class Dollars(forms.DecimalField):
    """US dollars, shown without the noughts at the end that say nothing."""

    def __init__(
        self,
        *,
        label: _StrPromise,
        most: Decimal,
        decimal_places: int,
        required: bool = True,
        help_text: _StrPromise | str = "",
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            min_value=Decimal(0),
            max_value=most,
            decimal_places=decimal_places,
            error_messages={
                "invalid": _("Give an amount in figures, as in 0.015."),
                "max_decimal_places": _("Give at most %(max)s figures after the point."),
            },
        )

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, Decimal) or not value.is_finite():
            return value
        return f"{value.normalize():f}" if value != value.quantize(CENT) else f"{value:.2f}"


class Price(Dollars):
    """US dollars for one. As many places as the platform's own list has."""

    def __init__(self, *, label: _StrPromise, help_text: _StrPromise | str = "") -> None:
        super().__init__(label=label, help_text=help_text, most=Decimal(10), decimal_places=5)


class Prices(Asking):
    slug = "prices"
    title = _("What X costs")
    clause = "2.5"
    lead = _("In US dollars, as X lists them. The portal counts by these and says what it spent.")

    x_post_price = Price(label=_("A post"))
    x_link_price = Price(label=_("A post with a link"))
    x_read_price = Price(label=_("A post read back after it was sent"))
    x_own_read_price = Price(label=_("A post of ours or a mention, when we look for new ones"))
    x_monthly_cap = Dollars(
        label=_("At most in a month"),
        required=False,
        most=Decimal(100_000),
        decimal_places=2,
        help_text=_("Leave it empty for no limit. Emergencies go out above it."),
    )

    def clean(self) -> None:
        cap = self.cleaned_data.get("x_monthly_cap")
        if cap is None or not self.is_new("x_monthly_cap"):
            return
        if cap == 0:
            self.ask("x_monthly_cap", _("At a cap of $0 nothing but emergencies goes out on X."))
        elif cap > MUCH:
            self.ask("x_monthly_cap", _("That is more than $1,000 in a month."))
