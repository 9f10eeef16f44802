"""The lists of websites come from a folder or by https, whole or not at all."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from moderation.detectors import assess
from moderation.detectors.hosts import category
from policy.principles import Principle


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lists"
    monkeypatch.setenv("LINK_LISTS_DIR", str(folder))
    return folder


def packed(folder: Path, name: str, *hosts: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress("\n".join(hosts).encode()))
    return path


def test_a_newer_list_is_taken_up_without_a_restart(lists: Path, tmp_path: Path) -> None:
    source = packed(tmp_path, "gambling.txt.gz", "quiet.example")
    call_command("refresh_links", str(source))
    assert category(frozenset({"quiet.example"})) == "gambling"
    [found] = assess("Look at https://quiet.example/now", read=None).suggestions
    assert found.principle == Principle.LINKS
    packed(tmp_path, "gambling.txt.gz", "other.example")
    call_command("refresh_links", str(tmp_path))
    os.utime(lists / "gambling.txt.gz", ns=(1, 1))
    assert category(frozenset({"quiet.example"})) == ""
    assert category(frozenset({"other.example"})) == "gambling"
    assert [path.name for path in lists.iterdir()] == ["gambling.txt.gz"]


def test_what_is_no_list_leaves_the_old_one(lists: Path, tmp_path: Path) -> None:
    call_command("refresh_links", str(packed(tmp_path, "porn.txt.gz", "old.example")))
    before = (lists / "porn.txt.gz").read_bytes()
    (tmp_path / "porn.txt.gz").write_bytes(before[:-9])
    for source, why in (
        (str(tmp_path / "porn.txt.gz"), "not whole"),
        (str(packed(tmp_path, "words.txt.gz", "<html>")), "begin with a host"),
        (str(tmp_path / "absent.txt.gz"), "cannot be read"),
        ("https://lists.example/list.zip", "is no list"),
        ("http://lists.example/porn.txt.gz", "Only https"),
        ("https://127.0.0.1/porn.txt.gz", "private network"),
    ):
        with pytest.raises(CommandError, match=why):
            call_command("refresh_links", source)
    assert (lists / "porn.txt.gz").read_bytes() == before


def test_without_a_folder_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINK_LISTS_DIR", raising=False)
    with pytest.raises(CommandError, match="Set LINK_LISTS_DIR"):
        call_command("refresh_links", "x.txt.gz")
