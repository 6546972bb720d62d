"""Writing a TOML file: one value changed, everything else (comments, unknown keys, order) left as the user wrote it."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_PATIENCE = (0.02, 0.05, 0.1)  # seconds
Plain = bool | int | str | list[str]


def with_changes(text: str, changes: Mapping[str, Plain | None]) -> str:
    """The text of a TOML file with some values set, or taken out.

    The result is read back before it is given: the style-preserving editor has had bugs with tables out of order
    (github.com/python-poetry/tomlkit/issues/571), and a lost comment is better than a lost setting.

    Args:
        text: valid TOML.
        changes: dotted key → value, None takes it out.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = tomllib.loads(text)
    for key, value in changes.items():
        _change(wanted, key, value)
    try:
        document: Any = tomlkit.parse(text)
        for key, value in changes.items():
            _change(document, key, value)
        edited = tomlkit.dumps(document)
        if tomllib.loads(edited) == wanted:
            return edited
    except (TOMLKitError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        pass  # whatever its trouble is, the plain way below has none
    return tomlkit.dumps(wanted)


def write_atomically(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable by its owner only.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    target = Path(os.path.realpath(path))  # a link stays one
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")  # mode 600
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        _replace(part, target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _replace(part: Path, target: Path) -> None:
    """Put the new file in place. Windows refuses while another process reads the old one, which takes a moment."""
    for patience in _PATIENCE:
        try:
            part.replace(target)
            return
        except PermissionError:
            time.sleep(patience)
    part.replace(target)


def _change(table: Any, key: str, value: Plain | None) -> None:
    """Set or take out one key, in whichever way the file spells it: `[ui] theme`, `ui.theme` or `"ui.theme"`."""
    while key not in table:
        name, _, rest = key.partition(".")
        if not rest:
            break
        if name not in table or not isinstance(table[name], dict):
            if value is None:
                return
            table[name] = {}
        table, key = table[name], rest
    if value is None:
        if key in table:
            del table[key]
    else:
        table[key] = value
