"""The words that the council's lists begin with. The council keeps its own from then on."""


def think_twice() -> list[str]:
    """Words that sound worse than they were meant: warned of (3.7)."""
    return ["ridiculous", "rubbish", "nonsense", "stupid", "idiot", "moaners", "whingers", "liar"]


def blocked() -> list[str]:
    """Words that insult people for what they are: refused until somebody says why (3.11)."""
    return ["chav", "gypo", "gyppo", "pikey"]


def exceptions() -> list[str]:
    """Places and names in which a listed word is no insult."""
    return []


def sensitive() -> list[str]:
    """Topics that may inflame, such as parties and religion (3.11)."""
    return ["Conservative", "Labour", "Plaid Cymru", "Liberal Democrat", "Reform UK"]


def initials() -> list[str]:
    """Initials that everybody in the town knows (3.7)."""
    return ["UK", "NHS", "BBC", "GP", "PDF", "AM", "PM", "BT"]


def contacts() -> list[str]:
    """Telephone and email of the council and its partners, which are public (3.8)."""
    return []


def bilingual() -> list[str]:
    """Kinds of post that the council wants in both languages."""
    return ["meeting", "agenda", "decision", "consultation", "service", "emergency"]
