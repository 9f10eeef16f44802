"""The colours of the stylesheets: enough contrast in both schemes, and none but the tokens."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "static/css")
SHEETS = {
    name: Path(FOLDER, name).read_text()
    for name in ("usk.css", "form.css", "parts.css", "preview.css", "print.css")
}
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
LIGHT, DARK = (
    dict(TOKEN.findall(part))
    for part in SHEETS["usk.css"].split("@media screen and (prefers-color-scheme: dark)")
)

TINTS = ("good-tint", "care-tint", "stop-tint", "river-tint")
TEXT = [
    *(
        (words, ground)
        for words in ("ink", "quiet", "river", "river-deep", "stop")
        for ground in ("paper", "surface")
    ),
    *(("ink", tint) for tint in TINTS),
    *((tone, f"{tone}-tint") for tone in ("good", "care", "stop", "river")),
    *(("river", tint) for tint in TINTS),  # a link to a clause, in a line of the check
    ("on-river", "river"),
    ("on-river", "river-deep"),
    ("on-stop", "stop"),
    ("on-stop", "stop-deep"),
]
"""Words and the ground on which they stand."""
SHAPES = [
    *(("edge", ground) for ground in ("paper", "surface")),
    *((tone, "paper") for tone in ("good", "care", "stop", "river")),
    *((tone, "surface") for tone in ("good", "care", "stop", "river")),
    ("focus", "focus-line"),
]
"""Borders of what can be filled in, marks, and the two lines of the focus ring."""


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_can_be_read_on_their_ground(tokens: dict, words: str, ground: str) -> None:
    assert contrast(tokens[words], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_told_from_their_ground(tokens: dict, shape: str, ground: str) -> None:
    assert contrast(tokens[shape], tokens[ground]) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_one_line_of_the_focus_ring_stands_out_anywhere(tokens: dict, ground: str) -> None:
    ring = (tokens["focus"], tokens["focus-line"])
    assert max(contrast(line, tokens[ground]) for line in ring) >= 3


def test_the_dark_scheme_has_every_colour() -> None:
    assert DARK.keys() == LIGHT.keys()


def test_every_token_in_use_exists() -> None:
    defined = set(re.findall(r"--([\w-]+):", SHEETS["usk.css"]))
    used = {name for sheet in SHEETS.values() for name in re.findall(r"var\(--([\w-]+)\)", sheet)}
    assert used <= defined


@pytest.mark.parametrize("name", SHEETS)
def test_a_colour_is_a_token(name: str) -> None:
    rules = re.sub(r"--[\w-]+:[^;]+;", "", SHEETS[name])
    rules = rules if name != "print.css" else rules.replace("color: #000", "")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", rules)
