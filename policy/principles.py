"""The five principles for what residents write (3.15), in the policy's own words."""

from enum import StrEnum


class Principle(StrEnum):
    RESPECT = "respect"
    LANGUAGE = "language"
    LAW = "law"
    LINKS = "links"
    COMMERCIAL = "commercial"


WORDS = {
    Principle.RESPECT: "Respect other users",
    Principle.LANGUAGE: "Avoid offensive language",
    Principle.LAW: "Do not break the law",
    Principle.LINKS: "Do not link to inappropriate sites",
    Principle.COMMERCIAL: "Do not add commercial content",
}

MEANINGS = {
    Principle.RESPECT: (
        "Argue with what somebody says or does as hard as you like; do not insult or bully them, "
        "or attack anybody for who they are."
    ),
    Principle.LANGUAGE: (
        "Say it in words that you would use at a public meeting with children in the room."
    ),
    Principle.LAW: (
        "No threats, no hatred, no accusing somebody of a crime by name, and nobody's address, "
        "telephone number or other private details."
    ),
    Principle.LINKS: (
        "No links to pages that deceive or harm people, or that are not fit for everybody; links "
        "to news, petitions and public bodies are welcome."
    ),
    Principle.COMMERCIAL: (
        "Nothing is sold or advertised here; telling others of a fair or a charity's event is no "
        "advertisement."
    ),
}
"""What each asks of a resident, in one plain sentence."""

REPLIES = {
    Principle.RESPECT: (
        "We have hidden a comment here because it was aimed at a person and not at what they said "
        "or did. You are welcome to say it again without that: criticism of the council stays up.",
        "Rydym wedi cuddio sylw yma am ei fod yn ymosod ar berson yn hytrach nag ar yr hyn a "
        "ddywedodd neu a wnaeth. Mae croeso ichi ei ddweud eto heb hynny: mae beirniadaeth o'r "
        "cyngor yn aros.",
    ),
    Principle.LANGUAGE: (
        "We have hidden a comment here because of the words it used. You are welcome to say the "
        "same in other words.",
        "Rydym wedi cuddio sylw yma oherwydd ei eiriau. Mae croeso ichi ddweud yr un peth mewn "
        "geiriau eraill.",
    ),
    Principle.LAW: (
        "We have taken down a comment here because it may be against the law, or because it showed "
        "somebody's private details. If you are in danger, call 999.",
        "Rydym wedi tynnu sylw i lawr yma am y gallai fod yn groes i'r gyfraith, neu am ei fod yn "
        "dangos manylion preifat rhywun. Os ydych mewn perygl, ffoniwch 999.",
    ),
    Principle.LINKS: (
        "We have hidden a comment here because of the page it linked to. You are welcome to say it "
        "again without the link.",
        "Rydym wedi cuddio sylw yma oherwydd y dudalen yr oedd yn cysylltu â hi. Mae croeso ichi "
        "ei ddweud eto heb y ddolen.",
    ),
    Principle.COMMERCIAL: (
        "We have hidden a comment here because it advertised something. Our pages are kept for "
        "council and community matters.",
        "Rydym wedi cuddio sylw yma am ei fod yn hysbysebu rhywbeth. Cedwir ein tudalennau at "
        "faterion y cyngor a'r gymuned.",
    ),
}
"""What the council says in public when it hides something by it, in English and in Welsh, until
the council has words of its own."""
