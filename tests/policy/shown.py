"""What keeps and what breaks the rules about pictures and videos."""

from dataclasses import replace
from datetime import date

from policy import showing
from policy.clause import RuleFunction
from policy.facts import Draft, Media, Wording

ON = date(2026, 11, 20)
PHOTO = Media("picture", rights="ours", people="none")
FILM = Media(
    "video", rights="ours", people="none", captions="file", is_video=True, size=10**8, seconds=140
)
X = Wording(
    "X",
    is_active=True,
    needs_video=False,
    length=20,
    max_length=280,
    largest_video=512 * 1024**2,
    longest_video=140,
    takes_captions_later=False,
)
FACEBOOK = replace(X, channel="Facebook", longest_video=None, takes_captions=False)


def draft(media: Media, *wordings: Wording) -> Draft:
    return Draft("news", "The fair opens at ten.", wordings or (X,), media=(media,), on=ON)


def follows(day: int) -> Draft:
    return draft(replace(FILM, captions="to_follow", captions_due=date(2026, 12, day)))


TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        showing.uncredited,
        draft(replace(PHOTO, rights="permission", credit="Ann Preece")),
        [
            draft(replace(PHOTO, rights="permission", credit=" ")),
            draft(replace(PHOTO, rights="licence")),
        ],
    ),
    (
        showing.children_shown,
        draft(replace(PHOTO, people="children", consent="In the school's file.")),
        [draft(replace(PHOTO, people="children"))],
    ),
    (
        showing.captions_unsaid,
        draft(replace(FILM, captions="no_speech")),
        [draft(replace(FILM, captions=""))],
    ),
    (
        showing.captions_later,
        draft(replace(FILM, captions="no_speech")),
        [
            draft(replace(FILM, captions="to_follow")),
            follows(4),
            follows(5),
        ],
    ),
    (
        showing.captions_not_shown,
        draft(FILM),
        [draft(FILM, X, FACEBOOK), draft(replace(FILM, captions="to_follow"), X)],
    ),
    (
        showing.video_too_large,
        draft(FILM, X, FACEBOOK),
        [
            draft(replace(FILM, size=513 * 1024**2)),
            draft(replace(FILM, seconds=141)),
            draft(replace(FILM, seconds=None, size=600 * 1024**2), X, FACEBOOK),
        ],
    ),
]
