"""What the council has said in the first half of this month."""

from datetime import time

from posts.actions import Answered
from usk_social.demo.planned import (
    CONTACT,
    EVENT,
    FACEBOOK,
    HOME,
    LATER,
    YOUTUBE,
    Kind,
    NoPage,
    Planned,
    Route,
    X,
)

FIRST_HALF = (
    Planned(
        key="surgery",
        author="rees",
        day=-28,
        hour=time(9, 30),
        kind=Kind.MEETING,
        message="Meet your councillors\n"
        "The surgery is on the first Saturday of the month at 10am in the Memorial Hall. Come with "
        "a question, a worry or an idea. The kettle will be on.",
        page=CONTACT,
        picture="surgery",
        title="Surgery notice",
        alt_text="A sheet of paper on a noticeboard: Your councillors, first Saturday of the "
        "month, 10am, Memorial Hall, no need to book.",
        answered=Answered(offline_routes=(Route.NOTICEBOARD,)),
        reason=LATER,
        by="clerk",
    ),
    Planned(
        key="drains",
        author="clerk",
        day=-26,
        hour=time(8, 45),
        kind=Kind.SERVICE,
        message="Drains in Bridge Street and Priory Street\n"
        "The county council is clearing the leaves from them this week. Please leave room for the "
        "lorry in the mornings if you can.",
        no_page=(NoPage.PARTNER, "The work and its notice are the county council's."),
        answered=Answered(offline_routes=(Route.LEAFLET,)),
        reason=LATER,
        by="mayor",
    ),
    Planned(
        key="market",
        author="morgan",
        day=-25,
        hour=time(11, 0),
        kind=Kind.EVENT,
        message="Marchnad y gaeaf · Winter market\n"
        "Sgwâr Twyn, y dydd Sadwrn cyntaf ym mis Rhagfyr, 2yp tan 7yh. Cynnau'r goleuadau am 5yp.\n"
        "Twyn Square, the first Saturday of December, 2pm to 7pm. Lights at 5pm. Free.",
        page=EVENT,
        picture="lights",
        title="Winter market, drawn",
        credit="Usk Winter Lights: permission in an email of 3 November",
        alt_text="A drawing of three striped stalls under a string of lights at night, with the "
        "words Marchnad y Gaeaf, Winter Market.",
        by="clerk",
        days_ahead=2,
    ),
    Planned(
        key="stalls",
        author="bevan",
        day=-23,
        hour=time(12, 15),
        kind=Kind.EVENT,
        message="A stall at the winter market\n"
        "Would you like one? It is £15 for the afternoon, and local makers come first. By when to "
        "book is on our website.",
        page=EVENT,
        by="mayor",
    ),
    Planned(
        key="thanks",
        author="price",
        day=-21,
        hour=time(18, 30),
        kind=Kind.NEWS,
        message="Forty bags of leaves in one morning\n"
        "Thank you to everyone who came to clear the cemetery paths on Saturday. Diolch o galon i "
        "chi i gyd.",
        no_page=(NoPage.REPLY, "These are thanks, and there is nothing more to read."),
        by="clerk",
    ),
    Planned(
        key="bandstand",
        author="price",
        day=-19,
        hour=time(10, 0),
        kind=Kind.CONSULTATION,
        message="What should become of the bandstand in Castle Parade?\n"
        "Mend it, move it, or make room for something else: tell us what you think. Where to "
        "write, and by when, is on our website.",
        page=HOME,
        picture="bandstand",
        title="The bandstand in summer",
        alt_text="A drawing of a bandstand with a green roof on a lawn, with the words "
        "Parade y Castell, Castle Parade.",
        answered=Answered(offline_routes=(Route.NOTICEBOARD, Route.LIBRARY, Route.NEWSLETTER)),
        reason=LATER,
        by="clerk",
    ),
    Planned(
        key="film",
        author="price",
        day=-18,
        hour=time(9, 0),
        kind=Kind.CONSULTATION,
        message="Castle Parade bandstand: what should become of it?\n"
        "Three pictures, nine seconds, no sound. Then tell us what you think.",
        page=HOME,
        channels=(FACEBOOK, X, YOUTUBE),
        picture="film",
        title="The bandstand, three seasons",
        answered=Answered(offline_words="The same is asked on paper in the library."),
        reason="There are no words in the film, and the Welsh question has a post of its own.",
        by="mayor",
    ),
    Planned(
        key="flood",
        author="clerk",
        day=-16,
        hour=time(18, 10),
        kind=Kind.EMERGENCY,
        message="The river is rising\n"
        "The path under the bridge is closed: please keep away from the water. Sandbags are at the "
        "Memorial Hall until 10pm. If you are in danger, call 999.",
        no_page=(NoPage.EMERGENCY, "The water is rising now. A page follows in the morning."),
        answered=Answered(offline_words="The wardens are knocking at the doors by the river."),
        hurried="The river is over the path and rising, and the Mayor cannot be reached. The page "
        "follows in the morning.",
        by="mayor",
        words="It was right. I was on the train back from Cardiff.",
    ),
)
