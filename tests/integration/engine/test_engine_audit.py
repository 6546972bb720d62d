"""What the engine writes into the audit log by itself."""

from __future__ import annotations

from pathlib import Path

from app.core.audit import Act, AuditRecord
from app.engine.protocol import events as told
from app.engine.protocol import requests as ask_for
from app.settings import keys
from app.settings.choices import Theme
from app.settings.store import UserSettings
from app.wiring import Access, Library
from tests.fakes.engine_process import EngineProcess
from tests.fakes.killing import write_rules
from tests.integration.engine.conftest import Start

_CALLS_HOME = (
    "import threading, socket\n"
    "from app.engine.server.history import History\n"
    "real = History.list_all\n"
    "def list_all(self, task):\n"
    "    try:\n"
    "        socket.create_connection(('127.0.0.1', 9))\n"
    "    except OSError:\n"
    "        pass\n"
    "    real(self, task)\n"
    "History.list_all = list_all\n"
)


def log(folder: Path) -> list[AuditRecord]:
    with Library(folder, Access.READ) as library:
        assert library.audit_store.verify().is_whole
        return list(library.audit_store.records())


def test_a_start_and_changed_settings_are_recorded(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    settings = UserSettings(tmp_path / "no-policy", folder.with_name("library-config") / "Seogo" / "settings.toml")
    engine = start(folder)
    settings.set(keys.THEME, Theme.DARK)
    settings.set(keys.WATCH_FOLDERS, (str(tmp_path / "김철수 고객"),))
    for _ in range(2):
        assert isinstance(engine.do(ask_for.ReloadSettings)[-1], told.Done)
    assert engine.shut_down() == 0
    found = log(folder)
    assert [(each.event.act, each.process) for each in found] == [
        (Act.STARTED, "engine"),
        (Act.SETTINGS_CHANGED, "engine"),
    ]
    assert found[1].event.detail == {"ui.theme": '"system" → "dark"', "library.watch_folders": ""}


def test_documents_of_a_run_that_was_killed_are_in_the_log(start: Start, tmp_path: Path) -> None:
    """Their vectors were still being made, so the run had not told of any of them as complete."""
    folder = tmp_path / "library"
    (tmp_path / "rules").mkdir()
    write_rules(tmp_path / "rules", 12, 12)
    engine = start(folder)
    engine.send(ask_for.AddDocuments, paths=(str(tmp_path / "rules"),))
    engine.until(lambda event: isinstance(event, told.IndexProgress) and event.stage == "embed")
    engine.kill()
    added = [each.event for each in log(folder) if each.event.act is Act.DOCUMENT_ADDED]
    with Library(folder, Access.READ) as library:
        searchable = {each.document_id: each.content_hash for each in library.catalogue.documents()}
    assert {each.documents[0]: each.hashes[0] for each in added} == searchable
    assert len(added) == len(searchable) == 12


def test_a_refused_way_out_is_recorded_when_it_happens_and_shown_by_the_self_test(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with EngineProcess(folder, prelude=_CALLS_HOME) as engine:
        engine.ready()
        engine.do(ask_for.ListConversations)
        report = engine.ask_for(told.Report, ask_for.RunDoctor)
        engine.kill()
    refused = [each.event.detail for each in log(folder) if each.event.act is Act.NETWORK_REFUSED]
    assert len(refused) == 1
    assert int(refused[0]["attempts"]) >= 1
    assert "socket" in refused[0]["events"]
    network = next(check for check in report.checks if check.name == "network")
    assert network.status == "ok"
    assert f"막은 접속 시도 {refused[0]['attempts']}번" in network.detail
