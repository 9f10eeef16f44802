"""What an author shows with a post: a new file, one of the library, and what they say of it."""

from __future__ import annotations

from accounts.models import User
from platforms.registry import PLATFORMS
from policy.clause import Refused
from posts.actions import beside
from posts.actions.wording import Wording
from posts.models import Extra, Media, Post, Rendition
from posts.pictures import fitted
from posts.taken import Taken

FILE = ("kind", "file", "mime", "sha256", "size", "width", "height", "seconds")
"""What is true of a file wherever it is used. Its original stays with its first use."""
SAID = ("title", "description", "is_decorative", "rights", "credit", "people", "consent")


def put(post: Post, wording: Wording, *, by: User) -> Media | None:
    """Return the post's media with what the form says of it; another file is another row."""
    said, is_new = wording.shown, True
    if wording.upload:
        media = _taken_in(wording.upload, wording.upload_kind, by=by)
    elif said.again and not (post.media and post.media.is_use_of(said.again)):
        media = _used_again(said.again, by=by)
    elif post.media is None or wording.drop_media:
        return None
    else:
        media, is_new = post.media, False
    for name, value in _about(wording).items():
        setattr(media, name, value)
    media.save()
    if is_new and media.taken_from:
        _copy_what_goes_with(media.taken_from, media)
    elif is_new:
        _fit(media)
    beside.put(media, wording, by=by)
    return media


def says_the_same(media: Media | None, wording: Wording) -> bool:
    """Whether the form says of what is shown what is kept already."""
    again = wording.shown.again
    if media is None:
        return wording.upload is None and again is None
    said = _about(wording)
    return (
        not wording.drop_media
        and (wording.upload is None or wording.upload.sha256 == media.sha256)
        and (again is None or media.is_use_of(again))
        and {name: getattr(media, name) for name in said} == said
        and beside.says_the_same(media, wording)
    )


def _about(wording: Wording) -> dict[str, object]:
    said = wording.shown
    return {
        "title": said.title,
        "description": wording.description,
        "is_decorative": wording.is_decorative,
        "rights": wording.rights,
        "credit": said.credit,
        "people": wording.people,
        "consent": said.consent,
        "captions_plan": said.captions_plan,
        "captions_due_on": said.captions_due_on,
    }


def _taken_in(taken: Taken, kind: str, *, by: User) -> Media:
    media = Media(
        kind=kind,
        mime=taken.mime,
        sha256=taken.sha256,
        size=taken.size,
        width=taken.width,
        height=taken.height,
        seconds=taken.seconds,
        added_by=by,
    )
    media.file.save(taken.name, taken.file, save=False)
    if taken.original:
        media.original.save("original", taken.original, save=False)
        media.original_sha256 = taken.original_sha256
    return media


def _used_again(root: Media, *, by: User) -> Media:
    """The same file on another post."""
    if not Media.objects.readable_by(by).usable().filter(pk=root.pk).exists():
        raise Refused.by("3.4", "This is no longer to be used: choose another from the library.")
    return Media(taken_from=root, added_by=by, **_of(root, FILE))


def captioned(media: Media, captions: Taken, language: str, *, by: User) -> Media:
    """A video that is out, with captions that follow it: what was approved stays as it was.

    The correction that brings them shows a video of its own, of the same file. So they are part
    of what is approved with it, and of nothing that was approved before.
    """
    with_captions = Media(taken_from_id=media.taken_from_id or media.pk, added_by=by)
    for name, value in _of(media, (*FILE, *SAID)).items():
        setattr(with_captions, name, value)
    with_captions.captions_plan = Media.CaptionsPlan.FILE
    with_captions.captions_due_on = None
    with_captions.save()
    _copy_what_goes_with(media, with_captions)
    beside.keep(with_captions, Extra.Kind.CAPTIONS, captions, language, by=by)
    return with_captions


def _of(media: Media, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(media, name) for name in names}


def _fit(media: Media) -> None:
    """Draw a picture anew for each platform that does not take it, or not show it, as it is."""
    if not media.is_picture():
        return
    for name, adapter in PLATFORMS.items():
        with media.file.open("rb") as kept:
            small = fitted(kept, media.size, adapter.pictures) if adapter.pictures else None
        if small:
            rendition = Rendition(
                media=media,
                platform=name,
                mime=small.mime,
                sha256=small.sha256,
                size=small.size,
                width=small.width or 0,
                height=small.height or 0,
            )
            rendition.file.save(small.name, small.file)


def _copy_what_goes_with(root: Media, media: Media) -> None:
    """Renditions, captions and thumbnail are of the file, whatever post shows it."""
    rows: list[Rendition | Extra] = [*root.renditions.all(), *root.extras.all()]
    for row in rows:
        row.pk, row.media = None, media
        row._state.adding = True
        row.save()
