"""Whether the files of a pack are what its kind says: a broken template would stop every extraction on every desk."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from app.core import glossary
from app.core.errors import PolicyError, StorageError, UsageError
from app.core.extracting import template
from app.core.packs.manifest import Manifest, PackKind
from app.core.packs.shelving import DOCUMENTS, SOURCES
from app.core.risk.rules import parse_rules

_MODEL_SUFFIXES = frozenset({".gguf", ".ttf", ".otf", ".onnx", ".data", ".spm"})


def check_contents(manifest: Manifest, where: Callable[[str], Path]) -> None:
    """Stop unless every file is one that the kind takes, and can be read.

    Args:
        manifest: names the files.
        where: each of them lies.

    Raises:
        StorageError: pack_contents.
    """
    for file in manifest.files:
        if not _is_expected(manifest.kind, PurePosixPath(file.path)):
            raise StorageError("pack_contents", file=file.path, kind=manifest.kind.value)
        if manifest.kind in (PackKind.TEMPLATES, PackKind.GLOSSARY, PackKind.RULES):
            _check_text(manifest.kind, where(file.path))


def _is_expected(kind: PackKind, path: PurePosixPath) -> bool:
    parts, suffix = path.parts, path.suffix.lower()
    if kind is PackKind.LIBRARY:
        return (len(parts) == 2 and parts[0] == DOCUMENTS and suffix in (".jsonl", ".f32")) or (
            len(parts) == 3 and parts[0] == SOURCES
        )
    wanted = _MODEL_SUFFIXES if kind is PackKind.MODELS else {".toml"}
    return len(parts) == 1 and suffix in wanted


def _check_text(kind: PackKind, path: Path) -> None:
    try:
        if kind is PackKind.TEMPLATES:
            template.load(path)
        elif kind is PackKind.RULES:
            parse_rules(tomllib.loads(path.read_text("utf-8")), path.name)
        elif (read := glossary.load([path])).problems or not read.entries:
            raise StorageError("pack_contents", file=path.name, kind=kind.value)
    except (UsageError, PolicyError, OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StorageError("pack_contents", file=path.name, kind=kind.value) from error
