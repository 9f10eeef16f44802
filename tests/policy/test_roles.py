"""Who may do what, as a table a councillor can read."""

import pytest

from policy.roles import ROLES, TITLES, WORDS, Permission, Role, permissions

APPROVERS = {Role.TOWN_CLERK, Role.DEPUTY_CLERK, Role.MAYOR, Role.ACTING_MAYOR}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_title_and_a_line_in_the_table(role: Role) -> None:
    assert TITLES[role]
    assert role in ROLES


def test_every_permission_has_its_words() -> None:
    assert set(WORDS) == set(Permission)


def test_only_the_mayor_and_the_clerk_and_who_acts_for_them_approve() -> None:
    assert {role for role in Role if Permission.APPROVE in ROLES[role]} == APPROVERS


def test_the_auditor_reads_the_record_and_nothing_else() -> None:
    assert ROLES[Role.AUDITOR] == {Permission.READ_RECORD}


def test_whoever_holds_no_office_may_do_nothing() -> None:
    assert permissions(frozenset()) == frozenset()
