"""Whether an address to sign in with is apart from somebody's private life (3.10)."""

from policy.clause import Reason
from policy.facts import Invitation

FREE_MAIL = frozenset(
    {
        "aol.com",
        "btinternet.com",
        "gmail.com",
        "gmx.com",
        "googlemail.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "me.com",
        "msn.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
    }
)
"""Where anybody gets an address. Short on purpose: it reminds, and refuses nobody."""


def private_address(invitation: Invitation) -> Reason:
    domain = invitation.email.rpartition("@")[2].strip().lower()
    if domain in FREE_MAIL:
        return (
            f"An address at {domain} is a private one, and council work should be apart from it. "
            "A council address is better."
        )
    return None
