"""What the commands write to: JSON lines for programs, or text for people; progress always goes to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from app.core.errors import SeogoError, StorageError
from app.core.messages import describe, words


@dataclass(slots=True)
class Console:
    """Output of one run.

    Args:
        json: stdout carries JSON only.
        language: "ko" or "en".
        seen: hides from everything that is put out what the policy hides on the screen; lengths stay.
    """

    json: bool = False
    language: str = "ko"
    seen: Callable[[str], str] = str
    out: RichConsole = field(default_factory=lambda: RichConsole(highlight=False, soft_wrap=True, emoji=False))
    err: RichConsole = field(default_factory=lambda: RichConsole(stderr=True, highlight=False, emoji=False))

    def emit(self, record: Mapping[str, object]) -> None:
        """One JSON line on stdout; nothing in people's mode.

        Raises:
            BrokenPipeError: nobody reads it any more.
            StorageError: output_unwritable.
        """
        if not self.json:
            return
        line = json.dumps(record if self.seen is str else _hidden(record, self.seen), ensure_ascii=False)
        try:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:  # a full disk behind a redirection
            self.json = False  # the error itself can only go to stderr
            raise StorageError("output_unwritable") from error

    def say(self, text: str = "", style: str | None = None) -> None:
        """A line for people; nothing in JSON mode. Document text is never read as markup."""
        if not self.json:
            self.out.print(self.seen(text), style=style, markup=False)

    def rich(self, renderable: object) -> None:
        """A table or panel for people; nothing in JSON mode."""
        if not self.json:
            self.out.print(renderable)

    def note(self, text: str) -> None:
        """A remark on stderr in either mode."""
        self.err.print(text, style="dim", markup=False)

    def error(self, error: SeogoError, question_id: object | None = None) -> None:
        """An error: JSON on stdout in JSON mode, words on stderr otherwise.

        Args:
            error: what went wrong.
            question_id: of the one among several questions that it went wrong for.
        """
        found = describe(error, self.language)
        self.emit({"error": found} if question_id is None else {"id": question_id, "error": found})
        if not self.json:
            self.err.print(found["message"], style="bold red", markup=False)
            self.err.print(f"→ {found['hint']}  [{found['code']}]", markup=False)

    def failed(self) -> None:
        """A bug of ours; its traceback goes to stderr."""
        found = words("internal", self.language)
        self.emit({"error": {"code": "internal", "message": found.message, "hint": found.hint}})
        if not self.json:
            self.err.print(f"{found.message} {found.hint}", style="bold red", markup=False)

    def t(self, korean: str, english: str) -> str:
        """The text in the language of this run."""
        return english if self.language == "en" else korean

    @contextmanager
    def progress(self) -> Iterator[Bars]:
        """Progress bars on stderr; they leave no trace when stderr is not a terminal."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.err, transient=True, disable=not self.err.is_terminal) as progress:
            yield Bars(progress)


@dataclass(slots=True)
class Bars:
    """Named progress bars, made when first moved."""

    _progress: Progress
    _tasks: dict[str, TaskID] = field(default_factory=dict)

    def move(self, name: str, done: int, total: int) -> None:
        """Show that `done` of `total` is done."""
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(name, total=total or None)
        self._progress.update(self._tasks[name], completed=done, total=total or None)


_NAMES = frozenset(("document_id", "path", "conversation_id"))
"""Keys whose values programs go by; they are never altered."""


def _hidden(value: object, seen: Callable[[str], str]) -> object:
    """A record with every text as it may be seen."""
    if isinstance(value, str):
        return seen(value)
    if isinstance(value, Mapping):
        return {key: each if key in _NAMES else _hidden(each, seen) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_hidden(each, seen) for each in value]
    return value
