"""What the council has said this month."""

from datetime import time

from usk_social.demo.planned import (
    CONTACT,
    EVENT,
    FACEBOOK,
    FAILED,
    HOME,
    MINUTES,
    NEWS,
    UNCONFIRMED,
    YOUTUBE,
    Kind,
    NoPage,
    Planned,
    X,
)

SENT = (
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
        alt_text="A sheet of paper on a noticeboard: Your councillors, first Saturday of the "
        "month, 10am, Memorial Hall, no need to book.",
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
        alt_text="A drawing of a bandstand with a green roof on a lawn, with the words "
        "Parade y Castell, Castle Parade.",
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
        channels=(YOUTUBE,),
        picture="film",
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
        by="mayor",
    ),
    Planned(
        key="flood-over",
        author="clerk",
        day=-15,
        hour=time(9, 0),
        kind=Kind.SERVICE,
        message="The path under the bridge is open again\n"
        "The river has fallen overnight. The path is muddy, so take care. Mae'r llwybr o dan y "
        "bont ar agor eto.",
        no_page=(NoPage.NOTHING, "The path is open, and that is all there is to say."),
        by="mayor",
    ),
    Planned(
        key="meeting",
        author="clerk",
        day=-14,
        hour=time(9, 15),
        kind=Kind.MEETING,
        message="The council meets on Monday at 7pm\n"
        "In the Memorial Hall. Fifteen minutes are kept for your questions, and everybody is "
        "welcome to stay.",
        no_page=(NoPage.NOTHING, "The agenda had its own post last week."),
        by="mayor",
    ),
    Planned(
        key="minutes",
        author="clerk",
        day=-12,
        hour=time(14, 0),
        kind=Kind.DECISION,
        message="What the council decided on Monday\n"
        "The rent of a full allotment plot stays at £42, and the winter market may cost no more "
        "than £3,150. The draft minutes are on our website.",
        page=MINUTES,
        by="mayor",
    ),
    Planned(
        key="cofnodion",
        author="morgan",
        day=-12,
        hour=time(14, 5),
        kind=Kind.DECISION,
        message="Penderfyniadau'r cyngor nos Lun\n"
        "Bydd rhent rhandir llawn yn aros yn £42, ac ni fydd marchnad y gaeaf yn costio mwy na "
        "£3,150. Mae'r cofnodion drafft ar ein gwefan.",
        page=MINUTES,
        channels=(FACEBOOK,),
        by="mayor",
    ),
    Planned(
        key="stalls-again",
        author="bevan",
        day=-9,
        hour=time(12, 15),
        kind=Kind.EVENT,
        message="A stall at the winter market\n"
        "Would you like one? It is £15 for the afternoon, and local makers come first. By when to "
        "book is on our website.",
        page=EVENT,
        by="clerk",
        went={
            X: (
                FAILED,
                "X refused this: You are not allowed to create a Tweet with duplicate content.",
            )
        },
    ),
    Planned(
        key="light",
        author="finance",
        day=-7,
        hour=time(11, 20),
        kind=Kind.SERVICE,
        message="The street light by 14 Maryport Street\n"
        "It has been reported to the county council. Thank you to the resident who asked about it "
        "at our meeting.",
        page=MINUTES,
        by="clerk",
    ),
    Planned(
        key="road",
        author="clerk",
        day=-3,
        hour=time(10, 0),
        kind=Kind.SERVICE,
        message="Maryport Street will be closed to traffic\n"
        "For five days, while the water main is repaired. You can walk along it and reach every "
        "shop at all times. Dates, diversion and buses are on our website.",
        page=NEWS,
        by="mayor",
    ),
    Planned(
        key="ffordd",
        author="morgan",
        day=-3,
        hour=time(10, 30),
        kind=Kind.SERVICE,
        message="Bydd Stryd Maryport ar gau i draffig\n"
        "Am bum niwrnod, tra bydd y brif bibell ddŵr yn cael ei thrwsio. Cewch gerdded ar hyd y "
        "stryd a chyrraedd pob siop drwy'r amser. Mae'r manylion ar ein gwefan.",
        page=NEWS,
        by="clerk",
        went={
            FACEBOOK: (
                UNCONFIRMED,
                "Facebook gave no clear answer, so this may be live or not; "
                "look at Facebook before you send it again.",
            )
        },
    ),
)
