"""Every kind of call that the portal owes a platform today, and the truth about each there."""

from __future__ import annotations

import hashlib
import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import Channel, User
from moderation.actions import hide, restore
from moderation.models import Comment, Enforcement
from platforms.outbox import Delivery
from platforms.practice.exchange import objects
from platforms.practice.server import Practice
from posts import actions, enriching
from posts.models import Addition, Edit, Media, Post, Publication, Takedown
from tests import playing
from tests.platforms.kept import Kept
from tests.posts.filming import SRT, put
from tests.posts.test_pictures import drawn

FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(300_000)


@dataclass
class Scene:
    """Who and what the sends are made of."""

    practice: Practice
    author: User
    clerk: User
    channels: dict[str, Channel]
    folder: Path

    def post(self, channel: Channel, media: str = "") -> Post:
        post = Post.objects.create(
            author=self.author,
            kind="news",
            message=f"Word {uuid.uuid4().hex}.",
            no_page_reason="nothing",
            no_page_words="It says it all.",
            media=self._media(media) if media else None,
        )
        post.channels.set([channel])
        return post

    def _media(self, kind: str) -> Media:
        content = drawn("PNG") if kind == "picture" else FILM
        mime, name = ("image/png", "a.png") if kind == "picture" else ("video/mp4", "a.mp4")
        media = Media(
            kind=kind,
            mime=mime,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            description="A green square.",
            rights="ours",
            people="none",
            captions_plan="no_speech" if kind == "video" else "",
            added_by=self.author,
        )
        media.file.save(name, ContentFile(content))
        return media


class Kind(ABC):
    """One row of the matrix."""

    def __init__(self, platform: str) -> None:
        self.platform = platform

    name: str
    call: dict[str, str] = {}  # noqa: RUF012  read only
    """Which request does it, as the practice platforms' faults name one."""

    def __str__(self) -> str:
        return f"{self.platform} {self.name}"

    @abstractmethod
    def queue(self, scene: Scene) -> Delivery:
        """Make one row of it that is due, waking nobody."""

    @abstractmethod
    def times(self, scene: Scene, row: Delivery) -> int:
        """How often it has come about over there."""


class Send(Kind):
    def __init__(self, platform: str, media: str = "") -> None:
        super().__init__(platform)
        self.media = media
        self.name = {"picture": "photo", "video": "video"}.get(media, "post")
        self.call = {
            "facebook post": {"path": "/feed"},
            "facebook photo": {"path": "/photos"},
            "facebook video": {"path": "upload_phase=finish"},
            "x post": {"path": "/2/tweets"},
            "x photo": {"path": "/2/tweets"},
            "x video": {"path": "/2/tweets"},
            "youtube video": {"method": "PUT"},
        }[str(self)]

    def queue(self, scene: Scene) -> Publication:
        post = scene.post(scene.channels[self.platform], self.media)
        now = timezone.now()
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        actions.approve(post, by=scene.clerk, shown_digest=post.digest(), now=now)
        return Publication.objects.get(post=post)

    def times(self, scene: Scene, row: Delivery) -> int:
        assert isinstance(row, Publication)
        mark = row.post.message
        return sum(mark in one.text for one in scene.practice.store.posts(self.platform))


def published(scene: Scene, platform: str) -> Publication:
    """A post that is out, put there without the outbox."""
    channel = scene.channels[platform]
    post = scene.post(channel, "video" if platform == "youtube" else "")
    client = channel.adapter()(channel.account())
    out = client.publish(post.content_for(channel), Kept())
    return Publication.objects.create(
        post=post,
        channel=channel,
        status=Publication.Status.DONE,
        not_before=timezone.now(),
        done_at=timezone.now(),
        external_id=out.external_id,
        url=out.url,
        read_back_at=timezone.now(),
    )


class Remove(Kind):
    name = "takedown"
    call = {"method": "DELETE"}  # noqa: RUF012  read only

    def queue(self, scene: Scene) -> Takedown:
        row = published(scene, self.platform)
        actions.take_down(row, by=scene.clerk, reason="A test.", now=timezone.now())
        return Takedown.objects.get(publication=row)

    def times(self, scene: Scene, row: Delivery) -> int:
        assert isinstance(row, Takedown)
        there = scene.practice.store.posts(self.platform)
        return int(row.publication.external_id not in {one.id for one in there})


class Moderate(Kind):
    """Hide a comment; or, the other way round, show one that is hidden."""

    def __init__(self, platform: str, *, is_hiding: bool) -> None:
        super().__init__(platform)
        self.is_hiding = is_hiding
        self.name = "hide" if is_hiding else "show"
        self.call = {"method": "PUT" if platform == "x" else "POST"}

    def queue(self, scene: Scene) -> Enforcement:
        under = published(scene, self.platform)
        said = playing.comment(scene.practice, self.platform, under.external_id, uuid.uuid4().hex)
        now = timezone.now()
        comment = Comment.objects.create(
            channel=under.channel,
            publication=under,
            external_id=said,
            author="Carl",
            text="x",
            posted_at=now,
            taken_in_at=now,
        )
        hide(comment, by=scene.clerk, principle="respect", reason="A test.", now=now)
        if self.is_hiding:
            return Enforcement.objects.get(comment=comment)
        client = under.channel.adapter()(under.channel.account())
        client.hide(said)
        Enforcement.objects.filter(comment=comment).update(status=Enforcement.Status.DONE)
        restore(comment, by=scene.clerk, reason="A test.", now=now)
        return Enforcement.objects.filter(comment=comment).latest("pk")

    def times(self, scene: Scene, row: Delivery) -> int:
        assert isinstance(row, Enforcement)
        there = scene.practice.store.comment(row.comment.external_id, self.platform)
        return int(there is not None and there.hidden is self.is_hiding)


class Correct(Kind):
    """Change the words of what is out."""

    name = "edit"

    def __init__(self, platform: str) -> None:
        super().__init__(platform)
        self.call = {
            "facebook": {"method": "POST"},
            "youtube": {"method": "PUT", "path": "/youtube/v3/videos"},
        }[platform]

    def queue(self, scene: Scene) -> Edit:
        original = published(scene, self.platform).post
        now = timezone.now()
        post = actions.correct(
            original,
            key=uuid.uuid4(),
            message=f"Word {uuid.uuid4().hex}.",
            reason="A test.",
            seen=actions.as_seen(original, None),
            by=scene.author,
            now=now,
        )
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        actions.approve(post, by=scene.clerk, shown_digest=post.digest(), now=now)
        return Edit.objects.get(post=post)

    def times(self, scene: Scene, row: Delivery) -> int:
        assert isinstance(row, Edit)
        mark = row.post.message
        return sum(mark in one.text for one in scene.practice.store.posts(self.platform))


class Enrich(Kind):
    """Put captions, or a thumbnail, with a video that is out."""

    def __init__(self, name: str) -> None:
        super().__init__("youtube")
        self.name = name
        self.call = {"method": "POST", "path": f"/{name}"}

    def queue(self, scene: Scene) -> Addition:
        row = published(scene, self.platform)
        media, by = row.post.media, scene.author
        assert media
        if self.name == "captions":
            put(media, "captions", SRT, "application/x-subrip", by=by, language="cy")
        else:
            put(media, "thumbnail", drawn("JPEG", (640, 360)), "image/jpeg", by=by)
        Post.objects.filter(pk=row.post_id).update(
            status="APPROVED",
            approved_by=scene.clerk,
            approved_at=timezone.now(),
            approved_digest=Post.objects.get(pk=row.post_id).digest(),
        )
        enriching.owe(Publication.objects.get(pk=row.pk), now=timezone.now())
        return Addition.objects.get(publication=row)

    def times(self, scene: Scene, row: Delivery) -> int:
        assert isinstance(row, Addition)
        video = scene.practice.store.post(row.publication.external_id, self.platform)
        assert video
        if self.name == "captions":
            return len(objects(video.details.get("captions")))
        return int("thumbnail" in video.details)


KINDS: tuple[Kind, ...] = (
    Send("facebook"),
    Send("facebook", "picture"),
    Send("facebook", "video"),
    Remove("facebook"),
    Send("x"),
    Send("x", "picture"),
    Send("x", "video"),
    Remove("x"),
    Send("youtube", "video"),
    Remove("youtube"),
    *(
        Moderate(platform, is_hiding=is_hiding)
        for platform in ("facebook", "x", "youtube")
        for is_hiding in (True, False)
    ),
    Correct("facebook"),
    Correct("youtube"),
    Enrich("captions"),
    Enrich("thumbnail"),
)
