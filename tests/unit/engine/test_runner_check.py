"""The doctor says what runs the answer model."""

from __future__ import annotations

import pytest

from app.core.errors import ModelError
from app.engine import checks


def test_the_variant_and_the_threads_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "model_runner", lambda: ("haswell", 4))
    check = checks.runner_check("en")
    assert (check.status, check.detail) == ("ok", "llama.cpp haswell, 4 threads")


def test_a_build_for_this_processor_has_no_variant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "model_runner", lambda: ("", 2))
    assert checks.runner_check("ko").detail == "llama.cpp, 스레드 2개"


def test_without_it_evidence_answers_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> tuple[str, int]:
        raise ModelError("model_engine_missing")

    monkeypatch.setattr(checks, "model_runner", missing)
    check = checks.runner_check("en")
    assert check.status == "warning"
    assert "MSI" in check.detail


def test_the_installed_one_loads() -> None:
    assert checks.runner_check("ko").status == "ok"
