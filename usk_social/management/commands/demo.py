"""Run the whole portal on this machine, for practice: `make demo`."""

import os
import shutil
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from accounts.models import User
from usk_social import processes
from usk_social.demo.people import PASSWORD
from usk_social.embedded import Postgres, Valkey
from usk_social.embedded.home import PROJECT, VAR, locked, of_the_demo
from usk_social.supervisor import Child, Supervisor

WORKERS = {"publish": 12, "upload": 1, "rest": 2}
"""How many tasks of each queue run at once, each in a process: time limits need one.

So many may publish that ten which hang on a platform do not keep an urgent one waiting.
"""


class Command(BaseCommand):
    help = "Run the portal, its workers, its clock and the practice platforms on this machine."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--practice-port", type=int, default=8100)
        parser.add_argument("--reset", action="store_true", help="start over with new data")

    def handle(self, *, port: int, practice_port: int, reset: bool, **_: object) -> None:
        self.began = time.monotonic()
        self.supervisor = Supervisor(self.say)
        self.portal = f"http://127.0.0.1:{port}"
        self.practice = f"http://127.0.0.1:{practice_port}"
        end_on_signals()
        try:
            with only_one(self.portal), ExitStack() as stack:
                expect_free("PORT", port, other=practice_port)
                expect_free("PRACTICE_PORT", practice_port, other=port)
                self.set_the_scene(port, practice_port)
                self.start_servers(stack, reset=reset)
                self.start_everything(port, practice_port)
                self.introduce()
                while True:
                    self.supervisor.tend()
                    time.sleep(0.2)
        except KeyboardInterrupt:
            self.say("Everything has stopped. The data are kept in var/.")

    def set_the_scene(self, port: int, practice_port: int) -> None:
        """Point every process at this machine, but where a person has said otherwise."""
        hosts = f"127.0.0.1:{practice_port},localhost:{practice_port}"
        scene = {
            "SITE_URL": self.portal,
            "COUNCIL_WEBSITE_HOSTS": hosts,
            "FACEBOOK_API_URL": self.practice,
            "X_API_URL": self.practice,
            "YOUTUBE_API_URL": self.practice,
            "PYTHONUNBUFFERED": "1",
        }
        for name, value in scene.items():
            os.environ.setdefault(name, value)

    def start_servers(self, stack: ExitStack, *, reset: bool) -> None:
        """Start the embedded servers that are not replaced by an address of the environment."""
        home = of_the_demo()
        ours = os.environ["DATABASE_URL"] == home.database_url
        if reset and not ours:
            raise SystemExit("RESET is for the demo's own database, and DATABASE_URL is set.")
        home.make()
        if not (lock := stack.enter_context(locked(home.lock))):
            self.report("Waiting for another command that uses the demo's database")
            lock = stack.enter_context(locked(home.lock, wait=True))
        if reset:
            self.report("Throwing the old data away")
            for name in ("postgres", "media", "evidence", "mail", "practice"):
                shutil.rmtree((home.data if name == "postgres" else VAR) / name, ignore_errors=True)
        stack.callback(self.supervisor.stop)
        self.report("Starting the database and the broker")
        if ours:
            self.supervisor.keep(Postgres(home, lock, durable=True))
        if os.environ["CELERY_BROKER_URL"] == home.broker_url():
            self.supervisor.keep(Valkey(home, lock))

    def start_everything(self, port: int, practice_port: int) -> None:
        python = sys.executable
        manage = (python, "manage.py")
        ports = ("--port", str(practice_port), "--data", str(VAR / "practice"))
        told = ("--portal", f"http://127.0.0.1:{port}")
        practice = (*manage, "practice", *ports, *told)
        children = [self.keep("practice", "The practice platforms", *practice, announces="http")]
        self.report("Bringing the database up to date")
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        self.report("Making a council")
        self.finish("seed", *manage, "seed_demo")
        self.report("Starting the portal, its workers and its clock")
        door = ("--bind", f"127.0.0.1:{port}", "--threads", "8", "--preload")
        calm = ("--no-control-socket", "--graceful-timeout", "3")
        gunicorn = (python, "-m", "gunicorn", "usk_social.wsgi", *door, *calm)
        children.append(self.keep("web", "The portal", *gunicorn, announces="Listening at"))
        celery = (python, "-m", "celery", "-A", "usk_social")
        for queue, tasks in WORKERS.items():
            worker = ("worker", "-l", "INFO", "-Q", queue, "-n", f"{queue}@%h", "-c", str(tasks))
            alone = ("--without-mingle", "--without-gossip", "--without-heartbeat")
            children.append(
                self.keep(
                    f"worker-{queue}",
                    f"The worker for {queue}",
                    *(*celery, *worker, *alone),
                    announces=" ready.",
                    at_parents_death=signal.SIGKILL,
                )
            )
        beat = (*celery, "beat", "-l", "INFO")
        children.append(self.keep("clock", "The clock", *beat, announces="scheduler ->"))
        for child in children:
            if not self.supervisor.wait(child.ready.is_set, seconds=60):
                self.say(f"{child.name} is not ready after a minute: see {child.log}.")

    def keep(
        self,
        name: str,
        title: str,
        *arguments: str,
        announces: str,
        at_parents_death: signal.Signals = signal.SIGTERM,
    ) -> Child:
        log = VAR / "log" / f"{name}.log"
        log.unlink(missing_ok=True)
        child = Child(title, arguments, log, self.say, PROJECT, announces, at_parents_death)
        self.supervisor.keep(child)
        return child

    def finish(self, name: str, *arguments: str) -> None:
        """Run something that comes to an end, and insist that it ends well."""
        log = VAR / "log" / f"{name}.log"
        with log.open("wb") as output:
            process = processes.spawn(
                arguments, at_parents_death=signal.SIGTERM, output=output, cwd=PROJECT
            )
        while process.poll() is None:
            self.supervisor.tend()
            time.sleep(0.02)
        if process.returncode:
            last = log.read_text(errors="replace").rstrip().rpartition("\n")[2]
            raise SystemExit(f"{last}\nThe demo cannot go on: see {log}.")

    def introduce(self) -> None:
        """Say where everything is and who may come in."""
        self.report("Ready")
        people = User.objects.order_by("pk")
        width = max((len(person.email) for person in people), default=0)
        self.say(f"\n  The portal               {self.portal}/")
        self.say(f"  The practice platforms   {self.practice}/")
        self.say(f"  Logs                     {VAR / 'log'}")
        self.say(f"\n  Sign in with the password {PASSWORD} as")
        for person in people:
            offices = ", ".join(person.offices_today()) or "no office today"
            self.say(f"    {person.email:<{width}}   {person.name}, {offices}")
        self.say("\n  Ctrl-C stops everything.\n")

    def report(self, what: str) -> None:
        self.say(f"{time.monotonic() - self.began:5.1f} s  {what}.")

    def say(self, sentence: str) -> None:
        """Write to the terminal, which may be gone."""
        with suppress(OSError):
            self.stdout.write(sentence)
            self.stdout.flush()


def end_on_signals() -> None:
    """Let every polite way of ending us be the same, and only the first of them count."""

    def interrupt(*_: object) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    for number in numbers:
        signal.signal(number, interrupt)
    if "MAKELEVEL" in os.environ:
        processes.die_with_parent(signal.SIGTERM)


@contextmanager
def only_one(address: str) -> Iterator[None]:
    """Let one demo run in this checkout, and say where the other one is."""
    VAR.mkdir(exist_ok=True)
    note = VAR / "demo.lock"
    with locked(note) as first:
        if not first:
            raise SystemExit(f"The demo runs already, at {note.read_text() or 'its start'}.")
        note.write_text(f"{address}/")
        yield


def expect_free(variable: str, port: int, *, other: int) -> None:
    """Insist that a port can be had, or say what to type."""
    if is_free(port) and port != other:
        return
    free = next(near for near in range(port % 65535 + 1, 65536) if near != other and is_free(near))
    raise SystemExit(f"Port {port} is taken. Choose another one: make demo {variable}={free}")


def is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True
