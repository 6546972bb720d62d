"""An installed copy remembers in the user's folder which models it has checked: nobody writes to Program Files."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import platformdirs
import pytest

from app.provisioning import verification as hashing
from app.system.installed import InstalledFile
from app.system.verification import genuine


@pytest.fixture
def model(tmp_path: Path) -> InstalledFile:
    path = tmp_path / "models" / "model.gguf"
    path.parent.mkdir()
    path.write_bytes(b"GGUF weights")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return InstalledFile("m", "answers", "MIT", path, path.stat().st_size, sha256, default=True, shipped=True)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that were read to the end."""
    seen: list[Path] = []
    plain = hashing.sha256_of
    monkeypatch.setattr(hashing, "sha256_of", lambda path: (seen.append(path), plain(path))[1])
    return seen


def test_an_installed_copy_leaves_its_folder_alone_and_hashes_once(
    model: InstalledFile, hashed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *names: str(tmp_path / "user"))
    assert genuine(model)
    assert genuine(model)
    assert hashed == [model.path]
    assert [path.name for path in model.path.parent.iterdir()] == ["model.gguf"]
    assert (tmp_path / "user" / "verified.json").is_file()


def test_a_model_of_the_same_name_in_another_folder_is_another_one(
    model: InstalledFile, hashed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *names: str(tmp_path / "user"))
    assert genuine(model)
    record = tmp_path / "user" / "verified.json"
    assert hashing.is_genuine(model.path, hashing.ModelFile("model.gguf", model.bytes, model.sha256), record)
    other = tmp_path / "elsewhere" / "model.gguf"
    other.parent.mkdir()
    other.write_bytes(b"GGUF WEIGHTS")
    assert not hashing.is_genuine(other, hashing.ModelFile("model.gguf", model.bytes, model.sha256), record)


def test_a_checkout_remembers_beside_the_models(model: InstalledFile, hashed: list[Path]) -> None:
    assert genuine(model)
    assert genuine(model)
    assert hashed == [model.path]
    assert (model.path.parent / hashing.RECORD_NAME).is_file()
