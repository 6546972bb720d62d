"""Which model files are installed, by the shipped manifest and by what was added on this machine."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import ExportError, ModelError, PolicyError
from app.core.exporting.fonts import FontFiles
from app.provisioning.manifest import Model, ModelFile, load_manifest
from app.provisioning.verification import is_genuine
from app.system import paths

ANSWERS = "answers"
EMBEDDINGS = "embeddings"
FONTS = "fonts"
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


def answer_file(preferred: str = "", permitted: Callable[[InstalledFile], bool] = lambda file: True) -> InstalledFile:
    """The answer model to use: the preferred one, else one that was added here, else the default, else any that is there.

    Args:
        preferred: a file name, or "".
        permitted: whether the policy lets a file be used.

    Raises:
        ModelError: model_missing.
        PolicyError: model_forbidden: what is there is not permitted.
    """
    candidates = [file for file in all_files() if file.role == ANSWERS and file.path.is_file()]
    if not candidates:
        raise ModelError("model_missing", file=next(file.path.name for file in all_files() if file.role == ANSWERS))
    usable = [file for file in candidates if permitted(file)]
    if not usable:
        raise PolicyError("model_forbidden", file=candidates[0].path.name)
    wanted = preferred.casefold()
    return min(usable, key=lambda file: (file.path.name.casefold() != wanted, file.shipped, not file.default))


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


def vector_space() -> str:
    """Stands for what vectors of the embedding model mean: equal where they can be compared, whatever the files."""
    models = load_manifest(paths.PROGRAM / "models" / "manifest.toml")
    return next(model.vectors for model in models if model.role == EMBEDDINGS)


def font_files() -> tuple[FontFiles, ...]:
    """Fonts that show Hangul, the one to use first: the one that set-up brings, else what the system has.

    Those behind the first fill in for characters that it lacks.

    Raises:
        ExportError: export_font_missing: there is none.
    """
    own = [file for file in all_files() if file.role == FONTS]
    whole = own and all(
        is_genuine(f.path, ModelFile(f.path.name, f.bytes, f.sha256), paths.verified_models()) for f in own
    )
    shipped = [FontFiles("NanumGothic", own[0].path, own[1].path)] if whole else []
    found = [*shipped, *(font for font in _system_fonts() if font.regular.is_file() and font.bold.is_file())]
    if not found:
        raise ExportError("export_font_missing")
    return tuple(found)


def _system_fonts() -> tuple[FontFiles, ...]:
    """Malgun Gothic is on every Windows since Vista; the others where Debian, Ubuntu and Fedora put NanumGothic."""
    windows = Path(os.environ.get("WINDIR") or "C:/Windows") / "Fonts"
    linux = [Path("/usr/share/fonts") / name for name in ("truetype/nanum", "nanum", "naver-nanum-gothic-fonts")]
    nanum = (FontFiles("NanumGothic", f / "NanumGothic.ttf", f / "NanumGothicBold.ttf") for f in linux)
    return (FontFiles("Malgun Gothic", windows / "malgun.ttf", windows / "malgunbd.ttf"), *nanum)


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
    _record([*_rows_without(file), (name, file, size, sha256)])


def forget_added(file: str) -> None:
    """A model that was added on this machine is there no more; others stay. Its file is the caller's business."""
    if any(each.path.name == file for each in added_files()):
        _record(_rows_without(file))


def _rows_without(file: str) -> list[tuple[str, str, int, str]]:
    return [(f.model, f.path.name, f.bytes, f.sha256) for f in added_files() if f.path.name != file]


def _record(rows: list[tuple[str, str, int, str]]) -> None:
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
