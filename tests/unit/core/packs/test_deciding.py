"""Versions only go up, unless somebody goes back on purpose; and not after the day, nor with an older program."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import NotFoundError, PolicyError
from app.core.packs.deciding import Known, Pointer, Step, check_time, decide, moved_back, moved_on
from app.core.packs.manifest import PackKind
from app.core.packs.version import parse_version
from tests.fakes.packs import make_manifest

FILES = {"a.toml": b"x"}


def known(version: str, digest: str = "old", kind: PackKind = PackKind.TEMPLATES) -> Known:
    return Known(make_manifest(FILES, version, kind=kind), digest)


def test_new_newer_and_the_same() -> None:
    assert decide(make_manifest(FILES, "1"), "d", None) is Step.NEW
    assert decide(make_manifest(FILES, "1.10"), "d", known("1.9")) is Step.UPDATE
    assert decide(make_manifest(FILES, "1.9"), "old", known("1.9")) is Step.SAME


@pytest.mark.parametrize(
    ("version", "digest", "kind", "code"),
    [
        ("1.8", "d", PackKind.TEMPLATES, "pack_older"),
        ("1.9", "other", PackKind.TEMPLATES, "pack_version_taken"),
        ("2", "d", PackKind.GLOSSARY, "pack_name_taken"),
    ],
)
def test_what_is_refused(version: str, digest: str, kind: PackKind, code: str) -> None:
    with pytest.raises(PolicyError) as caught:
        decide(make_manifest(FILES, version, kind=kind), digest, known("1.9"))
    assert caught.value.code == code


def test_a_pack_may_be_installed_until_its_last_day() -> None:
    manifest = make_manifest(FILES, expires=date(2026, 11, 30), least_program="0.2")
    check_time(manifest, date(2026, 11, 30), parse_version("0.2"))
    with pytest.raises(PolicyError, match="pack_expired"):
        check_time(manifest, date(2026, 12, 1), parse_version("0.2"))
    with pytest.raises(PolicyError, match="pack_program"):
        check_time(manifest, date(2026, 11, 30), parse_version("0.1.9"))
    check_time(make_manifest(FILES), date(2100, 1, 1), parse_version("0.1"))


def test_pointers() -> None:
    first = moved_on(None, "1")
    second = moved_on(first, "2")
    assert (first, second) == (Pointer("1"), Pointer("2", "1"))
    assert moved_on(second, "2") == second
    assert moved_back(second, "x") == Pointer("1")
    with pytest.raises(NotFoundError, match="pack_no_previous"):
        moved_back(first, "x")
