"""The manifest of models and the lock of packages pin and hash everything."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from app.provisioning.layout import ROOT
from app.provisioning.lockfile import BUILD, DEV, RUNTIME, SETUP, read_lock
from app.provisioning.manifest import load_manifest
from app.provisioning.words import SetupError


def test_the_manifest_pins_everything() -> None:
    models = load_manifest(ROOT / "models" / "manifest.toml")
    assert {model.role for model in models if model.default} == {"answers", "embeddings", "fonts"}
    for model in models:
        assert model.licence in {"Apache-2.0", "MIT", "OFL-1.1"}
        assert bool(model.vectors) == (model.role == "embeddings")
        for digest in [*(file.sha256 for file in model.files), model.source.sha256]:
            assert len(digest) == 64
            assert set(digest) <= set(string.hexdigits.lower())
        for part in model.source.parts:
            assert part.bytes > 0
            assert part.requirement == f"{part.package}=={part.version} --hash=sha256:{part.wheel_sha256}\n"
        if model.source.method == "concatenate":
            assert sum(file.bytes for file in model.files) == model.source.bytes
            assert model.files[0].sha256 == model.source.sha256
        if model.source.method == "files":
            assert [file.bytes for file in model.files] == [part.bytes for part in model.source.parts]


def test_the_lock_pins_and_hashes_everything() -> None:
    lock = read_lock(ROOT / "requirements.lock")
    for section in (RUNTIME, SETUP, DEV, BUILD):
        for entry in lock.section(section):
            assert "--hash=sha256:" in entry.text, entry.name
    names = {entry.name for section in lock.sections for entry in lock.section(section)}
    assert "torch" not in names
    assert not names & {"kubernetes", "hf-xet", "huggingface-hub", "posthog"}
    assert lock.compiled().version


def test_the_lock_covers_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = read_lock(ROOT / "requirements.lock")

    def bare(requirement: str) -> str:
        name = re.split(r"[;=<>\s\[]", requirement, maxsplit=1)[0]
        return re.sub(r"[._]", "-", name).lower()

    runtime = {entry.name for entry in lock.section(RUNTIME)}
    assert {bare(name) for name in project["project"]["dependencies"]} <= runtime
    for group in (SETUP, DEV, BUILD):
        locked = runtime | {entry.name for entry in lock.section(group)}
        assert {bare(name) for name in project["dependency-groups"][group]} <= locked


def test_a_lock_without_a_section_says_how_to_renew_it(tmp_path: Path) -> None:
    path = tmp_path / "requirements.lock"
    path.write_text("# [runtime]\npackage==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    lock = read_lock(path)
    assert [entry.version for entry in lock.section(RUNTIME)] == ["1.0"]
    with pytest.raises(SetupError) as failure:
        lock.section(DEV)
    assert failure.value.code == "lock_stale"
