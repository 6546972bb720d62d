"""What the settings in force permit: which documents, which models, and whether anything may leave the window."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from app.core.errors import DocumentError, PolicyError
from app.settings import folders, keys
from app.settings.resolver import Settings
from app.settings.schema import Setting

SOURCE_CODES = frozenset({"source_forbidden", "type_forbidden", "size_forbidden"})
"""Codes of documents that the policy keeps out."""

_FORBIDDEN = {
    keys.EXPORT_ALLOWED.key: "export_forbidden",
    keys.COPY_ALLOWED.key: "copy_forbidden",
    keys.WATCH_ALLOWED.key: "watch_forbidden",
    keys.IMPORT_ALLOWED.key: "import_forbidden",
}


def may_export(settings: Settings) -> bool:
    """Whether answers, summaries and tables may be saved as files."""
    return settings.value(keys.EXPORT_ALLOWED)


def may_copy(settings: Settings) -> bool:
    """Whether text may be copied to the clipboard."""
    return settings.value(keys.COPY_ALLOWED)


def may_watch(settings: Settings) -> bool:
    """Whether folders may be watched."""
    return settings.value(keys.WATCH_ALLOWED)


def may_import_models(settings: Settings) -> bool:
    """Whether users may add model files."""
    return settings.value(keys.IMPORT_ALLOWED)


def require(settings: Settings, permission: Setting[bool]) -> None:
    """Stop unless it is permitted.

    Args:
        permission: one of keys.EXPORT_ALLOWED, COPY_ALLOWED, WATCH_ALLOWED, IMPORT_ALLOWED.

    Raises:
        PolicyError: export_forbidden, copy_forbidden, watch_forbidden or import_forbidden.
    """
    if not settings.value(permission):
        raise PolicyError(_FORBIDDEN[permission.key])


def model_permitted(sha256: str, shipped: bool, settings: Settings) -> bool:
    """Whether an answer model may be used.

    Args:
        sha256: the hash its file is held to, hex.
        shipped: it is one of the product's own models, not one that was added on this machine.
    """
    approved = settings.value(keys.ALLOWED_MODELS)
    if approved:
        return sha256.lower() in approved
    return shipped or may_import_models(settings)


def refusal(path: Path, size: int, kind: str, settings: Settings) -> DocumentError | None:
    """Why the policy keeps a file out, or None.

    Args:
        path: the file; links are followed.
        size: bytes.
        kind: its format as its content tells ("pdf", "docx", …), or "" while that is not known yet.

    Returns:
        source_forbidden, size_forbidden or type_forbidden.
    """
    limit = settings.value(keys.LARGEST_FILE_MB)
    kinds = settings.value(keys.FILE_TYPES)
    if _place_refused(path, settings):
        return DocumentError("source_forbidden", path=str(path))
    if size > limit << 20:
        return DocumentError("size_forbidden", megabytes=-(-size >> 20), limit=limit)
    if kinds and kind and kind not in kinds:
        return DocumentError("type_forbidden", format=kind)
    return None


def check_source(path: Path, settings: Settings, kind: str = "") -> None:
    """Stop unless the policy lets the file in; see `refusal`. A file that is gone is left to its reader to report.

    Raises:
        DocumentError: source_forbidden, size_forbidden or type_forbidden.
    """
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    found = refusal(path, size, kind, settings)
    if found is not None:
        raise found


def _place_refused(path: Path, settings: Settings) -> bool:
    allowed = [folders.expand(each) for each in settings.value(keys.ALLOWED_FOLDERS)]
    forbidden = [folders.expand(each) for each in settings.value(keys.FORBIDDEN_FOLDERS)]
    if not allowed and not forbidden:
        return False
    named, real = str(path.absolute()), os.path.realpath(path)
    kept_out = [str(folder) for folder in forbidden] + [os.path.realpath(folder) for folder in forbidden]
    let_in = [os.path.realpath(folder) for folder in allowed]
    return place_refused(named, real, let_in, kept_out, windows=os.name == "nt")


def place_refused(named: str, real: str, allowed: Iterable[str], forbidden: Iterable[str], *, windows: bool) -> bool:
    """Whether a place is forbidden, or outside what is allowed. Compares names only.

    Args:
        named: the absolute path the user gave.
        real: where it leads, links followed.
        allowed: folders with links followed; none means anywhere.
        forbidden: folders; what lies in one under either name is kept out.
        windows: by the rules of Windows.
    """
    for folder in forbidden:
        if any(folders.lies_in(each, folder, windows=windows, loose=True) for each in (named, real)):
            return True
    let_in = list(allowed)
    return bool(let_in) and not any(folders.lies_in(real, folder, windows=windows) for folder in let_in)
