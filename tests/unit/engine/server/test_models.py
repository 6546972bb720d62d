"""Lending the answer model."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from app.core.errors import Cancelled, ModelError, PolicyError
from app.core.model_ports import ChatMessage
from app.engine.server import models
from app.engine.server.models import ModelDesk
from app.engine.server.session import Gate
from tests.fakes.model import ScriptedModel

HELLO = (ChatMessage("user", "안녕"),)


@dataclass
class Weights(ScriptedModel):
    """A scripted model with weights to load."""

    problems: list[ModelError] = field(default_factory=list)
    loaded: int = 0

    def load(self) -> None:
        if self.problems:
            raise self.problems.pop(0)
        self.loaded += 1

    def close(self) -> None:
        self.loaded = 0


class FakeSession:
    """What the desk needs of a session."""

    def __init__(self) -> None:
        self.gate = Gate()
        self.library = type("L", (), {"settings": None})()
        self.states: list[str] = []
        self.desk: ModelDesk | None = None

    def changed(self) -> None:
        assert self.desk is not None
        self.states.append(self.desk.state)


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> Weights:
    made = Weights("네.")
    file = type("F", (), {"path": type("P", (), {"name": "m.gguf"})()})()
    monkeypatch.setattr(models, "answer_model", lambda settings: made)
    monkeypatch.setattr(models, "answer_model_file", lambda settings: file)
    return made


def make_desk() -> tuple[ModelDesk, FakeSession]:
    session = FakeSession()
    session.desk = ModelDesk(cast(Any, session), lambda: False)
    return session.desk, session


def test_a_question_waits_for_weights_that_load(weights: Weights) -> None:
    desk, session = make_desk()
    said: list[str] = []
    lent = desk.lend(lambda: False)
    asking = threading.Thread(target=lambda: said.append(lent.generate(HELLO, max_tokens=9).text))
    asking.start()
    assert said == []
    desk.load()
    asking.join(30)
    assert said == ["네."]
    assert (desk.name, session.states) == ("m.gguf", ["loading", "ready"])
    assert weights.prompts[0].endswith(".")  # it has read its instructions by then, or right after


def test_a_question_that_is_stopped_waits_no_longer() -> None:
    desk, _ = make_desk()
    with pytest.raises(Cancelled):
        desk.lend(lambda: True).count_tokens("가")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (ModelError("model_missing", file="m"), "absent"),
        (ModelError("model_engine_missing"), "absent"),
        (ModelError("model_refused", file="m"), "refused"),
        (ModelError("model_damaged", file="m"), "refused"),
        (PolicyError("model_forbidden", file="m"), "refused"),
    ],
)
def test_why_there_is_no_model_is_told_to_the_window_and_to_each_question(
    monkeypatch: pytest.MonkeyPatch, error: ModelError | PolicyError, state: str
) -> None:
    def refuse(settings: object) -> None:
        raise error

    monkeypatch.setattr(models, "answer_model", refuse)
    desk, session = make_desk()
    desk.load()
    assert session.states == ["loading", state]
    with pytest.raises(ModelError) as told:
        desk.lend(lambda: False).generate(HELLO, max_tokens=9)
    assert (told.value.code, told.value.values) == (error.code, error.values)


def test_memory_that_was_short_is_tried_again_at_the_next_question(weights: Weights) -> None:
    weights.problems = [ModelError("model_memory", file="m")] * 2
    desk, session = make_desk()
    desk.load()
    assert desk.state == "no_memory"
    lent = desk.lend(lambda: False)
    with pytest.raises(ModelError):
        lent.count_tokens("가")
    assert lent.count_tokens("가") > 0
    assert session.states == ["loading", "no_memory", "no_memory", "ready"]


def test_a_model_that_failed_without_a_reason_is_loaded_anew(weights: Weights) -> None:
    desk, _ = make_desk()
    desk.load()
    desk.failed("model_memory")
    assert (desk.state, weights.loaded) == ("ready", 1)
    desk.failed("model_failed")
    assert desk.lend(lambda: False).generate(HELLO, max_tokens=9).text == "네."
    assert weights.loaded == 1
