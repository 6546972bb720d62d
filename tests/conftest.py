"""The real models, loaded once for the whole run."""

from __future__ import annotations

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.adapters.onnx_embedder import OnnxEmbedder
from app.system import installed


@pytest.fixture(scope="session")
def kiwi() -> KiwiAnalyzer:
    """The real analyzer: half a gigabyte and three seconds, so it is shared."""
    return KiwiAnalyzer()


@pytest.fixture(scope="session")
def e5() -> OnnxEmbedder:
    """The real embedding model that ships."""
    return OnnxEmbedder(*installed.embedding_files())
