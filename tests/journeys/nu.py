"""The Nu HTML checker, where there is a Java to run it: `make checker` fetches it with npm."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

CHECKER = Path(__file__).parents[2] / ".venv/nu/node_modules/vnu-jar/build/dist/vnu.jar"


def validate(pages: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return what is wrong with the HTML of some pages, each with its address and line."""
    java = shutil.which("java")
    if not java or not CHECKER.exists():
        pytest.skip("the Nu HTML checker needs Java and npm")
    names = {}
    for number, (address, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_bytes(html)
        names[file.name] = address
    told = subprocess.run(
        [
            java,
            "-jar",
            str(CHECKER),
            "--format",
            "json",
            "--exit-zero-always",
            *map(str, folder.glob("*.html")),
        ],
        capture_output=True,
        check=True,
    ).stderr
    return [
        f"{names[Path(one['url']).name]} line {one['lastLine']}: {one['message']}"
        for one in json.loads(told)["messages"]
        if one["type"] == "error"
    ]
