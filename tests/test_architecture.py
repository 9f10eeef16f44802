"""The house stands as it was drawn: floors, small files, imports at the top, nothing loose."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = [
    *("usk_social", "incidents", "moderation", "posts", "accounts"),
    *("platforms", "policy", "audit"),
]
TREE = {
    *ROOMS,
    *("templates", "static", "locale", "tests", "docs", ".ci"),
    *("manage.py", "Makefile", "pyproject.toml", ".env.example", ".gitignore"),
    *("requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt"),
    *("README.md", "CHANGELOG.md", "LICENSE"),
}
LOCAL = {".git", ".venv", ".env", "var"}
"""What belongs to one checkout and is never committed, together with caches."""
LONGEST = 250
IN_ONE_PLACE = {"usk_social/settings.py", "policy/register.py"}
"""However long: nobody has to look for a setting, or for a clause with its words and its rules."""

LONGEST_TEST = 400
"""A test file stands beside one module, and tells all of its stories."""


def test_the_floors_are_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_imports_stand_at_the_top() -> None:
    assert [
        f"{path}:{line}" for path in modules(*ROOMS, "tests") for line in imports_within(path)
    ] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in modules(*ROOMS, "tests") if is_silent(path)]
    assert silent == []


@pytest.mark.parametrize(("rooms", "longest"), [(ROOMS, LONGEST), (["tests"], LONGEST_TEST)])
def test_every_file_is_short(rooms: list[str], longest: int) -> None:
    lengths = {
        str(path.relative_to(PROJECT)): len(path.read_text().splitlines())
        for path in modules(*rooms)
    }
    too_long = {path for path, length in lengths.items() if length > longest}
    assert too_long - IN_ONE_PLACE == set()


def test_the_top_of_the_tree_is_the_promised_one() -> None:
    found = {path.name for path in PROJECT.iterdir() if not path.name.endswith("cache")}
    assert found - LOCAL - {"__pycache__", ".hypothesis"} <= TREE
    assert {"manage.py", "requirements.txt", "README.md", "templates", "static", *ROOMS} <= found


def modules(*rooms: str) -> Iterator[Path]:
    """Yield every module of these rooms but the migrations, which Django writes."""
    for room in rooms:
        for path in sorted((PROJECT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def is_silent(path: Path) -> bool:
    tree = ast.parse(path.read_text())
    return bool(tree.body) and not ast.get_docstring(tree)


def imports_within(path: Path) -> Iterator[int]:
    """Yield the lines of the imports that stand in a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    yield inner.lineno
