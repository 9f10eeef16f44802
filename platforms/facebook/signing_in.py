"""How the council lets us in at Facebook: somebody agrees there, and chooses its Page."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import ClassVar, TypedDict

from django.conf import settings
from pyfacebook import FacebookApi, FacebookError

from platforms.base import Account
from platforms.facebook import VERSION
from platforms.facebook.errors import ENDED, LastAnswer
from platforms.signing_in import Begun, NotOurs, Offer, Personal, expect_app, expect_scopes
from platforms.transport import explained, page, sorted_errors, wired

CONSENT = f"https://www.facebook.com/{VERSION}/dialog/oauth"
TOKENS = f"https://graph.facebook.com/{VERSION}/oauth/access_token"
SCOPES = (
    "pages_show_list",
    "pages_manage_posts",
    "pages_read_engagement",
    "pages_read_user_content",
    "pages_manage_engagement",
    "pages_manage_metadata",
)
TASKS = {"CREATE_CONTENT", "MODERATE"}
"""What somebody must be allowed to do on a Page before the portal can do it through them."""
PERSONAL = "This is a personal profile. Choose the council's Page."
NO_RIGHTS = (
    "Whoever signed in may not both post and moderate on any Page. "
    "Sign in as somebody with full rights on the council's Page."
)
ANOTHER_APP = "Facebook gave this to another app, so it was refused. Begin again from here."
MANY_PAGES = 100


class Facts(TypedDict, total=False):
    """What Facebook says of a token. Times are seconds since 1970, and 0 is never."""

    app_id: str
    type: str
    is_valid: bool
    profile_id: str
    scopes: list[str]
    expires_at: int
    data_access_expires_at: int


class Page(TypedDict):
    """A Page, and what the person who signed in may do on it."""

    id: str
    name: str
    access_token: str
    tasks: list[str]


class FacebookSignIn:
    hosts: ClassVar[tuple[str, ...]] = ("facebook.com", "fb.com")

    def __init__(self) -> None:
        expect_app("Facebook", settings.FACEBOOK_APP_ID, settings.FACEBOOK_APP_SECRET)
        self._last = LastAnswer()
        self._api = FacebookApi(
            app_id=settings.FACEBOOK_APP_ID,
            app_secret=settings.FACEBOOK_APP_SECRET,
            oauth_flow=True,
            version=VERSION,
            authorization_url=CONSENT,
            access_token_url=TOKENS,
            sleep_on_rate_limit=False,
        )
        session = wired(self._api.session, settings.FACEBOOK_API_URL)
        session.hooks["response"].append(self._last.remember)

    def begin(self, *, state: str, back: str) -> Begun:
        """Facebook has no PKCE for a server that keeps a secret; the code needs that secret.

        A permission that was once refused is only asked for again when we say so.
        """
        address, _ = self._api.get_authorization_url(
            redirect_uri=back,
            scope=[",".join(SCOPES)],
            state=state,
            url_kwargs={"auth_type": "rerequest"},
        )
        return Begun(page(address, settings.FACEBOOK_API_URL))

    def offers(self, *, code: str, verifier: str, back: str) -> Sequence[Offer]:
        with self._sorted():
            person = self._lasting(self._exchanged(code, back))
            facts = self._facts(person)
            expect_scopes("Facebook", SCOPES, facts.get("scopes", []))
            pages = self._pages(person)
        if not pages:
            raise Personal(PERSONAL)
        offers = [
            Offer(Account(found["id"], found["access_token"]), found["name"])
            for found in pages
            if set(found["tasks"]) >= TASKS
        ]
        if not offers:
            raise NotOurs(NO_RIGHTS)
        return offers

    def check(self, account: Account) -> datetime | None:
        with self._sorted():
            facts = self._facts(account.access_token)
        if facts["type"] != "PAGE":
            raise Personal(PERSONAL)
        if facts["profile_id"] != account.external_id:
            raise NotOurs("Facebook let us into another Page than the council's.")
        ends = [facts.get("expires_at", 0), facts.get("data_access_expires_at", 0)]
        return min((datetime.fromtimestamp(end, UTC) for end in ends if end), default=None)

    def _exchanged(self, code: str, back: str) -> str:
        # By ourselves: the SDK does it on a session of its own, which never gives up waiting.
        answer = self._api.session.get(
            TOKENS,
            params={
                "client_id": settings.FACEBOOK_APP_ID,
                "client_secret": settings.FACEBOOK_APP_SECRET,
                "redirect_uri": back,
                "code": code,
            },
        ).json()
        if "error" in answer:
            raise FacebookError(answer)
        return str(answer["access_token"])

    def _lasting(self, token: str) -> str:
        """Change a person's token for one of sixty days: the Pages' from it have no end."""
        return str(self._api.exchange_long_lived_user_access_token(token)["access_token"])

    def _facts(self, token: str) -> Facts:
        app = f"{settings.FACEBOOK_APP_ID}|{settings.FACEBOOK_APP_SECRET}"
        try:
            facts: Facts = self._api.debug_token(token, access_token=app)["data"]
        except FacebookError as error:
            if "did not match the Viewing App" in error.message:
                raise NotOurs(ANOTHER_APP) from None
            raise
        if not facts["is_valid"]:
            raise explained(ENDED)
        if facts["app_id"] != settings.FACEBOOK_APP_ID:
            raise NotOurs(ANOTHER_APP)
        return facts

    def _pages(self, token: str) -> list[Page]:
        """Return the Pages on which this person may do anything."""
        answer = self._api.get_connection(
            "me",
            "accounts",
            access_token=token,
            fields="id,name,access_token,tasks",
            limit=str(MANY_PAGES),
        )
        return list(answer["data"])

    def _sorted(self) -> AbstractContextManager[None]:
        # Whatever fails, the way is begun anew, which does no harm.
        return sorted_errors("Facebook", self._last.refusal, repeatable=True)
