"""Draw every status and the moves between them, from the code, into `docs/workflow.md`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from audit.models import Tracked

PAGE = settings.BASE_DIR / "docs" / "workflow.md"
OPENING = """\
# Where things stand

Every status that the portal knows, and every move that it allows. There are no others: a status
changes only by `Tracked.move_to`, which looks in the model's `TRANSITIONS` and writes a line into
the record in the same breath.

This page is drawn from the code by `manage.py draw_workflow`. Change the code, not this page.
"""


class Command(BaseCommand):
    help = "Draw the status diagrams of docs/workflow.md from the code."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: object, **options: object) -> None:
        PAGE.write_text(drawn())
        self.stdout.write(f"Drawn: {PAGE.relative_to(settings.BASE_DIR)}")


def drawn() -> str:
    """Return the whole page: what is tracked, from the ground floor of the house upwards."""
    with override("en-gb"):
        return OPENING + "".join(_section(kind) for kind in tracked())


def tracked() -> list[type[Tracked]]:
    """Return every model whose status moves along TRANSITIONS, lower floors first."""
    rooms = reversed(list(apps.get_app_configs()))
    return [kind for room in rooms for kind in room.get_models() if issubclass(kind, Tracked)]


def _section(kind: type[Tracked]) -> str:
    heading = str(kind._meta.verbose_name).capitalize()
    diagram = "\n".join(f"    {line}" for line in _diagram(kind))
    return f"\n## {heading}\n\n{_purpose(kind)}\n\n```mermaid\nstateDiagram-v2\n{diagram}\n```\n"


def _purpose(kind: type[Tracked]) -> str:
    """Return the first paragraph of what the model says it is."""
    return inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]


def _diagram(kind: type[Tracked]) -> Iterator[str]:
    status = kind._meta.get_field("status")
    order = dict(status.flatchoices)
    for name, words in order.items():
        yield f'state "{words}" as {name}'
    yield f"[*] --> {status.default}"
    for name in order:
        ways = [to for to in order if to in kind.TRANSITIONS[name]]
        yield from (f"{name} --> {to}" for to in ways or ["[*]"])
