"""The invented residents one can play, and lines that are ready for them to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Resident:
    number: int
    key: str
    name: str
    manner: str
    """How they are, in a few words for whoever plays them."""

    @property
    def facebook_id(self) -> str:
        return f"30000000000000{self.number:02}"

    @property
    def x_id(self) -> str:
        return f"30000000000000000{self.number:02}"

    @property
    def channel_id(self) -> str:
        return f"UCpracticeResident{self.number:06}"

    @property
    def handle(self) -> str:
        return self.name.replace(" ", "").replace("-", "")[:15]


RESIDENTS: Final = (
    Resident(1, "gwen", "Gwen Tudor", "kind, remembers everybody's name"),
    Resident(2, "idris", "Idris Bowen", "asks before he believes"),
    Resident(3, "megan", "Megan Llewellyn", "yn siarad Cymraeg, fair and direct"),
    Resident(4, "carl", "Carl Dixon", "cross about parking, and rude about it"),
    Resident(5, "shaun", "Shaun Mercer", "frightens people when he is angry"),
    Resident(6, "deals", "Bargain Deals 4U", "not from here, and selling something"),
)
BY_KEY: Final = {resident.key: resident for resident in RESIDENTS}


@dataclass(frozen=True)
class Lines:
    """What residents say in one manner."""

    manner: str
    english: tuple[str, ...]
    welsh: tuple[str, ...]


LINES: Final = (
    Lines(
        "Kind",
        ("Thank you for letting us know so early.", "Lovely news. Well done to everyone involved."),
        ("Diolch am roi gwybod i ni mor gynnar.", "Newyddion hyfryd. Da iawn bawb."),
    ),
    Lines(
        "A question",
        (
            "What time does it start, and is there parking?",
            "Will the minutes be on the website this time?",
        ),
        (
            "Faint o'r gloch mae'n dechrau, ac oes lle i barcio?",
            "A fydd y cofnodion ar y wefan y tro hwn?",
        ),
    ),
    Lines(
        "Critical, and fair",
        ("We were promised this in June. Why has it taken until now?",),
        ("Cawsom addewid am hyn ym mis Mehefin. Pam mae wedi cymryd tan nawr?",),
    ),
    Lines(
        "Rude",
        (
            "What a useless bunch of idiots you all are.",
            "Only a clown would close that road. So the clowns did.",
        ),
        ("Am griw o dwpsod diwerth ydych chi i gyd.",),
    ),
    Lines(
        "Threatening",
        (
            "I know where you park. Cancel this or you will be sorry.",
            "Somebody should teach that councillor a lesson. I just might.",
        ),
        ("Dw i'n gwybod lle rwyt ti'n byw. Gwylia dy hun.",),
    ),
    Lines(
        "Spam",
        ("Earn 500 a day from home!!! See https://cheap-deals.example/win",),
        ("Enillwch 500 y dydd o gartref!!! https://cheap-deals.example/win",),
    ),
)
