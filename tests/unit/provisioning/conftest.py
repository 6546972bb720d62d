"""A checkout and a cache of the test's own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.provisioning.layout import Layout
from app.provisioning.progress import Reporter


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    root = tmp_path / "project"
    (root / "models").mkdir(parents=True)
    return Layout(root, tmp_path / "cache")


@pytest.fixture
def reporter() -> Reporter:
    return Reporter("en", io.StringIO())
