"""Fill the folder of link lists: websites by category, as `LINK_LISTS_DIR` names it."""

import gzip
import os
import tempfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser

from moderation.detectors.hosts import ENDING
from platforms.fetch import NotReached, download

MOST = 100 * 1024 * 1024
"""Bytes of one list, packed and unpacked alike: the longest of today are a fifth of it."""
SECONDS = 300.0
PIECE = 1024 * 1024


class Command(BaseCommand):
    help = (
        "Put lists of websites, CATEGORY.txt.gz with one host a line, into LINK_LISTS_DIR, each "
        "from an https address, a file, or a folder. Workers take them up without a restart."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="+", help="https addresses, files or folders")

    def handle(self, *, sources: list[str], **_: object) -> None:
        folder = os.environ.get("LINK_LISTS_DIR", "")
        if not folder:
            raise CommandError("Set LINK_LISTS_DIR to the folder that the lists go into.")
        into = Path(folder)
        into.mkdir(parents=True, exist_ok=True)
        for source in sources:
            for name, packed in read(source):
                put(into / name, packed)
                self.stdout.write(f"{name}: {len(packed)} bytes")


def read(source: str) -> list[tuple[str, bytes]]:
    """Every list of a source with its name, each looked through before any takes its place."""
    if "://" in source:
        try:
            found = [(_name(source), download(source, most=MOST, seconds=SECONDS))]
        except NotReached as error:
            raise CommandError(f"{source}: {error}") from error
    else:
        place = Path(source)
        paths = sorted(place.glob(f"*{ENDING}")) if place.is_dir() else [place]
        try:
            found = [(_name(path.name), path.read_bytes()) for path in paths]
        except OSError as error:
            raise CommandError(f"{source} cannot be read: {error.strerror}.") from error
    if not found:
        raise CommandError(f"{source} holds no list: each is called CATEGORY{ENDING}.")
    for name, packed in found:
        _expect_hosts(name, packed)
    return found


def put(path: Path, packed: bytes) -> None:
    """Take the place of the list in one step: whoever reads has the old one or the new."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(packed)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def _name(source: str) -> str:
    name = PurePosixPath(urlsplit(source).path).name
    if not name.endswith(ENDING) or name == ENDING:
        raise CommandError(f"{source} is no list: each is called CATEGORY{ENDING}.")
    return name


def _expect_hosts(name: str, packed: bytes) -> None:
    size = 0
    try:
        with gzip.GzipFile(fileobj=BytesIO(packed)) as lines:
            first = lines.read(PIECE)
            piece = first
            while piece and size <= MOST:
                size += len(piece)
                piece = lines.read(PIECE)
    except (OSError, EOFError, zlib.error) as error:
        raise CommandError(f"{name} is not packed by gzip, or not whole.") from error
    if size > MOST:
        raise CommandError(f"{name} is longer than {MOST} bytes when unpacked.")
    if b"." not in first.partition(b"\n")[0]:
        raise CommandError(f"{name} does not begin with a host.")
