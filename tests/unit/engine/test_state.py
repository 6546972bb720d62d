"""Telling the window how the engine is."""

from __future__ import annotations

import psutil
import pytest

from app.engine.server.state import memory


def test_memory_is_measured() -> None:
    resident, free = memory()
    total = psutil.virtual_memory().total
    assert 1 << 20 < resident < total
    assert 0 < free < total


@pytest.mark.parametrize("error", [psutil.AccessDenied(1), OSError(299, "partial copy")])
def test_a_system_that_does_not_tell_ends_nothing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse() -> None:
        raise error

    monkeypatch.setattr(psutil, "Process", refuse)
    assert memory() == (0, 0)
