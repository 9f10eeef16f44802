"""Criticism of the council and the Mayor, hard and fair. It stays: the policy asks for it (3.9)."""

from usk_social.demo.comments.said import Judged, Said
from usk_social.demo.planned import FACEBOOK, YOUTUBE, X

CRITICAL = (
    Said(
        "drains",
        FACEBOOK,
        3,
        "carl",
        "About time. I have reported the drain by the bridge three times since the spring.",
        Judged("clerk", reason="Fair criticism, and it is true that it was reported."),
    ),
    Said(
        "thanks",
        FACEBOOK,
        20,
        "shaun",
        "Forty bags, and not one councillor with a rake in the hand. I was there and I looked.",
        Judged("clerk"),
    ),
    Said(
        "bandstand",
        FACEBOOK,
        4,
        "carl",
        "Another consultation. You asked us about the toilets and then did as you liked. Why "
        "should anybody believe this one?",
        Judged("price", reason="Criticism of the council is welcome."),
    ),
    Said(
        "bandstand",
        X,
        6,
        "idris",
        "In May the Mayor said that there was money for this. Now it is a question again. "
        "Which is it?",
        Judged("clerk", reason="A fair question to the Mayor."),
    ),
    Said(
        "film",
        YOUTUBE,
        12,
        "carl",
        "Nine seconds of drawings. I hope nobody was paid for this.",
        Judged("price"),
    ),
    Said(
        "flood",
        FACEBOOK,
        2,
        "carl",
        "First warning at ten past six, water in my shed at five. Whoever decides when to warn "
        "us should explain that at the next meeting.",
        Judged("clerk", reason="Fair, and it is on the list for the meeting.", after=14),
    ),
    Said(
        "flood",
        FACEBOOK,
        3,
        "megan",
        "Mae'n siomedig mai yn Saesneg yn unig y daeth y rhybudd. Mae pobl yn dibynnu ar hyn.",
        Judged("clerk", reason="Fair: the next one will be in both languages.", after=14),
    ),
    Said(
        "meeting",
        X,
        8,
        "shaun",
        "Fifteen minutes for a whole town to ask its questions. The Mayor talks for longer "
        "than that before anybody else gets a word in.",
        Judged("morgan", reason="Criticism of the Mayor, and civil."),
    ),
    Said(
        "minutes",
        FACEBOOK,
        4,
        "idris",
        "Could the minutes say who voted for what? It would help us to know whom to ask.",
        Judged("clerk"),
    ),
    Said(
        "minutes",
        FACEBOOK,
        6,
        "megan",
        "Pam gwario £3,150 ar farchnad pan fo'r palmentydd mor wael?",
        Judged("morgan", reason="Beirniadaeth deg."),
    ),
    Said(
        "minutes",
        X,
        5,
        "carl",
        "£3,150 on fairy lights. Shame on the Mayor and on everybody who put a hand up for it.",
        Judged("clerk", reason="Harsh, but about the decision and not about a person's worth."),
    ),
    Said(
        "light",
        FACEBOOK,
        5,
        "idris",
        "Reported is not mended. When will it be mended?",
        Judged("rees"),
    ),
    Said(
        "stalls-again",
        FACEBOOK,
        6,
        "carl",
        "Two weeks on and still not full? Perhaps £15 is too much for a wet table in the dark.",
        Judged("price"),
    ),
    Said(
        "road",
        FACEBOOK,
        2,
        "carl",
        "Five days! My customers will find another shop and not come back. Did anybody ask "
        "the traders before this was decided?",
        Judged("clerk", reason="A fair question, and it needs an answer."),
    ),
    Said(
        "road",
        FACEBOOK,
        18,
        "megan",
        "Wythnos arall o anhrefn, a neb wedi gofyn barn y trigolion. Gwnewch yn well, os "
        "gwelwch yn dda.",
    ),
    Said(
        "road",
        X,
        23,
        "idris",
        "The county says December, your website says December, the sign by the church says "
        "January. Who checks these things?",
    ),
    Said(
        "ffordd",
        X,
        19,
        "megan",
        "Un arwydd ar y gornel, a hwnnw'n pwyntio'r ffordd anghywir. Nid dyna sut mae cau stryd.",
    ),
)
