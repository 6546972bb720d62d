"""Reads `models/manifest.toml`, the one list of model files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file as it lies in `models/`."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the source inside a package.

    Attributes:
        package, version, wheel_sha256: the wheel, pinned.
        member: the path of the piece inside the wheel.
        bytes: the size of the piece.
    """

    package: str
    version: str
    wheel_sha256: str
    member: str
    bytes: int

    @property
    def requirement(self) -> str:
        """One line of a hash-locked requirements file."""
        return f"{self.package}=={self.version} --hash=sha256:{self.wheel_sha256}\n"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a model comes from.

    Attributes:
        method: "concatenate" (the parts in order are the file), "files" (each part is a file, in the same order) or
            "e5-onnx" (the one part is converted).
        sha256: of the parts in order.
        parts: the pieces.
    """

    method: str
    sha256: str
    parts: tuple[Part, ...]

    @property
    def bytes(self) -> int:
        """Size of all parts."""
        return sum(part.bytes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Model:
    """One entry of the manifest.

    Attributes:
        id: what commands call it.
        name: what people call it.
        role: "answers", "embeddings" or "fonts" (what PDF exports embed and the window shows).
        default: fetched at set-up; the others on request.
        licence, origin: under which terms, and who published it.
        files: what it consists of.
        source: where it is fetched from.
        measured: figures of the shipped files, for people.
        vectors: of an embedding model: names what its vectors mean, the same for files whose vectors can be compared.
    """

    id: str
    name: str
    role: str
    default: bool
    licence: str
    origin: str
    files: tuple[ModelFile, ...]
    source: Source
    measured: dict[str, str]
    vectors: str = ""


def load_manifest(path: Path) -> tuple[Model, ...]:
    """Every model of the manifest.

    Raises:
        OSError: the manifest cannot be read.
        KeyError, TypeError, tomllib.TOMLDecodeError: it is malformed (a bug in the checkout).
    """
    with path.open("rb") as stream:
        data = tomllib.load(stream)
    return tuple(_model(entry) for entry in data["model"])


def _model(entry: dict[str, Any]) -> Model:
    source = entry["source"]
    return Model(
        id=entry["id"],
        name=entry["name"],
        role=entry["role"],
        default=entry["default"],
        licence=entry["licence"],
        origin=entry["origin"],
        files=tuple(ModelFile(**file) for file in entry["file"]),
        source=Source(source["method"], source["sha256"], tuple(Part(**part) for part in source["part"])),
        measured=entry.get("measured", {}),
        vectors=entry.get("vectors", ""),
    )
