"""The words beside the code are true: what they name exists, and what they draw is as it is."""

import re
import shlex
from http import HTTPStatus
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands
from django.test import Client
from django.urls import resolve, reverse

from accounts import invitations
from accounts.models import User
from policy.roles import Permission
from usk_social.celery import QUEUES
from usk_social.management.commands.draw_workflow import PAGE, drawn, tracked

PROJECT = Path(__file__).resolve().parent.parent
DOCS = PROJECT / "docs"
RUNBOOK = DOCS / "runbook.md"
WRITTEN = [
    PROJECT / "README.md",
    PROJECT / "CHANGELOG.md",
    *sorted(DOCS.glob("*.md")),
    *sorted((DOCS / "decisions").glob("*.md")),
]
NOT_IN_THE_TREE = {"var/", "var/practice/", ".venv/", ".env"}
"""What is made on each machine."""
MAKEFILE = (PROJECT / "Makefile").read_text()
EXAMPLE = (PROJECT / ".env.example").read_text()
LARGEST_PICTURE = 150_000

every_doc = pytest.mark.parametrize("doc", WRITTEN, ids=[doc.name for doc in WRITTEN])


def literals(doc: Path) -> list[str]:
    """What stands in a document as code: between backticks, or indented as a command."""
    text = doc.read_text()
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text) + re.findall(r"^    (\S.*)$", text, re.M)


def anchors(doc: Path) -> set[str]:
    """Return the anchors of a document's headings, as they are made of their words."""
    headings = re.findall(r"^#+ (.+)$", doc.read_text(), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_workflow_is_drawn_as_the_code_has_it() -> None:
    assert PAGE.read_text() == drawn(), "Draw it anew: manage.py draw_workflow"


def test_every_move_of_every_status_is_drawn() -> None:
    drawings = re.findall(r"^## (.+?)$.+?```mermaid\n(.+?)```", drawn(), re.M | re.S)
    for kind, (heading, diagram) in zip(tracked(), drawings, strict=True):
        moves = {(start, end) for start, ends in kind.TRANSITIONS.items() for end in ends}
        arrows = re.findall(r"^    (\w+) --> (\w+)$", diagram, re.M)
        assert heading.lower() == kind._meta.verbose_name
        assert len(arrows) == len(moves)
        assert set(arrows) == moves


@every_doc
def test_every_link_leads_somewhere(doc: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", doc.read_text()):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        there = (doc.parent / path).resolve() if path else doc
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@every_doc
def test_every_path_is_there(doc: Path) -> None:
    for literal in literals(doc):
        if re.fullmatch(r"\.?\w[\w./-]*(/|\.(py|md|toml|txt))|\.env[\w.]*", literal):
            assert literal in NOT_IN_THE_TREE or (PROJECT / literal).exists(), literal


@every_doc
def test_every_page_of_the_portal_is_there(doc: Path) -> None:
    for literal in literals(doc):
        if re.fullmatch(r"/[\w/-]*/", literal):
            resolve(literal)


@every_doc
def test_every_command_is_there(doc: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", MAKEFILE, re.M))
    for literal in literals(doc):
        if asked := re.match(r"make ([a-z-]+)", literal):
            assert asked[1] in targets, literal
        for variable in re.findall(r"^make.* ([A-Z_]+)=", literal):
            assert variable in MAKEFILE, literal
        if asked := re.search(r"manage\.py ([a-z_]+)", literal):
            assert asked[1] in get_commands(), literal


@every_doc
def test_every_name_in_capitals_is_one_that_the_code_knows(doc: Path) -> None:
    sources = [path.read_text() for path in PROJECT.glob("[a-z]*/**/*.py")]
    known = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)*\b", "\n".join([*sources, MAKEFILE, EXAMPLE])))
    named = {literal for literal in literals(doc) if re.fullmatch(r"[A-Z]+(_[A-Z]+)*", literal)}
    assert named <= known


def test_the_runbook_goes_through_the_environment_in_its_order() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \|", RUNBOOK.read_text(), re.M)
    assert told == re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.M)


def test_the_processes_of_the_runbook_can_be_started() -> None:
    started = [line for line in literals(RUNBOOK) if " -m " in line]
    words = [shlex.split(line) for line in started]
    queues = [line[line.index("-Q") + 1] for line in words if "-Q" in line]
    assert sorted(queues) == sorted(QUEUES)
    schedulers = [line[line.index("--scheduler") + 1] for line in words if "--scheduler" in line]
    module, _, name = schedulers[0].partition(":")
    assert len(schedulers) == 1
    assert hasattr(import_module(module), name)


def test_the_first_clerk_of_the_runbook_can_come_in(client: Client, db: None) -> None:
    first, _ = re.findall(
        r"^    .venv/bin/python manage.py (first_clerk .+)$", RUNBOOK.read_text(), re.M
    )
    call_command(*shlex.split(first))
    clerk = User.objects.get()
    assert clerk.can(Permission.APPROVE)
    assert (
        client.get(reverse("accounts:invitation", args=[invitations.token(clerk)])).status_code
        == HTTPStatus.OK
    )


def test_decisions_are_numbered_without_a_gap() -> None:
    found = [doc.name[:4] for doc in WRITTEN if doc.parent.name == "decisions"]
    assert found == [f"{number:04d}" for number in range(1, len(found) + 1)]


def test_the_fourteen_questions_are_fourteen() -> None:
    (doc,) = DOCS.glob("decisions/*-questions-for-the-council.md")
    numbers = re.findall(r"^\| (\d+) \|", doc.read_text(), re.M)
    assert numbers == [str(number) for number in range(1, 15)]


@pytest.mark.parametrize("picture", sorted((DOCS / "img").iterdir()), ids=lambda path: path.name)
def test_a_picture_is_light_and_shown(picture: Path) -> None:
    assert picture.stat().st_size <= LARGEST_PICTURE
    assert any(f"img/{picture.name})" in doc.read_text() for doc in WRITTEN)
