"""`seogo models` over a models folder of the test's own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app import provision
from app.system import installed
from tests.integration.conftest import Run

GGUF = b"GGUF" + b"weights" * 100
SHA256 = hashlib.sha256(GGUF).hexdigest()


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty models folder, not made yet."""
    folder = tmp_path / "models"
    monkeypatch.setenv("SEOGO_MODELS", str(folder))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / '은행 "자체" 모델.gguf'
    path.write_bytes(GGUF)
    return path


def test_models_are_listed_with_what_they_must_be(run: Run, models: Path, tmp_path: Path) -> None:
    done = run("models", "list", library=tmp_path)
    assert done.code == 0
    listed = done.records[0]["models"]
    assert {"answers", "embeddings"} <= {model["role"] for model in listed}
    assert all(not model["installed"] and len(model["sha256"]) == 64 and model["licence"] for model in listed)


def test_a_file_is_added_and_used_before_the_shipped_one(run: Run, models: Path, own: Path, tmp_path: Path) -> None:
    done = run("models", "add", str(own), "--sha256", SHA256.upper(), library=tmp_path)
    assert done.code == 0
    assert done.records == [{"event": "added", "model": own.stem, "file": own.name, "sha256": SHA256}]
    assert (models / own.name).read_bytes() == GGUF
    assert installed.answer_file().path == models / own.name
    assert [p.name for p in models.glob("*.part")] == []
    again = run("models", "add", str(models / own.name), library=tmp_path)
    assert again.code == 0
    listed = run("models", "list", library=tmp_path).records[0]["models"]
    assert [m["file"] for m in listed].count(own.name) == 1


def test_a_file_with_another_hash_is_refused_with_4(run: Run, models: Path, own: Path, tmp_path: Path) -> None:
    done = run("models", "add", str(own), "--sha256", "0" * 64, library=tmp_path)
    assert (done.code, done.records[0]["error"]["code"]) == (4, "model_refused")
    assert not models.exists()


def test_a_file_that_takes_a_shipped_name_is_refused(run: Run, models: Path, own: Path, tmp_path: Path) -> None:
    shipped = next(file for file in installed.all_files() if file.role == installed.ANSWERS)
    impostor = own.rename(tmp_path / shipped.path.name)
    done = run("models", "add", str(impostor), library=tmp_path)
    assert (done.code, done.records[0]["error"]["code"]) == (4, "model_refused")
    assert not shipped.path.exists()


@pytest.mark.parametrize(("content", "code"), [(b"PK\x03\x04", "model_damaged"), (None, "model_missing")])
def test_what_is_no_model_is_not_added(
    run: Run, models: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "가짜.gguf"
    if content is not None:
        path.write_bytes(content)
    done = run("models", "add", str(path), library=tmp_path)
    assert (done.code, done.records[0]["error"]["code"]) == (2, code)


def test_a_name_is_needed_to_add(run: Run, models: Path, tmp_path: Path) -> None:
    done = run("models", "add", library=tmp_path)
    assert (done.code, done.records[0]["error"]["code"]) == (2, "argument_missing")


def test_a_folder_that_cannot_be_written_is_told(run: Run, models: Path, own: Path, tmp_path: Path) -> None:
    models.write_text("no folder")
    done = run("models", "add", str(own), library=tmp_path)
    assert (done.code, done.records[0]["error"]["code"]) == (2, "models_unwritable")


def test_a_changed_file_is_refused_by_verify(run: Run, models: Path, own: Path, tmp_path: Path) -> None:
    run("models", "add", str(own), library=tmp_path)
    good = run("models", "verify", library=tmp_path)
    assert good.code == 0
    assert {r["file"]: r["status"] for r in good.records}[own.name] == "ok"
    (models / own.name).write_bytes(GGUF + b"!")
    bad = run("models", "verify", library=tmp_path)
    assert bad.code == 4
    assert {r["file"]: r["status"] for r in bad.records}[own.name] == "refused"
    assert {r["status"] for r in bad.records} == {"refused", "absent"}


def test_a_model_that_cannot_be_fetched_is_told(
    run: Run, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> None:
        raise provision.SetupError("no network")

    monkeypatch.setattr(provision, "fetch", fail)
    done = run("models", "fetch", library=tmp_path)
    assert (done.code, done.records[0]["error"]["code"]) == (2, "model_fetch")
    assert "no network" in done.records[0]["error"]["message"]


def test_without_a_model_questions_are_answered_by_quotes_and_it_is_said(
    run: Run, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "embedding_files", lambda: (tmp_path, tmp_path))  # a loaded one is lent to `run`
    rule = tmp_path / "금고관리규정.txt"
    rule.write_text("제2조(열쇠 분실) 금고 열쇠를 잃어버린 직원은 2시간 이내에 안전관리부에 알려야 한다.", "utf-8")
    library = tmp_path / "library"
    assert run("add", str(rule), library=library).code == 0
    done = run("ask", "금고 열쇠를 잃어버리면 몇 시간 이내에 알려야 하나요?", library=library)
    assert done.code == 0
    assert "2시간" in done.records[0]["text"]
    assert "모델 파일이 없습니다" in done.err
