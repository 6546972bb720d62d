"""Uses the installed window: drops files, asks, and prints the answer. Runs under wine with the installed modules alone.

Arguments: the program's folder, the name of Python's library, the library's folder, a question, words of the passage that
answers it, files to drop.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

SECONDS = 300


def import_installed(root: Path, python: str) -> None:
    """As the launchers do."""
    runtime = root / "runtime"
    places = (runtime / f"{python}.zip", runtime / "DLLs", runtime / "Lib" / "site-packages", root)
    sys.path[:] = [str(place) for place in places]
    sys.executable = str(root / "bin" / "seogo.exe")
    sys.frozen = True
    os.add_dll_directory(str(runtime))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # wine passes no such variables on


def main() -> int:
    root, python, folder, question, wanted, *files = sys.argv[1:]
    import_installed(Path(root), python)
    from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QApplication

    from app.engine.protocol.events import EngineState as EngineReport
    from app.engine.protocol.events import TurnDone
    from app.engine.protocol.requests import ListTemplates
    from app.settings.store import UserSettings
    from app.ui.application import Program

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    program = Program(application, UserSettings(), Path(folder), "ko")
    heard, crashes = [], []
    program.engine.received.connect(heard.append)
    program.engine.crashed.connect(crashes.append)
    window = program.window
    window.resize(1280, 800)
    window.show()
    program.start([])
    until = time.monotonic() + SECONDS

    def wait(what: str, condition) -> None:
        while not condition():
            application.processEvents()
            time.sleep(0.01)
            if time.monotonic() > until:
                told = {"failed": what, "engine": program.engine.state.value, "documents": states(), "crashes": crashes}
                told["asked again"] = asked_again()
                told["events"] = [f"{type(each).__name__} {each!r:.200}" for each in heard][-20:]
                print(json.dumps(told, ensure_ascii=False), flush=True)
                os._exit(1)

    def asked_again() -> dict[str, object]:
        """Whether the engine still answers, and whether what it says only has to be fetched."""
        process, before = program.engine._process, len(heard)
        program.engine.send(ListTemplates)
        for _ in range(300):
            application.processEvents()
            time.sleep(0.01)
        answered, lying = len(heard) - before, process.bytesAvailable()
        fetched = process.waitForReadyRead(2000)
        application.processEvents()
        return {"answered": answered, "lying": lying, "fetched": fetched, "then": len(heard) - before}

    def states() -> list[str]:
        return [row.state for row in window.library.store.rows()]

    wait("engine", lambda: any(isinstance(each, EngineReport) and each.search_state == "ready" for each in heard))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    nothing = Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(400, 300), action, data, Qt.MouseButton.LeftButton, nothing))
    wait("documents", lambda: len(states()) == len(files) and set(states()) == {"ready"})
    window.conversation.ask(question)
    wait("answer", lambda: any(isinstance(each, TurnDone) for each in heard))
    answer = next(each for each in heard if isinstance(each, TurnDone)).turn.answer
    citation = next(each for each in answer.citations if wanted in each.quote)
    window.conversation.citation_activated.emit(citation)
    wait("source", lambda: window.source.shown_page() == citation.page)
    wait("picture", lambda: window.source.document.any_image(citation.page) is not None)
    application.processEvents()
    picture = Path(folder).parent / "window.png"
    window.grab().save(str(picture))
    report = {
        "platform": application.platformName(),
        "status": answer.status.value,
        "sentences": [sentence.text for sentence in answer.sentences],
        "quotes": [each.quote for each in answer.citations],
        "documents": sorted(states()),
        "picture": picture.stat().st_size,
    }
    print(json.dumps(report, ensure_ascii=False), flush=True)
    window.close()
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
