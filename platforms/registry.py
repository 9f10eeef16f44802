"""The platforms we speak to. A fourth is one package and one line in each table here."""

from platforms.base import Platform
from platforms.facebook import Facebook
from platforms.facebook.signing_in import FacebookSignIn
from platforms.signing_in import SignIn
from platforms.x import X
from platforms.x.signing_in import XSignIn
from platforms.youtube import YouTube
from platforms.youtube.signing_in import YouTubeSignIn

PLATFORMS: dict[str, type[Platform]] = {
    "facebook": Facebook,
    "x": X,
    "youtube": YouTube,
}
SIGN_INS: dict[str, type[SignIn]] = {
    "facebook": FacebookSignIn,
    "x": XSignIn,
    "youtube": YouTubeSignIn,
}
