"""Loading the models behind the window's back, and lending the answer model to questions."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from app.core.errors import Cancelled, ModelError, PolicyError, SeogoError
from app.core.model_ports import ChatMessage, Generation, LanguageModel, never_cancelled
from app.engine.server.session import Session
from app.settings import keys
from app.settings.resolver import Settings
from app.settings.schema import Setting
from app.wiring import answer_model, answer_model_file, read_prompts

_log = logging.getLogger(__name__)

_LOOK = 0.05  # seconds between looks at whether the model is there
_STATES = {
    "model_missing": "absent",
    "model_engine_missing": "absent",
    "model_memory": "no_memory",
}
"""Code of an error → state of the model; any other is "refused"."""


class AnswerModel(LanguageModel, Protocol):
    """A language model whose weights can be loaded and given back."""

    def load(self) -> None: ...
    def close(self) -> None: ...


@dataclass(slots=True)
class ModelDesk:
    """Holds the answer model.

    Attributes:
        name: of the model's file, or "".
        state: as `EngineState.model_state`.
        search_state: as `EngineState.search_state`.
    """

    session: Session
    stopping: Callable[[], bool]
    name: str = ""
    state: str = "loading"
    search_state: str = "loading"
    _model: AnswerModel | None = None
    _problem: str = ""
    _values: dict[str, object] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def warm_search(self) -> None:
        """Load what finding needs. What is missing or damaged is told when it is needed."""
        try:
            self.session.library.warm_up()
        except SeogoError as error:
            _log.warning("search: %s", error.code)
        self.search_state = "ready"
        self.session.changed()

    def load(self) -> None:
        """Load the answer model that the settings want, and let it read its fixed instructions."""
        self._become("loading")
        try:
            model = cast(AnswerModel, answer_model(self.session.library.settings))
            with self._lock:
                self._model, self.name = model, answer_model_file(self.session.library.settings).path.name
            model.load()
        except (ModelError, PolicyError) as error:
            self._refuse(error)
            return
        self._become("ready")
        self._read_instructions(model)

    def lend(self, cancelled: Callable[[], bool]) -> LanguageModel:
        """The model for one question; it waits for weights that are still loading."""
        return LentModel(self, cancelled)

    def failed(self, code: str) -> None:
        """The model could not write: what failed without a reason is loaded anew behind the next question."""
        if code == "model_failed":
            self.reload()

    def reload(self) -> None:
        """Give the memory back and load again in the background."""
        with self._lock:
            model, self._model = self._model, None
        self._become("loading")

        def again() -> None:
            if model is not None:
                model.close()
            self.load()

        threading.Thread(target=again, name="model", daemon=True).start()

    def wants_another(self, before: Settings, now: Settings) -> bool:
        """The settings ask for another model, or the policy permits others."""
        wishes: tuple[Setting[Any], ...] = (keys.ANSWER_MODEL, keys.ALLOWED_MODELS, keys.IMPORT_ALLOWED)
        return any(before.value(wish) != now.value(wish) for wish in wishes)

    def ready(self, cancelled: Callable[[], bool]) -> LanguageModel:
        """The model once its weights are there.

        Raises:
            ModelError: there is none, it is refused, or there is no memory for it.
            Cancelled: `cancelled` returned True.
        """
        while self.state == "loading":
            if cancelled() or self.stopping():
                raise Cancelled
            threading.Event().wait(_LOOK)
        model = self._model
        if model is not None and self.state == "no_memory":  # other programs may have been closed
            try:
                model.load()
            except ModelError as error:
                self._refuse(error)
            else:
                self._become("ready")
        if model is None or self.state != "ready":
            raise ModelError(self._problem, **self._values)
        return model

    def _read_instructions(self, model: AnswerModel) -> None:
        """So that the first question finds them in the model's memory; a question that comes first goes first."""
        messages = (ChatMessage("system", read_prompts().korean.strip()), ChatMessage("user", "."))
        with suppress(Cancelled, ModelError):
            model.generate(messages, max_tokens=1, cancelled=lambda: self.session.gate.busy or self.stopping())

    def _refuse(self, error: SeogoError) -> None:
        self._problem, self._values = error.code, dict(error.values)
        self._become(_STATES.get(error.code, "refused"))

    def _become(self, state: str) -> None:
        self.state = state
        self.session.changed()


@dataclass(frozen=True, slots=True)
class LentModel:
    """`LanguageModel` for one question."""

    desk: ModelDesk
    cancelled: Callable[[], bool]

    @property
    def context_tokens(self) -> int:
        """Most tokens of a prompt and its completion."""
        return self._model().context_tokens

    def count_tokens(self, text: str) -> int:
        """Tokens that a text takes."""
        return self._model().count_tokens(text)

    def generate(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int,
        temperature: float = 0.0,
        stop: Sequence[str] = (),
        grammar: str | None = None,
        cancelled: Callable[[], bool] = never_cancelled,
        on_token: Callable[[str], None] | None = None,
    ) -> Generation:
        """See `LanguageModel.generate`."""
        return self._model().generate(
            messages,
            max_tokens=max_tokens,
            temperature=temperature,
            stop=stop,
            grammar=grammar,
            cancelled=cancelled,
            on_token=on_token,
        )

    def score_choices(
        self, messages: Sequence[ChatMessage], choices: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[float]:
        """See `LanguageModel.score_choices`."""
        return self._model().score_choices(messages, choices, cancelled)

    def _model(self) -> LanguageModel:
        return self.desk.ready(self.cancelled)
