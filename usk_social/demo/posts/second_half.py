"""What the council has said in the second half of this month."""

from datetime import time

from posts.actions import Answered
from usk_social.demo.planned import (
    EVENT,
    FACEBOOK,
    FAILED,
    LATER,
    MINUTES,
    NEWS,
    UNCONFIRMED,
    Kind,
    NoPage,
    Planned,
    Route,
    X,
)

SECOND_HALF = (
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
        answered=Answered(offline_routes=(Route.NOTICEBOARD,)),
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
        answered=Answered(offline_routes=(Route.NOTICEBOARD,)),
        reason=LATER,
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
        answered=Answered(
            minute_ref="draft minutes", offline_routes=(Route.NOTICEBOARD, Route.NEWSLETTER)
        ),
        reason=LATER,
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
        answered=Answered(
            minute_ref="cofnodion drafft", offline_routes=(Route.NOTICEBOARD, Route.NEWSLETTER)
        ),
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
        answered=Answered(offline_words="The resident who asked was told in person."),
        reason=f"{LATER} The house only says which street light it is.",
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
        answered=Answered(offline_routes=(Route.NOTICEBOARD, Route.LEAFLET)),
        reason=LATER,
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
        answered=Answered(offline_routes=(Route.NOTICEBOARD, Route.LEAFLET)),
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
