"""Set-up as a whole: where its cache is, what it refuses, and that it needs nothing installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import provision
from app.provisioning import checks
from app.provisioning.guard import exclusive
from app.provisioning.layout import ROOT, Layout, user_cache
from app.provisioning.progress import Reporter
from app.provisioning.words import SetupError, phrase


def test_the_cache_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEOGO_CACHE", str(tmp_path / "elsewhere"))
    assert user_cache() == (tmp_path / "elsewhere").resolve()


def test_the_lock_is_free_again_afterwards(tmp_path: Path, reporter: Reporter) -> None:
    with exclusive(tmp_path / "cache", reporter):
        held = (tmp_path / "cache" / "set-up.lock").exists()
    with exclusive(tmp_path / "cache", reporter):
        assert held


def test_explain_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    error = SetupError("network", what="weights")
    assert provision.explain(error, ["--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip() == phrase("network", "en", what="weights")


def test_an_unknown_model_is_named(layout: Layout) -> None:
    layout.manifest.write_bytes((ROOT / "models" / "manifest.toml").read_bytes())
    with pytest.raises(SetupError) as failure:
        provision.fetch("gpt", layout=layout)
    assert failure.value.code == "model_unknown"
    assert "multilingual-e5-small" in str(failure.value.values["known"])


def test_set_up_needs_the_standard_library_only() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import app.provision, app.__main__; "
        "print([name for name in sys.modules if name.partition('.')[0] not in sys.stdlib_module_names "
        "and name.partition('.')[0] not in {'app', '__main__', 'sitecustomize', 'usercustomize'}])"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(ROOT)], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_every_check_runs_and_any_failure_counts(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def tool(command: list[str], **_options: object) -> SimpleNamespace:
        ran.append(Path(command[0]).name)
        return SimpleNamespace(returncode=1 if "mypy" in command[0] else 0)

    monkeypatch.setattr(subprocess, "run", tool)
    assert checks.run_checks(layout) == 1
    assert ran == ["ruff", "ruff", "mypy", "lint-imports"]
