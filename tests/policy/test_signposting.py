"""The way to the council's website: links found, those that deceive, pages unlike their post."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.clause import Marked, Verdict
from policy.judging import Stage, findings
from policy.links import is_shortened, links, taken_for
from policy.resemblance import resemblance
from policy.signposting import looks_like_ours, shortened, way_lost
from policy.website import is_home_page
from tests.policy.ways import DRAFT, FACEBOOK, PAGE, X

OURS = ["usktown.org", "www.brynbuga.cymru", "127.0.0.1:8100"]


def found(text: str) -> list[str]:
    return [link.as_typed for link in links(text)]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Read https://usktown.org/agenda.", ["https://usktown.org/agenda"]),
        ("(https://usktown.org/a)", ["https://usktown.org/a"]),
        ("Ewch i brynbuga.cymru/ffair!", ["brynbuga.cymru/ffair"]),
        ("HTTP://BIT.LY/x", ["HTTP://BIT.LY/x"]),
        (
            "Two: https://a.example and b.example/c?d=1#e",
            ["https://a.example", "b.example/c?d=1#e"],
        ),
        ("Write to clerk@usktown.org by 7.30pm, £2.50.", []),
        ("", []),
    ],
)
def test_links_are_found_as_platforms_find_them(text: str, there: list[str]) -> None:
    assert found(text) == there
    assert all(text[slice(*link.span)] == link.as_typed for link in links(text))


@pytest.mark.parametrize(
    "link",
    [
        *("https://usktown.org.evil.example/", "https://usktown.org-sign-in.example/"),
        *("https://usktown.org@evil.example/", "https://evil.example\\@usktown.org/"),
        *("https://uskt0wn.org/", "https://usk-town.org/", "https://usktowm.org", "uskttown.org"),
        *("https://uskt\u043ewn.org/", "https://xn--usktwn-jye.org/", "https://usktow\u0148.org"),
        *("brynbuqa.cymru/ffair", "https://www.bryn-buga.cymru/"),
    ],
)
def test_a_link_that_is_read_as_ours_is_found_out(link: str) -> None:
    [only] = links(f"Read {link} now")
    assert taken_for(only, OURS)


@pytest.mark.parametrize(
    "link",
    [
        *("https://usktown.org/agenda", "https://www.usktown.org/", "https://brynbuga.cymru/"),
        *("https://news.usktown.org/", "https://www.monmouthshire.gov.uk/", "https://gov.wales/"),
        *("https://www.facebook.com/usktown.org", "https://usktown.com/", "https://uskshow.co.uk/"),
        *("https://naturalresources.wales/floods", "rabbit.org", "https://www.gwent.police.uk/"),
    ],
)
def test_a_link_to_somebody_else_is_nobodys_disguise(link: str) -> None:
    [only] = links(f"Read {link} now")
    assert taken_for(only, OURS) == ""
    assert not is_shortened(only)


@settings(max_examples=150)
@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_written_breaks_nothing(text: str, more: str) -> None:
    for link in links(f"{text} https://{more}"):
        taken_for(link, OURS)
        assert link.host


# What each channel carries


def test_what_only_seems_to_carry_the_page_is_named_by_its_channel() -> None:
    bare = replace(X, text="The fair opens at ten.")
    reason = way_lost(replace(DRAFT, wordings=(FACEBOOK, bare)))
    assert isinstance(reason, str)
    assert reason.startswith("On X residents could not follow")
    assert PAGE in reason


@pytest.mark.parametrize("words", [f"See {PAGE}.", f"({PAGE})", f"“{PAGE}”", f"A\n{PAGE}\nB"])
def test_a_page_in_the_words_is_carried(words: str) -> None:
    assert way_lost(replace(DRAFT, wordings=(replace(X, text=words),))) is None


def test_links_are_marked_where_they_stand_in_the_message() -> None:
    words = "Tŷ: bit.ly/x or https://usk-example.co/"
    short = shortened(replace(DRAFT, message=words))
    assert isinstance(short, Marked)
    assert [words[slice(*span)] for span in short.spans] == ["bit.ly/x"]
    copied = replace(X, text=f"{PAGE} https://usk.example.evil.example")
    alike = looks_like_ours(replace(DRAFT, wordings=(copied,)))
    assert isinstance(alike, Marked)
    assert alike.spans == (), "it stands in no message, but in what a channel would be sent"


def test_an_ordinary_post_with_its_page_is_silent() -> None:
    spoken = [line for line in findings(Stage.DRAFT, DRAFT) if line.clause == "1.5"]
    assert {line.verdict for line in spoken} == {Verdict.KEPT}


@pytest.mark.parametrize(
    ("url", "is_home"),
    [
        ("https://usk.example", True),
        ("https://usk.example/cy/", True),
        ("https://usk.example/index.php#news", True),
        ("https://usk.example/?page_id=12", False),
        ("https://usk.example/homes", False),
        ("https://usk.example/cy/newyddion", False),
    ],
)
def test_a_home_page_is_known_by_its_address(url: str, is_home: bool) -> None:
    assert is_home_page(url) is is_home


# Whether a page is about what its post says

PAGES = {
    "agenda": "Agenda: council meeting. Apologies. Declarations of interest. To approve minutes "
    "and the budget, and to set the precept. Planning: the Sessions House roof. Allotments.",
    "road": "Maryport Street closed. The street will be closed to traffic while the water main is "
    "repaired. The diversion is by Bridge Street. Bus 60 stops in Twyn Square.",
    "market": "Winter market and lights. Forty stalls, the town band, and the lights switched on "
    "by the school. Twyn Square. Parking is free. A stall is £15.",
    "ffordd": "Stryd Maryport ar gau. Bydd y stryd ar gau i draffig tra bydd y bibell ddŵr yn cael "
    "ei thrwsio. Mae'r gwyriad ar hyd Stryd y Bont. Bydd bws 60 yn stopio yn Sgwâr Twyn.",
    "survey": "Have your say on the bandstand in Castle Parade. The survey asks what should become "
    "of it: repair, move or replace. It closes in December.",
    "cemetery": "Cemetery fees and opening hours. The gates are locked at dusk. Graves, memorials "
    "and ashes: what a plot costs, and how to apply for a memorial permit.",
    "parc": "Parciau a meysydd chwarae. Mae'r parc sglefrio a'r siglenni ar agor drwy'r flwyddyn. "
    "Dim cŵn ar y maes chwarae, os gwelwch yn dda.",
    "grants": "Grants for local groups. The council gives small grants to clubs and charities. "
    "How to apply, the form, and the date by which applications close.",
}
RIGHT = [
    ("agenda", "The council meets on Monday. Read the agenda, the budget and the precept."),
    ("agenda", "Next meeting: the roof of the Sessions House and the allotments are discussed."),
    ("road", "Road closure: Maryport Street is closing for water main repairs. Use the diversion."),
    ("road", "Buses will not run through Maryport Street next week. Traffic goes another way."),
    ("road", "Bydd Stryd Maryport ar gau, ac mae'r bws yn stopio yn Sgwâr Twyn."),
    ("market", "Would you like a stall at our winter market? Local makers come first."),
    ("market", "Marchnad y gaeaf · Winter market. Lights at 5pm in Twyn Square."),
    (
        "ffordd",
        "Mae'r stryd ar gau i draffig yr wythnos hon. Dilynwch y gwyriad, os gwelwch yn dda.",
    ),
    ("ffordd", "Maryport Street is closed this week. The road will be dug up for a new pipe."),
    ("survey", "What should become of the bandstand? Tell us what you think before it closes."),
    ("survey", "The Castle Parade survey is open. Five minutes, six questions."),
    ("cemetery", "From April the fees for memorials and plots in the cemetery go up by £5."),
    ("cemetery", "The cemetery gates close at four on winter evenings."),
    ("parc", "Mae'r siglenni newydd yn y parc ar agor. Dewch â'r plant."),
    ("parc", "The new swings are open, and the skate park too. Bring the children."),
    ("grants", "Do you run a club? You can apply for a grant until the end of the month."),
    ("grants", "Small grants, big difference: the form for local charities is here."),
    ("agenda", "Thank you all."),
]
WRONG = [
    ("agenda", "The skate park is shut while new ramps are fitted. Please keep off the concrete."),
    ("agenda", "Free swimming lessons for children start at the leisure centre in the holidays."),
    ("road", "Would you like to join the carol singers outside the church on Christmas Eve?"),
    ("road", "Applications for small grants close soon. Clubs and charities can apply online."),
    ("market", "The cemetery gates are locked at dusk. Memorial permits need a signed form."),
    ("market", "Drains are blocked with leaves: the county clears them before the heavy rain."),
    ("ffordd", "Mae'r siglenni newydd wedi cyrraedd, ac maen nhw'n barod i'r plant bach."),
    ("survey", "Bins will be collected one day later after the bank holiday. Recycling as well."),
    ("cemetery", "The winter market has forty stalls, a brass band and hot chestnuts."),
    ("cemetery", "Councillors agreed the precept and thanked volunteers who cleared the snow."),
    ("parc", "Bydd y llyfrgell yn cau yn gynnar nos Wener oherwydd hyfforddiant staff."),
    ("grants", "The river is rising fast and the footbridge is closed. Sandbags are in the yard."),
]


def test_links_and_words_with_a_hyphen_are_not_looked_for() -> None:
    alike = resemblance("Ramps: www.ramps.example or usktown.co.uk, re-opened skate-park", "")
    assert alike.missing == ("ramps",)


@pytest.mark.parametrize(("page", "post"), RIGHT)
def test_a_page_about_the_post_is_no_surprise(page: str, post: str) -> None:
    assert not resemblance(post, PAGES[page]).is_slight()


@pytest.mark.parametrize(("page", "post"), WRONG)
def test_a_page_about_something_else_is_a_surprise(page: str, post: str) -> None:
    assert resemblance(post, PAGES[page]).is_slight()


def test_the_words_that_are_not_there_are_named_in_the_posts_order() -> None:
    alike = resemblance("Swings, ramps and a skate park for the children", PAGES["market"])
    assert alike.missing[:3] == ("swings", "ramps", "skate")


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_every_text_is_like_itself(text: str) -> None:
    assert resemblance(text, text).missing == ()
