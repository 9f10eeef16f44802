"""The tokens that were given, and which of them still open."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from platforms.practice import accounts
from platforms.practice.memory import Memory
from platforms.practice.records import Consent

GIVEN: Final = (
    ("facebook", "access", accounts.FACEBOOK.access_token),
    ("x", "access", accounts.X.access_token),
    ("x", "refresh", accounts.X.refresh_token),
    ("youtube", "access", accounts.YOUTUBE.access_token),
    ("youtube", "refresh", accounts.YOUTUBE.refresh_token),
)


class Keys(Memory):
    def _give_keys(self) -> None:
        for platform, kind, token in GIVEN:
            self._change(
                "INSERT OR IGNORE INTO token VALUES (?, ?, ?, 0, NULL)", token, platform, kind
            )

    def issued_at(self, token: str, platform: str, kind: str = "access") -> float | None:
        """Return when we gave a token that still opens; None when there is none."""
        rows = self._rows(
            "SELECT issued_at FROM token"
            " WHERE token = ? AND platform = ? AND kind = ? AND used_at IS NULL",
            token,
            platform,
            kind,
        )
        return float(rows[0]["issued_at"]) if rows else None

    def issue(
        self, platform: str, kind: str, *, now: datetime, consent: Consent | None = None
    ) -> str:
        """Give a token; what somebody consented to goes with it."""
        token = f"practice-{platform}-{kind}-{secrets.token_urlsafe(18)}"
        columns = {"token": token, "platform": platform, "kind": kind, "issued_at": now.timestamp()}
        with self.together():
            self._insert("token", columns)
            if consent:
                self._insert("consent", {"token": token, **consent.columns()})
        return token

    def consent(self, token: str) -> Consent | None:
        """Return what somebody consented to with a token; None for those of the first minute."""
        rows = self._rows("SELECT * FROM consent WHERE token = ?", token)
        return Consent.read(rows[0]) if rows else None

    def knows_refresh(self, token: str, platform: str) -> bool:
        """Return whether we ever gave this refresh token."""
        sql = "SELECT 1 FROM token WHERE token = ? AND platform = ? AND kind = 'refresh'"
        return bool(self._rows(sql, token, platform))

    def use_up(self, token: str, platform: str, kind: str = "refresh", *, now: datetime) -> bool:
        """Use a token for the one time that it may be used. False when it was."""
        sql = (
            "UPDATE token SET used_at = ? WHERE token = ? AND platform = ?"
            " AND kind = ? AND used_at IS NULL"
        )
        return bool(self._change(sql, now.timestamp(), token, platform, kind))

    def end_connection(self, platform: str, *, now: datetime) -> None:
        """Let no token of a platform open anything any more."""
        sql = "UPDATE token SET used_at = ? WHERE platform = ? AND used_at IS NULL"
        self._change(sql, now.timestamp(), platform)

    def ended(self) -> list[str]:
        """Return the platforms that have ended their connection, and were not connected since."""
        sql = (
            "SELECT platform FROM token WHERE kind = 'access'"
            " GROUP BY platform HAVING count(*) = count(used_at)"
        )
        return [str(row["platform"]) for row in self._rows(sql)]

    def let_in_again(self) -> None:
        """Let every token open again that we ever gave. A code stays spent."""
        self._change("UPDATE token SET used_at = NULL WHERE kind <> 'code'")
