"""X's tokens: an access token opens for two hours, and a refresh token is good for one more."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

import requests
import tweepy
from django.conf import settings

from platforms.base import Account
from platforms.transport import explained, wired
from platforms.x.errors import ENDED

logger = logging.getLogger(__name__)

TOKENS = "https://api.twitter.com/2/oauth2/token"


def renewed(account: Account) -> Account:
    """Spend the account's refresh token. The new pair is the only one that opens from then on."""
    if not account.refresh_token:
        raise explained(ENDED)
    session = wired(
        tweepy.OAuth2UserHandler(
            client_id=settings.X_CLIENT_ID,
            client_secret=settings.X_CLIENT_SECRET or None,
            # Both were settled when an administrator connected the account.
            redirect_uri=None,
            scope=None,
        ),
        settings.X_API_URL,
    )
    session.register_compliance_hook("refresh_token_response", _taken)
    token = session.refresh_token(
        TOKENS,
        refresh_token=account.refresh_token,
        auth=session.auth,
        client_id=settings.X_CLIENT_ID,
    )
    end = token.get("expires_at")
    return replace(
        account,
        access_token=str(token["access_token"]),
        refresh_token=str(token["refresh_token"]),
        expires_at=end and datetime.fromtimestamp(end, UTC),
    )


def _taken(answer: requests.Response) -> requests.Response:
    """Raise when X does not take a refresh token: it is used, withdrawn, or not ours.

    Asked before the SDK reads the answer, because to the SDK every answer without a token is a
    refusal, even one that only says that X is busy.
    """
    if answer.status_code in (400, 401):
        logger.warning("X answered %s to a refresh token", answer.status_code)
        raise explained(ENDED)
    return answer
