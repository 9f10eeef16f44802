"""Who may do what: one table that a councillor can read."""

from enum import StrEnum, auto


class Permission(StrEnum):
    READ_POSTS = auto()
    DRAFT = auto()
    APPROVE = auto()
    STOP = auto()  # any post, anywhere; an author may always stop their own
    SETTLE = auto()  # say what became of a send in doubt, send again, take down
    PAUSE = auto()
    LIFT = auto()  # let publishing go on again
    READ_COMMENTS = auto()
    FLAG = auto()
    MODERATE = auto()
    REPORT_INCIDENT = auto()
    READ_ROSTER = auto()
    GRANT_ACCESS = auto()  # invite, end, enter offices, review
    KEEP_CHANNELS = auto()  # register, connect, keep the roster
    KEEP_MEETINGS = auto()  # the calendar of the council's meetings, and what is said of them
    KEEP_REQUESTS = auto()  # those that the law gives a time for: information, data, defamation
    FOLLOW_UP = auto()  # give the page that was to follow, see that people offline were told
    KEEP_SETTINGS = auto()  # the council's numbers and documents
    FETCH_ORIGINALS = auto()  # with all that was taken out of a picture
    READ_RECORD = auto()


class Role(StrEnum):
    """The offices of the council, and two duties that go with a channel or a case."""

    TOWN_CLERK = auto()
    DEPUTY_CLERK = auto()
    MAYOR = auto()
    ACTING_MAYOR = auto()
    DEPUTY_MAYOR = auto()
    COUNCILLOR = auto()
    OFFICER = auto()
    AUDITOR = auto()
    CHANNEL_ADMINISTRATOR = auto()


TITLES = {
    Role.TOWN_CLERK: "Town Clerk",
    Role.DEPUTY_CLERK: "Deputy or Locum Clerk",
    Role.MAYOR: "Mayor",
    Role.ACTING_MAYOR: "Deputy acting for the Mayor",
    Role.DEPUTY_MAYOR: "Deputy Mayor",
    Role.COUNCILLOR: "Councillor",
    Role.OFFICER: "Officer",
    Role.AUDITOR: "Auditor",
    Role.CHANNEL_ADMINISTRATOR: "Channel administrator",
}

_EVERYBODY = frozenset(
    {
        Permission.READ_POSTS,
        Permission.DRAFT,
        Permission.READ_COMMENTS,
        Permission.FLAG,
        Permission.REPORT_INCIDENT,
        Permission.READ_ROSTER,
    }
)
_OFFICE = frozenset(
    {
        Permission.GRANT_ACCESS,
        Permission.KEEP_CHANNELS,
        Permission.KEEP_MEETINGS,
        Permission.KEEP_REQUESTS,
        Permission.FOLLOW_UP,
        Permission.KEEP_SETTINGS,
        Permission.FETCH_ORIGINALS,
        Permission.READ_RECORD,
        Permission.LIFT,
    }
)
_MODERATOR = frozenset({Permission.MODERATE, Permission.STOP, Permission.SETTLE})
_APPROVER = frozenset({Permission.APPROVE, Permission.STOP, Permission.SETTLE, Permission.PAUSE})

ROLES: dict[Role, frozenset[Permission]] = {
    Role.TOWN_CLERK: _EVERYBODY | _APPROVER | _MODERATOR | _OFFICE,
    Role.DEPUTY_CLERK: _EVERYBODY | _APPROVER | _MODERATOR | _OFFICE,
    Role.MAYOR: _EVERYBODY | _APPROVER | {Permission.LIFT},
    Role.ACTING_MAYOR: _EVERYBODY | _APPROVER,
    Role.DEPUTY_MAYOR: _EVERYBODY,
    Role.COUNCILLOR: _EVERYBODY,
    Role.OFFICER: _EVERYBODY,
    Role.AUDITOR: frozenset({Permission.READ_RECORD}),
    Role.CHANNEL_ADMINISTRATOR: _MODERATOR,
}

WORDS = {
    Permission.READ_POSTS: "read posts and the calendar",
    Permission.DRAFT: "write posts and send them for approval",
    Permission.APPROVE: "approve what others wrote, send it back or refuse it",
    Permission.STOP: "stop any post that has not left yet",
    Permission.SETTLE: "say what became of a post, send it again, take it down",
    Permission.PAUSE: "pause all publishing",
    Permission.LIFT: "lift a pause, so that publishing goes on",
    Permission.READ_COMMENTS: "read what residents write",
    Permission.FLAG: "flag a comment for the moderators",
    Permission.MODERATE: "decide about comments",
    Permission.REPORT_INCIDENT: "report an incident",
    Permission.READ_ROSTER: "see people, offices and channels",
    Permission.GRANT_ACCESS: "invite people, enter offices, end access",
    Permission.KEEP_CHANNELS: "register and connect channels, keep their rosters",
    Permission.KEEP_MEETINGS: "keep the calendar of the council's meetings",
    Permission.KEEP_REQUESTS: "answer and close requests that the law gives a time for",
    Permission.FOLLOW_UP: "see to what follows a post: its page, word to people offline",
    Permission.KEEP_SETTINGS: "change the council's settings and documents",
    Permission.FETCH_ORIGINALS: "fetch pictures as they were uploaded, with all hidden in them",
    Permission.READ_RECORD: "read the record of who did what",
}
"""Each permission as one says it: "may today ..."."""


def permissions(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that somebody with these roles may do."""
    return frozenset().union(*(ROLES[role] for role in roles))


def needs_two_steps(roles: frozenset[Role], *, handles_incidents: bool) -> bool:
    """Whoever approves, administers a channel or handles incidents signs in in two steps (1.7)."""
    return (
        handles_incidents
        or Role.CHANNEL_ADMINISTRATOR in roles
        or Permission.APPROVE in permissions(roles)
    )
