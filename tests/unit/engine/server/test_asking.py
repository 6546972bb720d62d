"""The answerer that questions are put to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from app.core.answering.service import Answerer
from app.engine.server.asking import AskDesk
from app.engine.server.channel import Channel
from app.engine.server.history import History
from app.engine.server.session import Session
from app.settings.resolver import Settings, resolve
from app.settings.sources import Layer
from app.wiring import Library
from tests.fakes.library import SmallLibrary
from tests.fakes.model import ScriptedModel


@dataclass
class _Library:
    """Makes answerers, and remembers with which settings."""

    small: SmallLibrary
    settings: Settings = field(default_factory=resolve)
    made: list[Settings] = field(default_factory=list)

    def answerer(self, model: object, catalogue: object) -> Answerer:
        self.made.append(self.settings)
        return self.small.answerer()

    def queries(self, catalogue: object) -> object:
        return self.small.queries()


def test_other_settings_make_another_answerer(library: SmallLibrary) -> None:
    own = _Library(library)
    session = Session(cast(Library, own), library.catalogue, cast(Channel, None))
    desk = AskDesk(session, library.catalogue, cast(History, None), lambda stop: ScriptedModel(), lambda code: None)
    first = desk.answerer(None)
    session.documents_changed()
    assert desk.answerer(None) is first
    own.settings = resolve(None, Layer("settings.toml", (("answers.length", "short"),)))
    second = desk.answerer(None)
    assert second is not first
    assert [each is own.settings for each in own.made] == [False, True]
