"""What the council has not said, or not yet: scheduled, drafted, waiting, sent back, stopped."""

from __future__ import annotations

from datetime import time

from posts.actions import Answered
from posts.models import Post
from usk_social.demo.planned import (
    AGENDA,
    CONTACT,
    EVENT,
    FACEBOOK,
    HOME,
    LATER,
    Kind,
    NoPage,
    Planned,
    Route,
    X,
)

Status = Post.Status

UNSENT = (
    Planned(
        key="agenda",
        author="clerk",
        day=2,
        hour=time(10, 0),
        kind=Kind.AGENDA,
        message="The agenda of the next council meeting\n"
        "The budget, the bandstand and grants to local groups are on it. To join by video link, "
        "ask the Clerk by noon on the day.",
        page=AGENDA,
        reason=LATER,
        by="mayor",
        days_ahead=3,
    ),
    Planned(
        key="quiet-hour",
        author="morgan",
        day=4,
        hour=time(17, 0),
        kind=Kind.EVENT,
        message="Awr dawel yn y farchnad · A quiet hour at the market\n"
        "2yp tan 3yp, heb gerddoriaeth. 2pm to 3pm, without music. Twyn Square is level, and there "
        "is an accessible toilet in the Memorial Hall.",
        page=EVENT,
        by="clerk",
        days_ahead=5,
    ),
    Planned(
        key="garage",
        author="rees",
        day=-20,
        hour=time(15, 40),
        kind=Kind.NEWS,
        message="Is your car ready for the winter?\n"
        "The garage in Bridge Street checks tyres and lights at half price until the end of the "
        "month.",
        no_page=(NoPage.PARTNER, "The offer is on the garage's own page."),
        ends=Status.REFUSED,
        by="mayor",
        words="This advertises one business, and one in which you have an interest. Our "
        "channels are for the business of the council.",
    ),
    Planned(
        key="carols",
        author="morgan",
        day=6,
        hour=time(18, 0),
        kind=Kind.EVENT,
        message="Canu carolau · Carols in the square\n"
        "Sgwâr Twyn, 6yh. Twyn Square, 6pm. Bring a torch and your best scarf.",
        no_page=(NoPage.PARTNER, "The choir has the programme, and it is theirs."),
        ends=Status.WITHDRAWN,
        by="clerk",
        days_ahead=10,
    ),
    Planned(
        key="office-closed",
        author="finance",
        day=3,
        hour=time(9, 0),
        kind=Kind.SERVICE,
        message="The town office is closed today\n"
        "Everybody is at a training day. For anything urgent, leave a message on the answering "
        "machine.",
        page=CONTACT,
        answered=Answered(offline_routes=(Route.NOTICEBOARD, Route.PHONE)),
        reason=LATER,
        ends=Status.DRAFT,
        by="clerk",
        stopped_by="price",
        days_ahead=5,
    ),
    Planned(
        key="potholes",
        author="bevan",
        day=-6,
        hour=time(13, 30),
        kind=Kind.NEWS,
        message="Potholes in Priory Street\n"
        "Everybody knows who is to blame for them, and it is not us. Tell the county council to "
        "get on with it!",
        no_page=(NoPage.NOTHING, "There is no page about potholes."),
        channels=(FACEBOOK,),
        ends=Status.RETURNED,
        by="clerk",
        words="Residents need to know where to report a pothole, not whose fault it is. Please say "
        "which ones have been reported and when, and link to the page with our telephone number.",
    ),
    Planned(
        key="grants",
        author="price",
        day=-1,
        hour=time(11, 0),
        kind=Kind.DECISION,
        message="Does your club need a hand this winter?\n"
        "The council is to share £2,400 among local groups, and the form is one page long. It is "
        "on our website from noon.",
        page="/website/grants/",
        page_problem="The council's website answers 404 there: is the address right?",
        reason="The page is written and goes up at noon. Please approve this only after that.",
        answered=Answered(
            minute_ref="draft minutes", offline_routes=(Route.NOTICEBOARD, Route.LIBRARY)
        ),
        ends=Status.SUBMITTED,
    ),
    Planned(
        key="precept",
        author="clerk",
        day=-1,
        hour=time(15, 0),
        kind=Kind.AGENDA,
        message="How should the council spend its money next year?\n"
        "Councillors will be asked to set a precept of £84,600. The agenda is on our website, and "
        "fifteen minutes are kept for your questions.",
        page=AGENDA,
        reason=LATER,
        ends=Status.SUBMITTED,
    ),
    Planned(
        key="cymhorthfa",
        author="morgan",
        day=-1,
        hour=time(16, 20),
        kind=Kind.MEETING,
        message="Cymhorthfa'r cynghorwyr · Meet your councillors\n"
        "Dydd Sadwrn cyntaf y mis am 10yb yn y Neuadd Goffa. Dewch â'ch cwestiwn.\n"
        "First Saturday of the month, 10am, Memorial Hall. Bring your question.",
        page=CONTACT,
        answered=Answered(offline_routes=(Route.NOTICEBOARD,)),
        ends=Status.SUBMITTED,
    ),
    Planned(
        key="litter-pick",
        author="rees",
        day=-1,
        hour=time(12, 0),
        kind=Kind.NEWS,
        message="Bags and gloves for Saturday\n"
        "They are at the Memorial Hall from 9am. Thank you to everybody who helps.",
        no_page=(NoPage.NOTHING, "The post says it all."),
        ends=Status.EXPIRED,
        days_ahead=1,
    ),
    Planned(
        key="benches",
        author="bevan",
        day=-2,
        hour=time(20, 10),
        kind=Kind.CONSULTATION,
        message="Where would you put a bench?\nWe have three to find a place for, and",
        channels=(FACEBOOK,),
        ends=Status.DRAFT,
        question="May I name the three places that residents have suggested, or is that for the "
        "committee first?",
    ),
    Planned(
        key="reminder",
        author="clerk",
        day=-2,
        hour=time(12, 40),
        kind=Kind.CONSULTATION,
        message="There is still time to write to us about the bandstand",
        page=HOME,
        channels=(FACEBOOK, X),
        ends=Status.DRAFT,
    ),
)
