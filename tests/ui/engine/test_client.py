"""The engine client against a real child process: a tiny script that speaks the protocol, and dies when it is told to."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import AnyEvent, Done, Failed, Report, Stopped
from app.engine.protocol.requests import ListConversations, ListDocuments, RunDoctor
from app.ui.engine import client as client_module
from app.ui.engine.client import EngineClient, EngineState

READY = '{"is":"ready","version":1,"library":"l","documents":2,"collections":["a"],"unfinished":false}'
ECHO = f"""
import json, os, sys
sys.stdout.write('{READY}' + chr(10)); sys.stdout.flush()
for line in sys.stdin:
    request = json.loads(line)
    def say(**event):
        sys.stdout.write(json.dumps(dict(event, re=request["id"])) + chr(10)); sys.stdout.flush()
    if request["do"] == "doctor":
        say(**{{"is": "doctor", "checks": [{{"name": "한글 이름", "status": "ok", "detail": "x" * 200_000}}]}})
        say(**{{"is": "done"}})
    elif request["do"] == "documents.list":
        os._exit(3)
    elif request["do"] == "cancel":
        request["id"] = request["target"]
        say(**{{"is": "stopped"}})
    elif request["do"] == "shutdown":
        with open(sys.argv[1], "a") as log: log.write("shutdown")
        break
"""
Start = Callable[[str], EngineClient]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What the child writes down."""
    return tmp_path / "log"


@pytest.fixture
def start(tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts clients on scripts; waits between restarts are short."""
    monkeypatch.setattr(client_module, "RESTART_DELAYS_MS", (0, 10, 10))
    started: list[EngineClient] = []

    def begin(script: str) -> EngineClient:
        file = tmp_path / f"engine{len(started)}.py"
        file.write_text(textwrap.dedent(script), "utf-8")
        client = EngineClient([sys.executable, "-X", "utf8", str(file), str(log)])
        started.append(client)
        client.start()
        return client

    yield begin
    for client in started:
        client.close()
        client.deleteLater()


def wait_for(qtbot: QtBot, client: EngineClient, state: EngineState) -> None:
    qtbot.waitUntil(lambda: client.state is state, timeout=20_000)


def test_requests_wait_until_it_is_ready(start: Start, qtbot: QtBot) -> None:
    client = start(ECHO)
    heard: list[AnyEvent] = []
    request = client.send(RunDoctor, heard.append)
    assert client.state is EngineState.STARTING and client.is_pending(request)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=20_000)
    report, done = heard
    assert isinstance(report, Report) and report.checks[0].name == "한글 이름"
    assert len(report.checks[0].detail) == 200_000
    assert done == Done(re=request)
    assert not client.is_pending(request)
    assert client.state is EngineState.READY and client.ready is not None and client.ready.documents == 2


def test_a_cancelled_request_is_stopped(start: Start, qtbot: QtBot) -> None:
    client = start(ECHO)
    heard: list[AnyEvent] = []
    request = client.send(ListConversations, heard.append)
    client.cancel(request)
    qtbot.waitUntil(lambda: heard == [Stopped(re=request)], timeout=20_000)
    client.cancel(request)  # too late: nothing is sent


def test_a_dead_engine_is_started_again_and_whoever_waits_is_told(start: Start, qtbot: QtBot) -> None:
    client = start(ECHO)
    wait_for(qtbot, client, EngineState.READY)
    states: list[EngineState] = []
    client.state_changed.connect(states.append)
    heard: list[AnyEvent] = []
    request = client.send(ListDocuments, heard.append)
    qtbot.waitUntil(lambda: bool(states) and states[-1] is EngineState.READY, timeout=20_000)
    assert heard == [Failed(re=request, code="engine_died")]
    assert states == [EngineState.RESTARTING, EngineState.STARTING, EngineState.READY]
    again: list[AnyEvent] = []
    client.send(RunDoctor, again.append)
    qtbot.waitUntil(lambda: len(again) == 2, timeout=20_000)


def test_one_that_keeps_dying_is_given_up(start: Start, qtbot: QtBot) -> None:
    client = start("import sys; sys.exit(1)")
    wait_for(qtbot, client, EngineState.FAILED)
    assert client.failure is not None and client.failure.code == "engine_keeps_dying"
    client.restart()
    assert client.state is EngineState.STARTING
    wait_for(qtbot, client, EngineState.FAILED)


def test_a_refusal_is_final_until_the_person_asks(start: Start, qtbot: QtBot) -> None:
    refusal = '{"is":"failed","code":"library_in_use","values":{"path":"/l"},"fatal":true}'
    client = start(f"print('{refusal}', flush=True)")
    wait_for(qtbot, client, EngineState.FAILED)
    assert client.failure == Failed(code="library_in_use", values={"path": "/l"}, fatal=True)


def test_another_version_is_refused(start: Start, qtbot: QtBot) -> None:
    client = start(
        f"print('{READY.replace(chr(34) + 'version' + chr(34) + ':1', chr(34) + 'version' + chr(34) + ':99')}')"
    )
    wait_for(qtbot, client, EngineState.FAILED)
    assert client.failure is not None and client.failure.code == "engine_version"


def test_what_is_no_message_is_reported_without_its_text(start: Start, qtbot: QtBot) -> None:
    client = start(f"print('secret words of a document'); print('{READY}', flush=True); input()")
    with qtbot.waitSignal(client.crashed, timeout=20_000) as crash:
        pass
    assert "secret" not in crash.args[0]
    wait_for(qtbot, client, EngineState.READY)


def test_a_program_that_is_not_there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "RESTART_DELAYS_MS", (0, 10))
    client = EngineClient(["/no/such/program"])
    client.start()
    wait_for(qtbot, client, EngineState.FAILED)
    client.close()
    client.deleteLater()


def test_closing_lets_it_end_in_good_order(start: Start, qtbot: QtBot, log: Path) -> None:
    client = start(ECHO)
    wait_for(qtbot, client, EngineState.READY)
    process = client._process
    assert process is not None
    client.close()
    assert client.state is EngineState.CLOSED
    assert log.read_text("utf-8") == "shutdown"


def test_closing_ends_one_that_does_not_listen(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "SHUTDOWN_MS", 200)
    client = start(f"import time; print('{READY}', flush=True); time.sleep(60)")
    wait_for(qtbot, client, EngineState.READY)
    process = client._process
    assert process is not None
    client.close()
    assert client._process is None
    assert process.state() is QProcess.ProcessState.NotRunning
