"""The workers' application and the clock: which task waits in which queue, for how long, and when.

A task carries ids only, is acknowledged before it runs and is never tried again by Celery: what is
owed stands in a row of the database, and a sweep of the clock finds what no task came for.
"""

import gc
import os
import signal
from dataclasses import dataclass
from datetime import timedelta
from fnmatch import fnmatch
from logging.config import dictConfig
from typing import Any, TypedDict

from celery import Celery, Task
from celery.signals import setup_logging, worker_before_create_process, worker_process_init
from django.conf import settings

from usk_social.broker import Amqp
from usk_social.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usk_social.settings")

MAIN_PROCESS = os.getpid()
"""Of a worker; the children that it forks inherit this."""


@dataclass(frozen=True)
class Queue:
    """Tasks that wait for one another, and the time after which one of them is stopped."""

    tasks: str
    soft_limit: timedelta
    """A task is told then, and has ten seconds to write down how far it came."""


QUEUES = {
    "publish": Queue("*.publish*", timedelta(seconds=60)),
    "upload": Queue("*.upload*", timedelta(minutes=14)),
    "rest": Queue("*", timedelta(seconds=100)),
}
"""The first that fits a task's name takes it: a long upload or a sweep never delays a post."""


class Line(TypedDict):
    """One line of the clock's table."""

    task: str
    schedule: timedelta


RECEIVE_EVERY = timedelta(seconds=10) if settings.PRACTICE else timedelta(minutes=3)
WATCH_EVERY = timedelta(seconds=30) if settings.PRACTICE else timedelta(minutes=15)
FOLLOW_EVERY = timedelta(minutes=1) if settings.PRACTICE else timedelta(hours=1)
"""Every look at X is paid for by what it finds; a practice platform is looked at more often."""

BEAT: dict[str, Line] = {
    "send what falls due": {
        "task": "posts.tasks.publish_due",
        "schedule": timedelta(seconds=1),
    },
    "look for what is in doubt": {
        "task": "posts.tasks.look_for_the_doubtful",
        "schedule": timedelta(seconds=5),
    },
    "compare what is out with what was approved": {
        "task": "posts.tasks.read_back",
        "schedule": timedelta(seconds=15),
    },
    "find what was posted past the portal": {
        "task": "posts.tasks.watch_channels",
        "schedule": WATCH_EVERY,
    },
    "try connections, and count down to their end": {
        "task": "accounts.tasks.check_connections",
        "schedule": timedelta(hours=1),
    },
    "send invitations": {
        "task": "accounts.tasks.send_invitations",
        "schedule": timedelta(seconds=30),
    },
    "pass on the drafts of people without access": {
        "task": "posts.tasks.pass_drafts_on",
        "schedule": timedelta(minutes=1),
    },
    "tell administrators": {
        "task": "accounts.tasks.tell_administrators",
        "schedule": timedelta(seconds=30),
    },
    "tell people of their sign-ins": {
        "task": "accounts.tasks.send_security_letters",
        "schedule": timedelta(seconds=30),
    },
    "forget sign-ins of more than a year ago": {
        "task": "accounts.tasks.forget_sign_ins",
        "schedule": timedelta(days=1),
    },
    "look over the rosters": {
        "task": "accounts.tasks.look_over_rosters",
        "schedule": timedelta(minutes=1),
    },
    "remind people to read the policy": {
        "task": "accounts.tasks.remind_readers",
        "schedule": timedelta(hours=1),
    },
    "enter meetings ahead, and begin their agenda posts": {
        "task": "posts.tasks.keep_meetings",
        "schedule": timedelta(hours=1),
    },
    "hide and show what was decided": {
        "task": "moderation.tasks.sweep_enforcements",
        "schedule": timedelta(seconds=5),
    },
    "carry out mutes and bans": {
        "task": "moderation.tasks.sweep_bans",
        "schedule": timedelta(seconds=20),
    },
    "lift the mutes and bans whose time is over": {
        "task": "moderation.tasks.lift_bans",
        "schedule": timedelta(minutes=1),
    },
    "send replies, and look for those in doubt": {
        "task": "moderation.tasks.sweep_replies",
        "schedule": timedelta(seconds=5),
    },
    "remind of answers and requests": {
        "task": "moderation.tasks.remind_of_answers",
        "schedule": timedelta(minutes=1),
    },
    "take in what residents wrote": {
        "task": "moderation.tasks.receive",
        "schedule": RECEIVE_EVERY,
    },
    "tell of second looks": {
        "task": "moderation.tasks.tell_of_second_looks",
        "schedule": timedelta(minutes=1),
    },
    "read events of platforms that no worker came for": {
        "task": "moderation.tasks.wake_for_events",
        "schedule": timedelta(seconds=20),
    },
    "forget events of platforms that are read": {
        "task": "moderation.tasks.forget_events",
        "schedule": timedelta(hours=6),
    },
    "follow what residents change and delete": {
        "task": "moderation.tasks.follow",
        "schedule": FOLLOW_EVERY,
    },
    "read back what was hidden and shown": {
        "task": "moderation.tasks.confirm",
        "schedule": timedelta(seconds=15),
    },
    "read what residents wrote against the five principles": {
        "task": "moderation.tasks.read_comments",
        "schedule": timedelta(seconds=30),
    },
    "look at pages that were missed": {
        "task": "posts.tasks.sweep_pages",
        "schedule": timedelta(seconds=20),
    },
    "let expire what was not approved in time": {
        "task": "posts.tasks.expire",
        "schedule": timedelta(seconds=30),
    },
    "chase pages that were to follow": {
        "task": "posts.tasks.chase_pages",
        "schedule": timedelta(minutes=10),
    },
    "tell authors and approvers": {
        "task": "posts.tasks.tell_people",
        "schedule": timedelta(seconds=30),
    },
    "tell handlers": {
        "task": "incidents.tasks.tell_handlers",
        "schedule": timedelta(seconds=30),
    },
}
"""What the clock does, and how often. This is the only schedule there is."""


def queue_of(task: str) -> str:
    """Return the queue of a task, by its name."""
    return next(name for name, queue in QUEUES.items() if fnmatch(task, queue.tasks))


class Limits:
    """Give each task the time limits of its queue, as Celery's annotations."""

    def annotate(self, task: Task) -> dict[str, float]:
        soft = QUEUES[queue_of(task.name)].soft_limit.total_seconds()
        return {"soft_time_limit": soft, "time_limit": soft + 10}


def route(name: str, *_: object, **__: object) -> dict[str, str]:
    return {"queue": queue_of(name)}


def schedule() -> dict[str, dict[str, object]]:
    """Return the table, in which what no worker came for is worth nothing once the next is due."""
    return {
        name: {**line, "options": {"expires": line["schedule"].total_seconds()}}
        for name, line in BEAT.items()
    }


app = Celery("usk_social", amqp=Amqp)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    beat_schedule=schedule(),
    beat_scheduler="usk_social.clock:Clock",
    imports=["usk_social.clock", "usk_social.keys"],
    broker_connection_max_retries=None,
    task_annotations=[Limits()],
    task_default_queue="rest",
    task_routes=[route],
)
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_portal_does(**_: Any) -> None:
    dictConfig(settings.LOGGING)


@worker_before_create_process.connect
def share_memory(**_: Any) -> None:
    """Keep the garbage collector off what is there already, so that children need no copy of it."""
    gc.freeze()


@worker_process_init.connect
def end_with_the_worker(**_: Any) -> None:
    """Leave no child behind. Celery asks the same of the kernel, which may be a moment too late."""
    if os.getpid() != MAIN_PROCESS:
        die_with_parent(signal.SIGKILL, MAIN_PROCESS)
