"""Google's client on our wire: signed in, and sending once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from typing import BinaryIO

import httplib2
import requests
from django.conf import settings
from google.auth.exceptions import TransportError
from google.auth.transport import Response
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.credentials import Credentials

from platforms.base import Account
from platforms.transport import wired

SAID = {200, 400, 401}
"""How Google answers who asks for a token: here it is, or no. Anything else is no answer."""


class Once(Request):
    """Asks for a token once. The SDK would ask an office in trouble three times, asleep between."""

    def __call__(self, *args: object, **options: object) -> Response:
        answer: Response = super().__call__(*args, **options)
        if answer.status not in SAID:
            raise TransportError(f"{answer.status} instead of a token")
        return answer


class Http:
    """What googleapiclient asks of httplib2, on requests: httplib2 may send a POST twice."""

    def __init__(self, account: Account) -> None:
        self._account = account
        address = settings.YOUTUBE_API_URL
        self._credentials = Credentials(
            account.access_token,
            refresh_token=account.refresh_token or None,
            token_uri="https://oauth2.googleapis.com/token",  # noqa: S106  an address, no token
            client_id=settings.GOOGLE_CLIENT_ID,
            client_secret=settings.GOOGLE_CLIENT_SECRET,
            expiry=account.expires_at and account.expires_at.astimezone(UTC).replace(tzinfo=None),
        )
        self._tokens = Once(wired(requests.Session(), address))
        self._session = wired(
            AuthorizedSession(self._credentials, auth_request=self._tokens), address
        )
        # None is followed (see `request`), but at 0 requests stumbles over one all the same.
        self._session.max_redirects = 1

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | BinaryIO | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[httplib2.Response, bytes]:
        # In memory, so that it can go again with a new token after a 401, which did nothing.
        data = body.encode() if isinstance(body, str) else body
        if data is not None and not isinstance(data, bytes):
            data = data.read()
        # Google says "go on" with a 308, which to everybody else is a redirect.
        answer = self._session.request(
            method, uri, data=data, headers=dict(headers or {}), allow_redirects=False
        )
        response = httplib2.Response({**answer.headers, "status": str(answer.status_code)})
        response.reason = answer.reason
        return response, answer.content

    def renewed(self) -> Account:
        """Return the account with a new access token. Its refresh token stays good."""
        self._credentials.refresh(self._tokens)
        expiry = self._credentials.expiry
        return replace(
            self._account,
            access_token=str(self._credentials.token),
            refresh_token=str(self._credentials.refresh_token),
            expires_at=expiry and expiry.replace(tzinfo=UTC),
        )

    def close(self) -> None:
        self._session.close()
