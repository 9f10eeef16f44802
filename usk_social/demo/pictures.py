"""Draws the pictures and the film of the demo's posts: nobody's photographs, and nobody in them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 1200, 800
NIGHT, DAY, AUTUMN, WINTER = "#1d2b4f", "#cfe5ee", "#f0d9b5", "#dfe6ee"
GRASS, LEAVES, SNOW = "#5c8a4d", "#b1793b", "#f7f9fb"
WOOD, ROOF, PAPER, INK, GOLD = "#7b5a3c", "#2f5d50", "#fbf7ec", "#23302c", "#f3c64e"


def lights() -> Image.Image:
    """Three stalls under a string of lights at night."""
    scene, draw = _scene(NIGHT, "#39465c")
    for x in range(60, WIDTH, 90):
        y = 150 + abs(x % 360 - 180) // 4
        draw.ellipse((x - 14, y - 14, x + 14, y + 14), fill=GOLD)
    for left, stripe in ((120, "#b3423a"), (460, ROOF), (800, "#35618e")):
        draw.rectangle((left, 440, left + 280, 640), fill=WOOD)
        for number in range(7):
            edge = left + number * 40
            draw.rectangle((edge, 370, edge + 40, 450), fill=PAPER if number % 2 else stripe)
    _words(draw, "Marchnad y Gaeaf", "Winter Market", y=660, colour=PAPER)
    return scene


def bandstand(sky: str = DAY, ground: str = GRASS, *words: str) -> Image.Image:
    """A bandstand on its grass, and a line or two below it."""
    scene, draw = _scene(sky, ground)
    draw.rectangle((340, 540, 860, 590), fill=WOOD)
    for left in range(360, 860, 120):
        draw.rectangle((left, 320, left + 18, 540), fill=PAPER, outline=WOOD)
    draw.polygon(((300, 330), (600, 130), (900, 330)), fill=ROOF)
    draw.ellipse((588, 104, 612, 128), fill=GOLD)
    _words(draw, *(words or ("Parade y Castell", "Castle Parade")), y=660, colour=INK)
    return scene


def noticeboard(heading: str, *lines: str) -> Image.Image:
    """A sheet of paper on the council's noticeboard."""
    board = Image.new("RGB", SIZE, WOOD)
    draw = ImageDraw.Draw(board)
    draw.rectangle((40, 40, WIDTH - 40, HEIGHT - 40), fill="#c9a877")
    draw.rectangle((180, 90, WIDTH - 180, HEIGHT - 90), fill=PAPER)
    draw.ellipse((586, 76, 614, 104), fill="#b3423a")
    _words(draw, heading, y=180, colour=ROOF, size=64)
    _words(draw, *lines, y=320, colour=INK)
    return board


def _scene(sky: str, ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    scene = Image.new("RGB", SIZE, sky)
    draw = ImageDraw.Draw(scene)
    draw.rectangle((0, 580, WIDTH, HEIGHT), fill=ground)
    return scene, draw


def _words(draw: ImageDraw.ImageDraw, *lines: str, y: int, colour: str, size: int = 48) -> None:
    font = ImageFont.load_default(size)
    for number, line in enumerate(lines):
        draw.text((WIDTH // 2, y + number * size * 1.3), line, colour, font, anchor="ma")


def jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
