"""Which model files are installed, by the shipped manifest and by what was added on this machine."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import ModelError
from app.provisioning.manifest import Model, load_manifest
from app.system import paths

ANSWERS = "answers"
EMBEDDINGS = "embeddings"
_LOCAL = "local.toml"


@dataclass(frozen=True, slots=True)
class InstalledFile:
    """A model file that should be in the models folder.

    Attributes:
        model, role, licence: what it belongs to.
        path: where it lies.
        bytes, sha256: what it must be.
        shipped: it comes from the manifest; otherwise it was added on this machine.
    """

    model: str
    role: str
    licence: str
    path: Path
    bytes: int
    sha256: str
    default: bool
    shipped: bool


def all_files() -> list[InstalledFile]:
    """Every known model file, present or not, the defaults first."""
    folder = paths.models()
    shipped = [_shipped(model, folder) for model in load_manifest(paths.PROGRAM / "models" / "manifest.toml")]
    files = [file for group in shipped for file in group] + added_files()
    return sorted(files, key=lambda file: not file.default)


def answer_file() -> InstalledFile:
    """The answer model to use: one that was added on this machine, else the default, else any that is there.

    Raises:
        ModelError: model_missing.
    """
    candidates = [file for file in all_files() if file.role == ANSWERS and file.path.is_file()]
    if not candidates:
        raise ModelError("model_missing", file=ANSWERS)
    return min(candidates, key=lambda file: (file.shipped, not file.default))


def embedding_files() -> tuple[Path, Path]:
    """(network, tokenizer) of the embedding model.

    Raises:
        ModelError: model_missing.
    """
    own = [file.path for file in all_files() if file.role == EMBEDDINGS]
    missing = [path for path in own if not path.is_file()]
    if missing or not own:
        raise ModelError("model_missing", file=missing[0].name if missing else EMBEDDINGS)
    network = next(path for path in own if path.suffix == ".onnx")
    return network, next(path for path in own if path.suffix == ".spm")


def added_files() -> list[InstalledFile]:
    """Models that were added on this machine (`seogo models add`)."""
    record = paths.models() / _LOCAL
    if not record.is_file():
        return []
    entries = tomllib.loads(record.read_text("utf-8")).get("model", [])
    return [
        InstalledFile(
            e["name"], ANSWERS, e.get("licence", ""), paths.models() / e["file"], e["bytes"], e["sha256"], False, False
        )
        for e in entries
    ]


def record_added(name: str, file: str, size: int, sha256: str) -> None:
    """Remember a model that was added on this machine; an earlier entry of the same file is replaced."""
    kept = [f for f in added_files() if f.path.name != file]
    rows = [(f.model, f.path.name, f.bytes, f.sha256) for f in kept] + [(name, file, size, sha256)]
    # A JSON string is a TOML basic string: toml.io/en/v1.0.0#string
    text = "".join(
        f'[[model]]\nname = {json.dumps(n)}\nfile = {json.dumps(f)}\nbytes = {b}\nsha256 = "{s}"\n\n'
        for n, f, b, s in rows
    )
    part = paths.models() / f"{_LOCAL}.part"
    part.write_text(text, "utf-8")
    part.replace(paths.models() / _LOCAL)


def _shipped(model: Model, folder: Path) -> list[InstalledFile]:
    return [
        InstalledFile(model.id, model.role, model.licence, folder / f.name, f.bytes, f.sha256, model.default, True)
        for f in model.files
    ]
