"""The invented accounts that the practice platforms know from the first minute.

Nothing here opens anything but a practice platform on this machine.
"""

# ruff: noqa: S105, S106  (these secrets are no secrets)

from platforms.base import Account

FACEBOOK = Account(external_id="101000000000001", access_token="practice-facebook-page-token")
X = Account(
    external_id="2002000000000000001",
    access_token="practice-x-user-token",
    refresh_token="practice-x-refresh-token",
)
YOUTUBE = Account(
    external_id="UCpracticeUskTownCouncil",
    access_token="practice-youtube-token",
    refresh_token="practice-youtube-refresh-token",
)

COUNCIL = "Usk Town Council"
HANDLE = "UskTownCouncil"
APP_ID = "practice-app"
APP_SECRET = "practice-secret"
X_WEBHOOK_SECRET = "practice-webhook-secret"
