"""What an author puts beside a video: its captions and its thumbnail."""

from __future__ import annotations

from collections.abc import Iterator

from accounts.models import User
from posts.actions.wording import Wording
from posts.models import Extra, Media
from posts.taken import Taken

Said = tuple[str, Taken | None, bool, str]
"""A kind of extra, the new file, whether the old one goes, and the language of either."""


def _said(wording: Wording) -> Iterator[Said]:
    yield (
        Extra.Kind.CAPTIONS,
        wording.captions,
        wording.drop_captions,
        wording.captions_language,
    )
    yield Extra.Kind.THUMBNAIL, wording.thumbnail, wording.drop_thumbnail, ""


def put(media: Media, wording: Wording, *, by: User) -> None:
    """Keep with a video what the form says goes with it. With a picture, nothing does."""
    if media.is_picture():
        return
    for kind, taken, is_dropped, language in _said(wording):
        there = Extra.objects.filter(media=media, kind=kind)
        if taken:
            keep(media, kind, taken, language, by=by)
        elif is_dropped:
            there.delete()
        elif language:
            there.update(language=language)


def keep(media: Media, kind: str, taken: Taken, language: str, *, by: User) -> None:
    """Keep a new file in the place of the one before."""
    extra = Extra.objects.filter(media=media, kind=kind).first() or Extra(media=media, kind=kind)
    extra.mime, extra.sha256, extra.size = taken.mime, taken.sha256, taken.size
    extra.language, extra.added_by = language, by
    extra.file.save(taken.name, taken.file)


def says_the_same(media: Media, wording: Wording) -> bool:
    """Whether the form says of the extras what is kept already."""
    for kind, taken, is_dropped, language in _said(wording):
        extra = media.beside(kind)
        if extra is None:
            if taken:
                return False
        elif is_dropped or (taken and taken.sha256 != extra.sha256) or language != extra.language:
            return False
    return True
