"""What every panel is given: the engine, the theme and the preferences. Nothing is global."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.engine.client import EngineClient
from app.ui.preferences import Preferences
from app.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """The services of the window."""

    engine: EngineClient
    theme: Theme
    preferences: Preferences
