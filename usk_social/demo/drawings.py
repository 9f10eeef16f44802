"""The pictures and the film of the demo's posts, by name."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.base import ContentFile

from posts.films import video
from posts.pictures import picture
from posts.taken import Taken
from usk_social.demo import pictures
from usk_social.demo.film import film


def surgery() -> Taken:
    words = ("First Saturday of the month", "10am, Memorial Hall", "No need to book")
    return _picture(pictures.jpeg(pictures.noticeboard("Your councillors", *words)))


def lights() -> Taken:
    return _picture(pictures.jpeg(pictures.lights()))


def bandstand() -> Taken:
    return _picture(pictures.jpeg(pictures.bandstand()))


def bandstand_film() -> Taken:
    """The bandstand in summer, in autumn and in winter."""
    seasons = (
        pictures.bandstand(),
        pictures.bandstand(pictures.AUTUMN, pictures.LEAVES),
        pictures.bandstand(pictures.WINTER, pictures.SNOW, "What should", "become of it?"),
    )
    return video(ContentFile(film(seasons), name="film.webm"))


def _picture(content: bytes) -> Taken:
    """Take it in as the compose form would."""
    return picture(ContentFile(content, name="drawing.jpg"))


DRAWINGS: dict[str, Callable[[], Taken]] = {
    "surgery": surgery,
    "lights": lights,
    "bandstand": bandstand,
    "film": bandstand_film,
}
