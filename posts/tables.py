"""Tables that people take along as CSV, and open in a spreadsheet without harm."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a spreadsheet takes what residents or councillors wrote for something to be run."""
BOM = "\ufeff"
"""Tells Excel that the letters are UTF-8, the Welsh ones too."""


def as_csv(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """Answer with a table of that name. What could be a formula is marked as words."""
    answer = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "private, no-store"
    writer = csv.writer(answer)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return answer


def harmless(cell: str) -> str:
    """A cell as words, whatever it begins with, spaces before it or not."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
