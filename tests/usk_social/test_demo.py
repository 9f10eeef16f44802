"""The demo, as a person gets it: in a checkout of its own, with every process it starts."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
LOCAL = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".env")
A_MINUTE = 60.0


class Demo:
    """`manage.py demo` in a checkout, with the ports that were free a moment ago."""

    def __init__(self, checkout: Path) -> None:
        self.checkout = checkout
        self.port, self.practice_port = free_ports(2)
        self.process = self.run(
            "--port", str(self.port), "--practice-port", str(self.practice_port)
        )
        self.words: list[str] = []

    def run(self, *arguments: str) -> subprocess.Popen[str]:
        told = {"DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL", "DJANGO_SETTINGS_MODULE"}
        told |= {"MEDIA_ROOT", "EVIDENCE_ROOT", "MAILBOX_DIR", "MAKELEVEL"}
        return subprocess.Popen(
            [sys.executable, "manage.py", "demo", *arguments],
            cwd=self.checkout,
            env={name: value for name, value in os.environ.items() if name not in told},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, words: str) -> None:
        """Read what it says up to a line with these words."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.words.append(line)
            if words in line:
                return
        pytest.fail("".join(self.words))

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    checkout = tmp_path / "checkout"
    shutil.copytree(PROJECT, checkout, ignore=LOCAL)
    demo = Demo(checkout)
    yield demo
    demo.process.kill()
    demo.process.communicate()
    ask = "from usk_social.embedded.home import shelter; print(shelter())"
    nest = subprocess.check_output([sys.executable, "-c", ask], cwd=checkout, text=True).strip()
    shutil.rmtree(nest, ignore_errors=True)


def free_ports(number: int) -> list[int]:
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [door.getsockname()[1] for door in doors]
    for door in doors:
        door.close()
    return ports


def status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse().status
    connection.close()
    return answer


@pytest.mark.long
def test_the_demo_comes_up_and_stops_when_asked(demo: Demo) -> None:
    demo.until("Ctrl-C stops everything.")
    assert any("clerk@usk.example" in line for line in demo.words)
    assert status(demo.port, "/accounts/login/") == 200
    assert status(demo.practice_port, "/practice/health") == 200
    family = demo.family()
    demo.process.send_signal(signal.SIGINT)
    assert "The data are kept in var/." in demo.process.communicate(timeout=A_MINUTE)[0]
    assert demo.process.returncode == 0
    assert psutil.wait_procs(family, timeout=A_MINUTE)[1] == []


@pytest.mark.long
def test_a_killed_demo_leaves_no_process_behind(demo: Demo) -> None:
    demo.until("Ctrl-C stops everything.")
    family = demo.family()
    assert len(family) > 15
    demo.process.kill()
    assert psutil.wait_procs(family, timeout=A_MINUTE)[1] == []


@pytest.mark.long
def test_a_second_demo_says_that_the_first_one_runs(demo: Demo) -> None:
    demo.until("Starting the database")
    second = demo.run("--port", "0")
    assert second.communicate(timeout=A_MINUTE)[0] == (
        f"The demo runs already, at http://127.0.0.1:{demo.port}/.\n"
    )
    assert second.returncode == 1


@pytest.mark.long
@pytest.mark.parametrize("taken", ["--port", "--practice-port"])
def test_a_port_that_is_taken_is_said_before_anything_starts(tmp_path: Path, taken: str) -> None:
    checkout = tmp_path / "checkout"
    shutil.copytree(PROJECT, checkout, ignore=LOCAL)
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "manage.py", "demo", taken, str(port)],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
            timeout=A_MINUTE,
        )
    variable = taken.strip("-").upper().replace("-", "_")
    assert done.returncode == 1
    assert done.stderr.startswith(
        f"Port {port} is taken. Choose another one: make demo {variable}="
    )
    assert not (checkout / "var" / "servers").exists()
