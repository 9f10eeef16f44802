"""Offers of goods and services, and whatever else wants to sell (principle 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from moderation.detectors.shape import Comment, Lists, Span, Suggestion
from policy.principles import Principle

SIGNS: Mapping[str, tuple[float, re.Pattern[str]]] = {
    name: (weight, re.compile(pattern))
    for name, (weight, pattern) in {
        "a price": (
            1.0,
            r"(?:£|\$|€) ?\d[\d,.]*(?: ?(?:p/h|ph|an? (?:hour|night|week|month|go|head|visit)|each|per \w+|yr awr))?"
            r"|\b\d+ ?(?:quid|pounds|punt)\b|\b\d{1,2}% off\b|half price|hanner pris",
        ),
        "a way to order": (
            1.6,
            r"\b(?:dm|pm|inbox|message|msg|text|whatsapp|telegram|ring|call|contact|email|phone) (?:me|us|now"
            r"|today|for|[a-z]+ on|0\d)|link in (?:my )?bio|drop (?:me|us) a (?:line|message|text)"
            r"|\bto (?:book|order|enquire|reserve)\b|book (?:now|online|today|your)|order (?:now|online|today)"
            r"|\bpm'?d?\b|get in touch|cysylltwch|ffoniwch|anfonwch neges|archebwch|free (?:quote|estimate)s?"
            r"|no obligation|whatsapp",
        ),
        "a telephone number": (1.2, r"(?:\+44|\b0)(?:[ ()-]?\d){9,10}\b"),
        "a trade": (
            1.2,
            r"\b(?:plumb(?:er|ing)|gutter(?:s|ing)|roof(?:er|ing)s?|drive ?ways?|tarmac|landscap\w+|paint(?:er|ing) and"
            r" decorat\w+|decorators?|electrician|boilers?|double glaz\w+|handyman|removals|man (?:and|with) (?:a )?van"
            r"|house clearances?|clean(?:er|ing|s)\b|dog walk\w+|grooming|nails|lashes|botox|fillers|massages?|tutor(?:ing|s)?"
            r"|lessons|gwersi|taxi|cabs|lowest fares|solar panels?|insulation|loft|mortgages?|insurance quotes?|tarot|psychic"
            r"|readings|weight loss|slimming|supplements?|cbd|vapes?|candles|cakes to order|wedding|catering|bouncy castle"
            r"|discos?|photograph(?:er|y)|web ?sites? (?:design|built)|seo|marketing)\b",
        ),
        "an offer": (
            1.3,
            r"\b(?:for sale|ar werth|on offer|special offer|promo(?:tion)? ?(?:code)?|discount|voucher|use code|coupon"
            r"|% off|sale now on|limited time|while stocks last|last few (?:spaces|places)|spaces? (?:on|available|left)"
            r"|slots available|now taking (?:bookings|orders)|taking on new|bookings|references|fully insured|card accepted"
            r"|free delivery|lowest prices?|best prices?|factory price|competitive (?:rates|prices)|reasonable rates"
            r"|we sell|i sell|selling|buy (?:now|one|from)|cheap(?:est)?|wholesale|work from home|be your own boss"
            r"|passive income|earn (?:£|\$|up to|from|money)|per week from home|join my team|downline)\b",
        ),
        "easy money": (
            2.2,
            r"\b(?:bit ?coin|crypto|forex|invest(?:ing|ed|ment)? (?:with|in|only|just|of)|double your|guaranteed (?:returns?|profit"
            r"|income)|trading (?:platform|signals?|expert)|bad credit|payday|cash (?:in|within) \d+|no credit checks?"
            r"|0 checks|loans? (?:of|from|up to|available)|free followers|buy followers|make money|onlyfans"
            r"|casino|free spins?|betting tips|sugar (?:daddy|mummy|mommy)|meet (?:singles|ladies|girls)|beautiful (?:ladies|girls)"
            r"|subscribe to my|check out my (?:channel|page|video)|visit my (?:page|channel|profile))\b",
        ),
        "a link": (
            0.7,
            r"https?://\S+|\bwww\.\S+|\b[a-z0-9-]+\.(?:com|co\.uk|shop|biz|store|info|online|example)\b",
        ),
    }.items()
}
CIVIC = re.compile(
    r"\b(?:council|cllr|councillor|mayor|clerk|precept|council tax|band d|budget|grant|charge[ds]?|fine[ds]?|permits?"
    r"|parking|licen[cs]e|allotments?|plot|cyngor|treth|raffle|charity|elusen|fundrais\w+|in aid of|donat\w+|coffee morning"
    r"|cake sale|fete|f\u00eate|food ?bank|macmillan|scouts|school|ysgol|chapel|church|choir|c\u00f4r|hall committee|wi"
    r"|museum|library|free entry|volunteers?|bus|train|lost|found|missing|does anyone know|anyone recommend|can anyone"
    r"|why (?:is|are|does|do|has)|how much|waste of)\b"
)
"""What talk about the town's money and doings has, and a seller's has not."""
FIRST_PERSON = re.compile(
    r"\b(?:i (?:do|offer|make|clean|fit|walk|teach|have spaces|am offering)|we (?:do|offer|fit|clean|supply|buy|sell|deliver)"
    r"|our (?:shop|services?|prices|team|stock)|my (?:shop|business|services?|page|rates))\b"
)


def offers(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    plain = comment.folded.plain
    seen: list[str] = []
    spans: list[Span] = []
    weight = 0.0
    for name, (part, pattern) in SIGNS.items():
        if found := list(pattern.finditer(plain)):
            seen.append(name)
            weight += part
            spans += [comment.folded.span(*match.span()) for match in found]
    if FIRST_PERSON.search(plain):
        weight += 1.0
    weight -= 1.3 * min(2, len(set(CIVIC.findall(plain))))
    if "?" in comment.text and "easy money" not in seen:
        weight -= 0.6
    score = 1 / (1 + 2.718281828 ** -(1.6 * (weight - 2.1)))
    if seen and score >= 0.05:
        yield Suggestion(Principle.COMMERCIAL, round(score, 3), " and ".join(seen), tuple(spans))
