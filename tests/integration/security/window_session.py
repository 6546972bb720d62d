"""A session with the window, for `sealed.py`: open, add the samples, ask, look at the source, close.

python window_session.py PROGRAM_FOLDER LIBRARY
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from app.ui import application as shell

LIMIT = 120.0  # seconds for each step


def main(library: Path) -> int:
    """Returns 0 when the answer and its page were shown."""
    from app.engine.protocol.events import EngineState, TurnDone
    from app.settings.store import UserSettings

    application = shell._application()
    program = shell.Program(application, UserSettings(), library, "ko")
    heard: list[object] = []
    program.engine.received.connect(heard.append)
    program.window.show()
    program.start([])

    def wait(condition: Callable[[], bool]) -> None:
        end = time.monotonic() + LIMIT
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError
            application.processEvents()
            time.sleep(0.01)

    wait(lambda: any(isinstance(e, EngineState) and e.search_state == "ready" for e in heard))
    window = program.window
    window.library.add_samples()
    wait(lambda: [row.state for row in window.library.store.rows()] == ["ready"] * 4)
    window.conversation.ask("14세 미만에게 접근매체를 발급하려면 누구 동의를 받아야 하나요?")
    wait(lambda: any(isinstance(e, TurnDone) for e in heard))
    answer = next(e for e in heard if isinstance(e, TurnDone)).turn.answer
    assert answer is not None
    assert "PySide6.QtNetwork" not in sys.modules
    citation = answer.citations[0]
    window.conversation.citation_activated.emit(citation)
    wait(lambda: window.source.document.any_image(citation.page) is not None)
    window.close()
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[2])))
