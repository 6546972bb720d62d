"""A library pack that IT installed reaches the window by itself: the engine merges it when it is asked to go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import packs
from app.adapters.pack_signing import make_key
from app.commands.demo_command import sample_documents
from app.engine.protocol import events as told
from app.engine.protocol import requests as ask_for
from app.packs import Place
from app.packs.building import Label, Packer, Signer
from app.settings import sources
from app.settings.store import load as load_settings
from app.system import paths
from tests.fakes.engine_process import EngineProcess
from tests.integration.conftest import Open

PRELUDE = "from pathlib import Path; from app.system import paths; paths.machine_packs = lambda: Path({!r}); "


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_library: Open) -> Path:
    """A machine on which IT has installed a pack of the samples: the folder of its packs."""
    public = make_key(tmp_path / "key.pem")
    (tmp_path / "policy.toml").write_text(f'packs.trusted_keys = ["{public}"]', "utf-8")
    monkeypatch.setattr(sources, "POLICY_FILE", tmp_path / "policy.toml")
    monkeypatch.setattr(paths, "machine_packs", lambda: tmp_path / "machine")
    office = open_library(tmp_path / "office")
    assert all(o.error is None for o in office.indexer().add(sample_documents()))
    office.close()
    target = tmp_path / "loans.seogopack"
    Packer(Signer(tmp_path / "key.pem")).of_collection(
        Label("loans", "1", "여신 규정집"), tmp_path / "office", None, target
    )
    packs.install(target, Place.MACHINE, load_settings())
    return tmp_path / "machine"


def rows(engine: EngineProcess) -> dict[str, told.AnyEvent]:
    events = engine.do(ask_for.ListDocuments)
    return {row.document_id: row for e in events if isinstance(e, told.DocumentsChanged) for row in e.rows}  # type: ignore[misc]


def test_the_engine_merges_packs_draws_their_pages_and_lets_them_go(
    searching_models: Path, tmp_path: Path, machine: Path
) -> None:
    variables, prelude = {"SEOGO_MODELS": str(searching_models)}, PRELUDE.format(str(machine))
    with EngineProcess(tmp_path / "desk", tmp_path / "policy.toml", variables, prelude) as engine:
        assert engine.ready().unfinished
        assert isinstance(engine.do(ask_for.Resume)[-1], told.Done)
        found = rows(engine)
        assert {(row.state, row.collection) for row in found.values()} == {("ready", "여신 규정집")}  # type: ignore[union-attr]
        pdf = next(i for i, row in found.items() if row.path.endswith(".pdf"))  # type: ignore[union-attr]
        image = engine.do(ask_for.RenderPage, document_id=pdf, page=1, width=300)
        assert any(isinstance(event, told.PageImage) for event in image)
        assert isinstance(engine.do(ask_for.RetryDocuments, document_ids=tuple(found))[-1], told.Done)
        assert rows(engine).keys() == found.keys()
    (machine / "loans" / "current").unlink()
    with EngineProcess(tmp_path / "desk", tmp_path / "policy.toml", variables, prelude) as engine:
        assert engine.ready().unfinished
        assert isinstance(engine.do(ask_for.Resume)[-1], told.Done)
        assert rows(engine) == {}
    with EngineProcess(tmp_path / "desk", tmp_path / "policy.toml", variables, prelude) as engine:
        assert not engine.ready().unfinished
