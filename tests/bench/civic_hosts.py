"""Hosts of the kind that a town's people link to, composed: a club, a shop, a school."""

from __future__ import annotations

PLACES = (
    *("usk", "essex-street", "scunthorpe", "penistone", "abergavenny", "crickhowell", "betws"),
    *(
        "sussexgardens",
        "cockfosters",
        "loansdean",
        "raglan",
        "trellech",
        "cashelgrove",
        "llantrisant",
    ),
    *("monmouth", "chepstow", "bettisfield", "wincanton", "lottesham", "pillgwenlly"),
)
KINDS = (
    *("{}rugbyclub.co.uk", "{}-bowls.org.uk", "{}villagehall.org", "{}primary.co.uk"),
    *("{}fruitandveg.co.uk", "cafe{}.wales", "{}-bookshop.com", "{}beavers.org.uk"),
    *("friendsof{}park.org", "{}choir.cymru", "thebell{}.co.uk", "{}surgery.org.uk"),
    *("{}swimming.club", "{}foodbank.org.uk", "{}-history.org.uk", "visit{}.wales"),
    *("{}pharmacy.co.uk", "{}creditunion.org", "{}theatre.com", "better{}.uk"),
)


def civic_hosts() -> list[str]:
    """Every kind in every place: four hundred hosts against which nothing is known."""
    return [kind.format(place) for place in PLACES for kind in KINDS]
