"""What is known of hosts: those that may always be linked to, those that hide or imitate."""

from __future__ import annotations

import gzip
import os
import re
from functools import cache
from pathlib import Path

GOOD_ENDINGS = (
    *(".gov.uk", ".gov.wales", ".llyw.cymru", ".nhs.uk", ".nhs.wales", ".police.uk", ".ac.uk"),
    *(".parliament.uk", ".senedd.wales", ".senedd.cymru", ".sch.uk", ".mod.uk", ".judiciary.uk"),
)
GOOD = frozenset(
    [
        *(
            "gov.uk",
            "gov.wales",
            "llyw.cymru",
            "nhs.uk",
            "police.uk",
            "parliament.uk",
            "senedd.wales",
        ),
        *("bbc.co.uk", "bbc.com", "itv.com", "s4c.cymru", "golwg360.cymru", "nation.cymru"),
        *(
            "walesonline.co.uk",
            "southwalesargus.co.uk",
            "monmouthshirebeacon.co.uk",
            "theguardian.com",
        ),
        *(
            "thetimes.com",
            "telegraph.co.uk",
            "independent.co.uk",
            "ft.com",
            "reuters.com",
            "dailypost.co.uk",
        ),
        *(
            "wikipedia.org",
            "openstreetmap.org",
            "ordnancesurvey.co.uk",
            "what3words.com",
            "google.com",
        ),
        *("google.co.uk", "maps.app.goo.gl", "facebook.com", "fb.com", "x.com", "twitter.com"),
        *(
            "youtube.com",
            "youtu.be",
            "instagram.com",
            "linkedin.com",
            "nextdoor.co.uk",
            "eventbrite.co.uk",
        ),
        *(
            "surveymonkey.com",
            "forms.office.com",
            "change.org",
            "38degrees.org.uk",
            "petition.parliament.uk",
        ),
        *(
            "justgiving.com",
            "gofundme.com",
            "crowdfunder.co.uk",
            "ageuk.org.uk",
            "citizensadvice.org.uk",
        ),
        *(
            "shelter.org.uk",
            "shelter.org",
            "rspca.org.uk",
            "rnli.org",
            "nationaltrust.org.uk",
            "wwf.org.uk",
        ),
        *(
            "mind.org.uk",
            "samaritans.org",
            "macmillan.org.uk",
            "britishlegion.org.uk",
            "scouts.org.uk",
        ),
        *("girlguiding.org.uk", "stjohnwales.org.uk", "keepwalestidy.cymru", "onevoicewales.wales"),
        *(
            "onevoicewales.org.uk",
            "whatdotheyknow.com",
            "fixmystreet.com",
            "theyworkforyou.com",
            "ico.org.uk",
        ),
        *("traveline.cymru", "tfw.wales", "nationalrail.co.uk", "royalmail.com", "dwrcymru.com"),
        *("trustpilot.com", "tripadvisor.co.uk", "spotify.com", "archive.org", "gutenberg.org"),
    ]
)
IMITATED = (
    *("gov.uk", "gov.wales", "nhs.uk", "royalmail.com", "hmrc.gov.uk", "dvla.gov.uk", "dwp.gov.uk"),
    *(
        "paypal.com",
        "barclays.co.uk",
        "hsbc.co.uk",
        "lloydsbank.com",
        "natwest.com",
        "santander.co.uk",
    ),
    *(
        "nationwide.co.uk",
        "halifax.co.uk",
        "monzo.com",
        "amazon.co.uk",
        "ebay.co.uk",
        "netflix.com",
    ),
    *("facebook.com", "instagram.com", "whatsapp.com", "microsoft.com", "apple.com", "evri.com"),
    *("dpd.co.uk", "tvlicensing.co.uk", "ofgem.gov.uk", "octopus.energy", "britishgas.co.uk"),
    *("police.uk", "monmouthshire.gov.uk", "walesonline.co.uk", "linkedin.com", "steampowered.com"),
)
"""Names under which people are most often deceived."""
SHORTENERS = frozenset(
    [
        *(
            "bit.ly",
            "tinyurl.com",
            "t.ly",
            "goo.gl",
            "ow.ly",
            "is.gd",
            "buff.ly",
            "rebrand.ly",
            "cutt.ly",
        ),
        *(
            "shorturl.at",
            "rb.gy",
            "tiny.cc",
            "bl.ink",
            "v.gd",
            "shorte.st",
            "adf.ly",
            "ouo.io",
            "lnkd.in",
        ),
        *(
            "s.id",
            "qr.io",
            "qrco.de",
            "tr.ee",
            "linktr.ee",
            "soo.gd",
            "clck.ru",
            "u.to",
            "x.gd",
            "trib.al",
        ),
    ]
)
SHORT = re.compile(r"^(?:tiny|short|shrt|bit|cut|url|lnk|go|qr)[a-z]{0,3}\d*\.")

SMELLS: tuple[tuple[float, str, re.Pattern[str]], ...] = tuple(
    (weight, why, re.compile(pattern))
    for weight, why, pattern in (
        (
            0.8,
            "sounds like gambling",
            r"casino|bet(?:s|ting|win|365|on)?\d*\b|slots?\b|poker|bingo|jackpot|roulette|lott?o\b|wager|spins?\b|gambl|judi|togel",
        ),
        (
            0.85,
            "sounds like pornography",
            r"porn|xxx|sex|adult|escort|nude|milf|cams?\b|hentai|tube8|onlyfans|fetish|erotic",
        ),
        (
            0.75,
            "sounds like dating",
            r"dating|date-|-date|hookup|singles|bride|match-|flirt|milfs|romance|meet-?(?:girls|ladies|women)",
        ),
        (
            0.75,
            "sounds like quick money",
            r"cash|loan|payday|credit-?fix|profit|forex|crypto|bitcoin|btc|invest|trader|earn|win-|-win|prize|giveaway|reward|free-?(?:gift|iphone|voucher)|claim",
        ),
        (
            0.7,
            "sounds like a cheap drug",
            r"viagra|cialis|pharm|pills?\b|meds?\b|weed|cannabis|steroid|vape|keto|slim",
        ),
        (
            0.7,
            "asks for a payment or a sign-in",
            r"(?:secure|verify|login|signin|account|update|confirm|payment|refund|rebate|tax|permit|fine|delivery|parcel)[-.].*(?:pay|portal|check|verify|uk|online|help|support|permits|refund)|(?:pay|refund|rebate|verify|secure)-",
        ),
        (
            0.7,
            "sounds like stolen goods",
            r"warez|crack|torrent|keygen|nulled|pirate|hack(?:er|s|ing)?\b|cheat",
        ),
        (
            0.4,
            "has an ending that is often misused",
            r"\.(?:top|xyz|click|icu|buzz|live|loan|win|bid|rest|cfd|sbs|quest|monster|work|gq|tk|ml|cf|ga)$",
        ),
    )
)


def smell(host: str, text: str) -> tuple[float, str]:
    """A weak sign: what a name nobody knows sounds like."""
    best = max(
        ((weight, why) for weight, why, pattern in SMELLS if pattern.search(host)),
        default=(0.0, ""),
    )
    return best


@cache
def _categories() -> dict[str, str]:
    """Host to category, from the folder that `refresh_links` fills; empty where there is none."""
    folder = os.environ.get("LINK_LISTS_DIR", "")
    found: dict[str, str] = {}
    for path in sorted(Path(folder).glob("*.txt.gz")) if folder else []:
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            name = path.name.removesuffix(".txt.gz")
            found.update((line.strip().lower(), name) for line in lines if line.strip())
    return found


def category(names: frozenset[str]) -> str:
    listed = _categories()
    return next((listed[name] for name in sorted(names) if name in listed), "") if listed else ""
