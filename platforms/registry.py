"""The platforms we speak to. A fourth is one file and one line here."""

from platforms.base import Platform
from platforms.facebook import Facebook
from platforms.x import X
from platforms.youtube import YouTube

PLATFORMS: dict[str, type[Platform]] = {
    "facebook": Facebook,
    "x": X,
    "youtube": YouTube,
}
