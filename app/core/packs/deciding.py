"""Whether a pack may be installed or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.errors import NotFoundError, PolicyError
from app.core.packs.manifest import Manifest
from app.core.packs.version import Version


class Step(StrEnum):
    """What installing a pack comes to."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"  # the very same pack is installed; it may be put right


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which versions of a pack are there: the one in use, and the one that it replaced ("" for none)."""

    current: str
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The pack of that name that is in use: its manifest and the SHA-256 of the manifest's bytes."""

    manifest: Manifest
    digest: str


def check_time(manifest: Manifest, today: date, program: Version) -> None:
    """Stop unless a pack may be installed today, by this program.

    Raises:
        PolicyError: pack_expired or pack_program.
    """
    if manifest.expires is not None and today > manifest.expires:
        raise PolicyError("pack_expired", name=manifest.name, expires=manifest.expires.isoformat())
    if program < manifest.least_program:
        raise PolicyError("pack_program", name=manifest.name, needed=manifest.least_program.text, program=program.text)


def decide(manifest: Manifest, digest: str, known: Known | None) -> Step:
    """What installing it comes to.

    Args:
        manifest, digest: of the new pack.
        known: of the installed one.

    Raises:
        PolicyError: pack_older (only `rollback` goes back), pack_version_taken (the same version with other content),
            or pack_name_taken (the name belongs to a pack of another kind).
    """
    if known is None:
        return Step.NEW
    old = known.manifest
    if old.kind is not manifest.kind:
        raise PolicyError("pack_name_taken", name=manifest.name, kind=old.kind.value)
    if manifest.version < old.version:
        raise PolicyError("pack_older", name=manifest.name, version=manifest.version.text, installed=old.version.text)
    if manifest.version == old.version:
        if digest != known.digest:
            raise PolicyError("pack_version_taken", name=manifest.name, version=manifest.version.text)
        return Step.SAME
    return Step.UPDATE


def moved_on(pointer: Pointer | None, version: str) -> Pointer:
    """The pointer after a version was installed."""
    if pointer is None:
        return Pointer(version)
    return pointer if pointer.current == version else Pointer(version, pointer.current)


def moved_back(pointer: Pointer, name: str) -> Pointer:
    """The pointer after going back to the version before. Going back twice is not kept track of.

    Raises:
        NotFoundError: pack_no_previous.
    """
    if not pointer.previous:
        raise NotFoundError("pack_no_previous", name=name)
    return Pointer(pointer.previous)
