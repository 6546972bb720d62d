"""Identifiers of the packages. All are computed, none is random: the same product gets the same ones in every build."""

from __future__ import annotations

import base64
import hashlib
from enum import Enum
from uuid import UUID, uuid5

_NAMESPACE = UUID("a8b5c0f4-6d8e-5b0c-9b6f-3a1f0a4f7e21")
"""Of every identifier below. Changing it, or a value of Kind, would cut the packages off from those already installed."""


class Kind(Enum):
    """The packages."""

    PROGRAM = "program"
    MODEL = "model-qwen2.5-1.5b"

    @property
    def upgrade_code(self) -> UUID:
        """What all versions of a package have in common; fixed for good."""
        return uuid5(_NAMESPACE, f"upgrade/{self.value}")

    def product_code(self, version: str, content: str) -> UUID:
        """One version of a package. Two builds that differ in content are two products, of which the later one that is
        installed replaces the other."""
        return uuid5(_NAMESPACE, f"product/{self.value}/{version}/{content}")

    def package_code(self, everything: str) -> UUID:
        """One package file: packages with the same code must be the same bytes."""
        return uuid5(_NAMESPACE, f"package/{self.value}/{everything}")

    def component(self, name: str) -> UUID:
        """A component by what it holds: a path below the install folder, or another name. Windows ignores case."""
        return uuid5(_NAMESPACE, f"component/{self.value}/{name.casefold()}")


def braced(code: UUID) -> str:
    """As the installer's tables write it."""
    return f"{{{code}}}".upper()


def identifier(prefix: str, path: str) -> str:
    """A table key for a path: at most 72 letters, digits, dots and underscores (Identifier of the documentation)."""
    return f"{prefix}_{hashlib.sha256(path.encode('utf-8')).hexdigest()[:24]}"


def short_name(name: str) -> str:
    """An 8.3 name for a long one, told apart by a hash; the few that fit already are kept."""
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    if name.isascii() and _fits(stem, 8) and (not dot or _fits(suffix, 3)):
        return name
    digest = base64.b32encode(hashlib.sha256(name.casefold().encode("utf-8")).digest()).decode("ascii")
    kept = "".join(letter for letter in suffix.upper() if letter.isascii() and letter.isalnum())[:3]
    return f"_{digest[:7]}" + (f".{kept}" if kept else "")


def file_name(name: str) -> str:
    """As the tables write it: short|long, or the name alone where it is both."""
    short = short_name(name)
    return name if short == name else f"{short}|{name}"


def _fits(part: str, longest: int) -> bool:
    return 0 < len(part) <= longest and all(letter.isalnum() or letter in "_-" for letter in part)
