"""The words that the council's lists begin with. The council keeps its own from then on.

They are short on purpose, and looked through once a year: language moves, and a list that cries
out too often is soon not read. A word with a second, harmless meaning stays out of `blocked`.
"""


def think_twice() -> list[str]:
    """Words that sound worse than they were meant: warned of (3.7)."""
    return [
        *("ridiculous", "nonsense", "stupid", "idiot", "moron", "moaner", "whinge", "liar"),
        *(
            "pathetic",
            "disgusting",
            "shambles",
            "clueless",
            "hysterical",
            "troublemaker",
            "busybody",
        ),
        *("so-called", "keyboard warrior", "jobsworth", "nimby", "get a life", "calm down"),
        *("twp", "dwl", "sothach", "celwydd", "celwyddgi", "gwarthus", "cwynwr"),
    ]


def blocked() -> list[str]:
    """Words that insult people for what they are: refused until somebody says why (3.11)."""
    return [
        *("chav", "dago", "darkie", "gippo", "gook", "gypo", "gyppo", "kike", "mong"),
        *("nigga", "nigger", "paki", "pikey", "poofter", "raghead", "sheepshagger", "shemale"),
        *("spastic", "spaz", "towelhead", "wog", "wop", "yid"),
        *("cadi ffan", "nigar", "sbastig"),
    ]


def exceptions() -> list[str]:
    """Places and names in which a listed word is no insult."""
    return [
        *("Offa's Dyke", "Clawdd Offa", "Gypsy Lane", "Spastics Society", "Mong Kok", "Te Paki"),
        *("Labour Day", "Labour Exchange", "Labour Ward", "Conservative estimate"),
    ]


def sensitive() -> list[str]:
    """Topics that may inflame, such as parties and religion (3.11).

    One with a capital is looked for with its capital: Labour, but not labour.
    """
    return [
        *("Conservative", "Tory", "Labour", "Plaid Cymru", "Liberal Democrat", "Lib Dem"),
        *("Reform UK", "Green Party", "UKIP", "Ceidwadwyr", "Llafur", "Democratiaid Rhyddfrydol"),
        *("Y Blaid Werdd", "vote for", "candidate", "manifesto", "hustings", "canvass"),
        *("referendum", "Brexit", "pleidleisiwch dros", "ymgeisydd", "maniffesto", "refferendwm"),
        *("Christianity", "Islam", "Muslim", "Jew", "Jewish", "Hindu", "Sikh", "Catholic"),
        *("Protestant", "atheist", "religion", "religious", "crefydd", "crefyddol", "Mwslim"),
        *("Iddew", "Israel", "Palestine", "Gaza", "abortion", "asylum seeker", "immigration"),
        *("erthyliad", "ceiswyr lloches", "mewnfudo"),
    ]


def initials() -> list[str]:
    """Initials that everybody in the town knows (3.7)."""
    return [
        *("UK", "EU", "USA", "NHS", "GIG", "BBC", "ITV", "S4C", "GP", "PDF", "AM", "PM", "BT"),
        *("MP", "MS", "TV", "DVD", "CD", "CCTV", "IT", "ID", "OK", "FAQ", "QR", "RSVP", "PS"),
        *("NB", "DIY", "GMT", "BST", "AGM", "HGV", "RSPCA", "RSPB", "RNLI", "DVLA", "PCSO", "VE"),
        *("VJ", "WWI", "WWII", "WI", "CPR", "SOS", "HM", "CBE", "MBE", "OBE"),
    ]


def contacts() -> list[str]:
    """Telephone and email of the council and its partners, which are public (3.8)."""
    return []


def bilingual() -> list[str]:
    """Kinds of post that the council wants in both languages."""
    return ["meeting", "agenda", "decision", "consultation", "service", "emergency"]
