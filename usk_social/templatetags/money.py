"""What X charges, in US dollars."""

from decimal import Decimal

from django import template

from policy import scheduling

register = template.Library()


@register.filter
def dollars(amount: Decimal) -> str:
    return scheduling.dollars(amount)
