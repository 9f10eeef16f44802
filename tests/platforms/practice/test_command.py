"""`manage.py practice` needs a port and a folder, and neither a database nor a broker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import requests

PROJECT = Path(__file__).resolve().parents[3]
NOBODY = "127.0.0.1:1"


def command(data: Path, port: int) -> list[str]:
    return [sys.executable, "manage.py", "practice", "--port", str(port), "--data", str(data)]


def test_the_command_says_where_it_listens_and_ends_when_told(tmp_path: Path) -> None:
    environ = {
        **os.environ,
        "PRACTICE": "1",
        "DATABASE_URL": f"postgres://nobody@{NOBODY}/nothing",
        "CELERY_BROKER_URL": f"redis://{NOBODY}",
        "DJANGO_SETTINGS_MODULE": "usk_social.settings",
    }
    with subprocess.Popen(
        command(tmp_path / "one", 0), cwd=PROJECT, env=environ, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout
        url = first.stdout.readline().rpartition(" ")[2].strip().rstrip("/")
        assert requests.get(f"{url}/practice/health", timeout=5).json()["status"] == "ok"
        assert "What residents would see" in requests.get(url, timeout=5).text
        port = int(url.rpartition(":")[2])
        second = subprocess.run(
            command(tmp_path / "two", port),
            cwd=PROJECT,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert second.returncode == 1
        assert f"cannot use port {port}" in second.stderr
        assert second.stderr.strip().endswith("choose another with --port.")
        first.terminate()
        assert first.wait(timeout=10) == 0
