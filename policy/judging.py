"""Asks the register: how do these facts stand with the policy, and may it be done?"""

from collections.abc import Iterable

from policy.clause import Clause, Finding, Marked, Pending, Refused, Rule, Stage, Verdict
from policy.register import REGISTER


def findings(stage: Stage, facts: object) -> list[Finding]:
    """Say how each rule of this stage that applies comes out, in the policy's order."""
    return [
        _judge(clause, rule, facts)
        for clause in REGISTER
        for rule in clause.rules
        if rule.stage == stage and rule.when(facts)
    ]


def _judge(clause: Clause, rule: Rule, facts: object) -> Finding:
    reason, name = rule.broken(facts), rule.broken.__name__
    if isinstance(reason, Pending):
        return Finding(clause.number, Verdict.WAIT, reason.sentence, rule=name)
    if isinstance(reason, Marked):
        verdict = Verdict(rule.kind)
        return Finding(clause.number, verdict, reason.sentence, reason.spans, rule=name)
    if reason:
        return Finding(clause.number, Verdict(rule.kind), reason, rule=name)
    return Finding(clause.number, Verdict.KEPT, rule.kept, rule=name)


def refusals(stage: Stage, facts: object) -> list[Finding]:
    """Return what forbids it at this stage, or an empty list."""
    return _forbidding(findings(stage, facts))


def _forbidding(found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if one.verdict is Verdict.BLOCK]


def require(stage: Stage, facts: object, *, refused: type[Refused] = Refused) -> list[Finding]:
    """Raise `Refused` with every clause of this stage that forbids it, or return what was found."""
    found = findings(stage, facts)
    if forbidding := _forbidding(found):
        raise refused(*forbidding)
    return found


def warnings(found: Iterable[Finding]) -> list[Finding]:
    """Those that ask for a reason."""
    return [one for one in found if one.verdict is Verdict.WARN]


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """Blocks, then warnings, then the rest, without those that have nothing to say."""
    order = list(Verdict)
    return sorted((one for one in found if one.sentence), key=lambda one: order.index(one.verdict))
