"""Which post a web address leads to, as each platform writes its addresses."""

import pytest
from pytest_django import Settings

from platforms.base import Platform
from platforms.facebook import Facebook
from platforms.x import X
from platforms.youtube import YouTube

ADDRESSES: list[tuple[type[Platform], str, str | None]] = [
    (X, "https://x.com/UskTC/status/123", "123"),
    (X, "https://x.com/UskTC/status/123/photo/1", "123"),
    (X, "https://twitter.com/i/web/status/123?s=20", "123"),
    (X, "https://x.com/UskTC", None),
    (X, "https://x.com.example.org/UskTC/status/123", None),
    (X, "http://127.0.0.1:8999/i/status/123", "123"),
    (YouTube, "https://www.youtube.com/watch?v=a-B_1&t=5", "a-B_1"),
    (YouTube, "https://youtu.be/a-B_1?si=2", "a-B_1"),
    (YouTube, "https://m.youtube.com/shorts/a-B_1", "a-B_1"),
    (YouTube, "https://www.youtube.com/@UskTC", None),
    (YouTube, "https://youtu.be/", None),
    (YouTube, "https://vimeo.com/1", None),
    (Facebook, "https://www.facebook.com/77_123", "77_123"),
    (Facebook, "https://www.facebook.com/UskTC/posts/123", "77_123"),
    (Facebook, "https://m.facebook.com/permalink.php?story_fbid=123&id=77", "77_123"),
    (Facebook, "https://www.facebook.com/UskTC/posts/pfbid0Ab1", ""),
    (Facebook, "https://www.facebook.com/UskTC", None),
    (Facebook, "javascript://www.facebook.com/77_123", None),
    (Facebook, "https://[broken/77_123", None),
]


@pytest.mark.parametrize(("platform", "address", "found"), ADDRESSES)
def test_an_address_says_which_post_it_leads_to(
    platform: type[Platform], address: str, found: str | None, settings: Settings
) -> None:
    settings.PRACTICE, settings.X_API_URL = True, "http://127.0.0.1:8999"
    assert platform.id_of(address, "77") == found
