"""The real models, loaded once for the whole run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.adapters.onnx_embedder import OnnxEmbedder
from app.settings import sources
from app.system import installed, paths


@pytest.fixture(scope="session", autouse=True)
def keys_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Libraries that tests make leave no keys among this user's; processes that tests start see the same folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests see neither the policy of the machine they run on nor the settings of whoever runs them."""
    nowhere = tmp_path_factory.getbasetemp() / "nowhere"
    monkeypatch.setattr(sources, "POLICY_FILE", nowhere / "policy.toml")
    monkeypatch.setattr(paths, "user_settings", lambda: nowhere / "settings.toml")


@pytest.fixture(scope="session")
def kiwi() -> KiwiAnalyzer:
    """The real analyzer: half a gigabyte and three seconds, so it is shared."""
    return KiwiAnalyzer()


@pytest.fixture(scope="session")
def e5() -> OnnxEmbedder:
    """The real embedding model that ships."""
    return OnnxEmbedder(*installed.embedding_files())
