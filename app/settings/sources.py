"""Where values come from: the machine policy (registry or /etc) and the user's settings file.

No environment variable moves or replaces the policy: users set their own environment, and would be rid of it.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import PolicyError
from app.system import registry
from app.system.registry import POLICY_KEY, Winreg

POLICY_FILE = Path("/etc/seogo/policy.toml")
_LARGEST = 1 << 20  # bytes; every key with long lists takes a few thousand


class Unreadable(Exception):  # noqa: N818 - turned into a notice or a PolicyError
    """A file is there and gives no values; the text says why, for IT."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The values that one source gives, as written there.

    Attributes:
        place: file or registry key, for people.
        values: (name, raw value); a name may come twice in a badly written file.
        windows: names are registry value names rather than keys.
    """

    place: str
    values: tuple[tuple[str, object], ...] = field(default=())
    windows: bool = False


def machine_policy(file: Path | None = None, winreg: Winreg | None = None) -> Layer | None:
    """The machine policy, or None where there is none.

    Args:
        file: read this file instead (tests; never taken from a user).
        winreg: read this registry instead.

    Raises:
        PolicyError: policy_unreadable: there is one and it cannot be read, so nobody knows what it forbids.
    """
    if winreg is not None or (file is None and sys.platform == "win32"):
        return _registry_policy(winreg)
    path = file or POLICY_FILE
    try:
        return toml_layer(path)
    except Unreadable as error:
        raise PolicyError("policy_unreadable", place=str(path), detail=str(error)) from error


def toml_layer(path: Path) -> Layer | None:
    """The values of a TOML file, or None when it does not exist.

    Raises:
        Unreadable: it exists and cannot be read or understood.
    """
    data = read_toml(path)
    return None if data is None else Layer(str(path), tuple(flatten(data)))


def read_toml(path: Path) -> dict[str, object] | None:
    """A TOML file as written, or None when it does not exist.

    Raises:
        Unreadable: it exists (be it a link that leads nowhere) and cannot be read or understood.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Unreadable(error.strerror or type(error).__name__) from error
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise Unreadable(f"> {_LARGEST >> 20} MB")
        return tomllib.loads(content.decode("utf-8-sig"))  # Windows editors put a byte order mark first
    except OSError as error:
        raise Unreadable(error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise Unreadable("UTF-8?") from error
    except RecursionError as error:
        raise Unreadable("TOML: nesting") from error
    except ValueError as error:  # TOMLDecodeError, and numbers beyond all measure
        raise Unreadable(f"TOML: {error}") from error


def is_protected(place: str) -> bool:
    """Whether only the administrator can change the policy: file and folder are root's, and no one else may write.

    Windows guards its policy key by itself, so a place in the registry is.
    """
    if place.startswith("HKLM"):
        return True
    path = Path(place)
    try:
        found = [path.resolve().stat(), path.resolve().parent.stat(), path.parent.stat()]
    except OSError:
        return False
    return all(each.st_uid == 0 and not each.st_mode & 0o022 for each in found)


def flatten(data: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Tables as dotted names: `[ui] theme = …` and `ui.theme = …` are one."""
    for name, value in data.items():
        if isinstance(value, dict) and value:
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _registry_policy(winreg: Winreg | None) -> Layer | None:
    place = rf"HKLM\{POLICY_KEY}"
    try:
        found = registry.read_policy(winreg)
    except OSError as error:
        raise PolicyError("policy_unreadable", place=place, detail=error.strerror or type(error).__name__) from error
    if found is None:
        return None
    # Every key of the registry may have an unnamed value; editors show it as "(Default)".
    named = [(name, value) for name, value in found.values if name]
    return Layer(place, (*named, *((f"{name}\\", None) for name in found.subkeys)), windows=True)
