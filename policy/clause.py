"""What a clause of the policy is, what keeps it, and what it is to break one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto


class Stage(StrEnum):
    """Where in the life of a post, a comment or a channel a rule is asked."""

    READING = auto()
    DRAFT = auto()
    SUBMISSION = auto()
    APPROVAL = auto()
    EMERGENCY = auto()
    PUBLICATION = auto()
    COMMENT = auto()
    DECISION = auto()
    REPLY = auto()
    BAN = auto()
    REVIEW = auto()
    INCIDENT = auto()
    ROSTER = auto()
    DEPARTURE = auto()
    INVITATION = auto()


class Kind(StrEnum):
    """What a broken rule does: refuse, ask for a reason, or only say so."""

    BLOCK = auto()
    WARN = auto()
    HINT = auto()


@dataclass(frozen=True)
class Pending:
    """A rule cannot say yet: something that it needs is still being looked at."""

    sentence: str


@dataclass(frozen=True)
class Marked:
    """A sentence, and where in the message stands what it is about: code points, end not in it."""

    sentence: str
    spans: tuple[tuple[int, int], ...] = ()


Reason = str | Pending | Marked | None
RuleFunction = Callable[..., Reason]
Condition = Callable[..., bool]


def always(facts: object) -> bool:
    return True


@dataclass(frozen=True)
class Rule:
    """One function that keeps a clause.

    `broken` takes the facts of its stage and returns why the clause is broken, what it is
    waiting for, or None. `kept` is what the check page says when it is None. `when` says whether
    these facts have anything to do with the rule: what was not looked at is not called kept.
    """

    stage: Stage
    kind: Kind
    broken: RuleFunction
    kept: str = ""
    when: Condition = always


@dataclass(frozen=True)
class Clause:
    """A clause of the adopted policy in its own words. One without rules is kept by people."""

    number: str
    words: str
    rules: tuple[Rule, ...] = ()


class Verdict(StrEnum):
    """How one rule came out for one thing."""

    BLOCK = auto()
    WARN = auto()
    WAIT = auto()
    HINT = auto()
    KEPT = auto()


@dataclass(frozen=True)
class Finding:
    """What one rule says about one thing, in a sentence."""

    clause: str
    verdict: Verdict
    sentence: str
    spans: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    """The name of the function that says so."""

    def __str__(self) -> str:
        return f"{self.sentence} (Policy {self.clause})"


class Refused(Exception):
    """The policy does not allow it. `findings` says which clauses, and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(" ".join(str(finding) for finding in findings))
        self.findings = findings

    @classmethod
    def by(cls, clause: str, sentence: str) -> "Refused":
        """Refuse under one clause, where an action knows the reason itself."""
        return cls(Finding(clause, Verdict.BLOCK, sentence))


def block(stage: Stage, broken: RuleFunction, kept: str = "", when: Condition = always) -> Rule:
    return Rule(stage, Kind.BLOCK, broken, kept, when)


def warn(stage: Stage, broken: RuleFunction, kept: str = "", when: Condition = always) -> Rule:
    return Rule(stage, Kind.WARN, broken, kept, when)


def hint(stage: Stage, broken: RuleFunction, kept: str = "", when: Condition = always) -> Rule:
    return Rule(stage, Kind.HINT, broken, kept, when)
