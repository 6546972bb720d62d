"""The command line: arguments to commands. See README for what each prints."""

from __future__ import annotations

import argparse
import errno
import locale
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.commands import exit_codes
from app.commands.console import Console
from app.commands.pack_arguments import add_pack_arguments
from app.core.errors import Cancelled, ModelError, NotFoundError, PolicyError, SeogoError, StorageError, UsageError
from app.core.messages import LANGUAGES, words
from app.settings import enforcement, keys
from app.settings.choices import Masking
from app.settings.locations import library_folder
from app.settings.resolver import Settings
from app.settings.store import load as load_settings
from app.system import netguard

COMMANDS = (
    "demo",
    "add",
    "list",
    "remove",
    "page",
    "search",
    "ask",
    "summarize",
    "compare",
    "extract",
    "export",
    "models",
    "audit",
    "pack",
    "doctor",
    "evaluate",
    "policy",
)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_HIDDEN = ("engine", "window", "purge-machine-data")
_OWN_SETTINGS = _HIDDEN  # these say themselves what is wrong with the policy, or go on whatever it says
_WITHOUT_POLICY = ("doctor", "policy")  # they say what is wrong with it


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Args:
        argv: arguments after the program's name.

    Returns:
        The exit code.
    """
    netguard.silence_libraries()
    netguard.install()
    _use_utf8()
    arguments = build_parser().parse_args(_with_command(list(argv)))
    console = Console(json=arguments.json, language=_language(arguments.lang))
    try:
        if arguments.command not in _OWN_SETTINGS:
            _apply_settings(arguments, console)
        command = import_module(f"app.commands.{arguments.command.partition('-')[0]}_command")
        return int(command.run(arguments, console))
    except (Cancelled, KeyboardInterrupt):
        console.note(
            console.t("중단했습니다. 이미 끝난 문서는 그대로 있습니다.", "Stopped. Finished documents are kept.")
        )
        return 130
    except SeogoError as error:
        _tell(error, console)
        return _code(error)
    except BrokenPipeError:  # the reader of our output went away
        _let_go_of_output()
        return exit_codes.DONE
    except OSError as error:
        if error.errno not in _FULL:
            return _bug(console)
        _tell(StorageError("disk_full"), console)
        return exit_codes.USAGE
    except Exception:  # the border of this process: a bug is told in JSON, too, and its traceback is for the report
        return _bug(console)


def _with_command(argv: list[str]) -> list[str]:
    """Arguments with their command: without one, the window opens, with the files that are named."""
    takes_value = ("--library", "--lang")
    place = 0
    while place < len(argv) and argv[place].startswith("-"):
        if argv[place] in ("-h", "--help", "--version"):
            return argv
        place += 2 if argv[place] in takes_value else 1
    if place >= len(argv):
        return [*argv, "window"]
    if argv[place] not in _HIDDEN and argv[place] not in COMMANDS and Path(argv[place]).exists():
        return [*argv[:place], "window", *argv[place:]]
    return argv


def _apply_settings(arguments: argparse.Namespace, console: Console) -> None:
    """Put policy and settings to work: `arguments.settings`, the library folder, the language.

    Raises:
        PolicyError: the policy is not valid (only `doctor` and `policy` go on without), or forbids what was asked.
    """
    settings: Settings | None = None
    try:
        settings = load_settings()
    except PolicyError:
        if arguments.command not in _WITHOUT_POLICY:
            raise
    else:
        console.language = _language(arguments.lang or settings.value(keys.LANGUAGE))
        console.seen = _hiding(settings)
        for notice in settings.notices:
            found = words(notice.code, console.language, **notice.values)
            console.note(f"{found.message} {found.hint}")
        if getattr(arguments, "out", None) or arguments.command == "export":
            enforcement.require(settings, keys.EXPORT_ALLOWED)
    arguments.settings = settings
    arguments.library = library_folder(settings, arguments.library)


def _hiding(settings: Settings) -> Callable[[str], str]:
    """What the policy hides on the screen."""
    if settings.value(keys.MASKING) not in (Masking.DISPLAY, Masking.BLOCK):
        return str
    from app.core.privacy.policy import Mode, shown  # compiles many patterns, which most runs do not need here

    mode = Mode(settings.value(keys.MASKING).value)
    return lambda text: shown(text, mode)


def entry() -> None:
    """The console script."""
    sys.exit(main(sys.argv[1:]))


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    common = _Parser(add_help=False)
    _add_common(common, argparse.SUPPRESS, argparse.SUPPRESS)
    parser = _Parser(prog="seogo", description="서고: 오프라인 문서 도우미 / offline document assistant")
    parser.add_argument("--version", action="version", version=f"seogo {__version__}")
    _add_common(parser, None, False)
    commands = parser.add_subparsers(dest="command", metavar="|".join(COMMANDS), parser_class=_Parser)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=words, description=words)

    command("demo", "예제 문서로 시연 / show it on sample documents")
    add = command("add", "문서 추가 / index files and folders")
    add.add_argument("paths", nargs="+", metavar="PATH")
    add.add_argument(
        "--collection",
        default="",
        metavar="NAME",
        help="업무 폴더: 이미 있는 문서도 이리로 옮김 / documents that are known already move here, too",
    )
    add.add_argument("--password", default=None)
    listed = command("list", "문서 목록 / documents of the library")
    listed.add_argument("--collection", default=None, metavar="NAME")
    command("remove", "문서 빼기 / take documents out").add_argument("documents", nargs="+", metavar="DOCUMENT")
    page = command("page", "쪽의 글 / text of a page")
    page.add_argument("document", metavar="DOCUMENT")
    page.add_argument("number", type=int, metavar="N")
    search = command("search", "문단 찾기 / find passages")
    search.add_argument("query", help="'-': 표준 입력에서 한 줄에 하나씩 / one per line of standard input")
    search.add_argument("-k", type=_positive, default=10, metavar="N")
    search.add_argument("--mode", choices=("hybrid", "lexical", "vector"), default="hybrid")
    search.add_argument("--collection", default=None, metavar="NAME")
    ask = command("ask", "질문 / ask a question")
    ask.add_argument("question", help="'-': 표준 입력에서 한 줄에 하나씩 / one per line of standard input")
    ask.add_argument("--collection", default=None, metavar="NAME")
    ask.add_argument("--no-model", action="store_true", help="인용만으로 답함 / verbatim evidence only")
    _add_document_work(command)
    _add_export(command("export", "대화 내보내기 / write a conversation to a file"))
    _add_upkeep(command)
    commands.add_parser("engine", parents=[common])  # the process behind the window; not for people, so not in the help
    commands.add_parser("window", parents=[common]).add_argument("files", nargs="*")  # what no command means
    purge = commands.add_parser("purge-machine-data", parents=[common])  # what uninstalling with PURGE=1 runs
    purge.add_argument("--yes", action="store_true")
    return parser


def _add_upkeep(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """What IT looks after: models, health, audit log, measuring, policy."""
    models = command("models", "모델 / models")
    models.add_argument("action", choices=("list", "verify", "fetch", "add"))
    models.add_argument("file", nargs="?", metavar="FILE|ID")
    models.add_argument("--sha256", default=None, metavar="H")
    doctor = command("doctor", "점검 / check models, store, isolation, disk and memory")
    doctor.add_argument("--repair", action="store_true", help="고칠 수 있는 것은 고침 / repair what can be repaired")
    audit = command("audit", "감사 기록 / audit log: verify it, or write it out")
    audit.add_argument("action", choices=("verify", "export"))
    audit.add_argument(
        "--out", dest="audit_out", default=None, metavar="FILE", help="없으면 표준 출력 / standard output by default"
    )
    audit.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    audit.add_argument("--since", type=int, default=0, metavar="SEQUENCE", help="이 번호 다음부터 / after this record")
    evaluate = command("evaluate", "질문 모음으로 시험 / measure on labelled questions")
    evaluate.add_argument("questions", metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--no-model", action="store_true")
    evaluate.add_argument("--collection", default=None, metavar="NAME")
    add_pack_arguments(command("pack", "서명된 묶음 / signed packs for a USB disk"))
    _add_policy(command("policy", "설정과 관리자 정책 / settings and machine policy"))


def _add_document_work(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Work on whole documents: comparison and extraction."""
    _add_summarize(command("summarize", "요약 / summarise documents, every sentence cited"))
    compare = command("compare", "신구대비표 / compare two versions of a document")
    compare.add_argument("old", metavar="OLD", help="현행: 문서 또는 파일 / document or file")
    compare.add_argument("new", metavar="NEW", help="개정: 문서 또는 파일 / document or file")
    compare.add_argument("--out", default=None, metavar="FILE", help=".docx .pdf .md")
    extract = command("extract", "항목 추출과 점검표 / fields and checklists by template")
    extract.add_argument(
        "template", nargs="?", metavar="TEMPLATE", help="이름, 제목 또는 TOML 파일 / id, title or file"
    )
    extract.add_argument("documents", nargs="*", metavar="DOCUMENT", help="문서 또는 파일 / documents or files")
    extract.add_argument("--list", action="store_true", dest="list_templates", help="서식 목록 / list templates")
    extract.add_argument("--no-model", action="store_true", help="모델 없이 / without the model")
    extract.add_argument("--out", default=None, metavar="FILE", help=".xlsx .docx .pdf .md")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "conversation", nargs="?", default="", metavar="CONVERSATION", help="번호 또는 제목 / id or title"
    )
    parser.add_argument("--last", action="store_true", help="마지막 질문과 답 / the last question and its answer")
    parser.add_argument("--reviewer", default="", metavar="NAME", help="확인한 사람 / who checked it")
    parser.add_argument("file", metavar="FILE", help=".docx .pdf .md .xlsx")


def _add_policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("show", "example"), nargs="?", default="show")


def _add_summarize(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", nargs="*", metavar="DOCUMENT|PATH")
    parser.add_argument("--collection", default=None, metavar="NAME", help="업무 폴더 전체 / a whole collection")
    parser.add_argument("--length", choices=("short", "standard", "detailed"), default=None)
    parser.add_argument("--no-model", action="store_true", help="문서의 문장으로만 / verbatim sentences only")
    parser.add_argument("--out", default=None, metavar="FILE", help=".docx .pdf .md")


class _Parser(argparse.ArgumentParser):
    """Says wrong usage as JSON too, where JSON was asked for."""

    _mixed = False

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """As argparse does, but a wrong command is answered with the commands that are for people."""
        if action.dest == "command" and action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(None, f"{value!r}: {', '.join(COMMANDS)}")
        super()._check_value(action, value)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, but options may stand between documents: `summarize A --length short B`."""
        if self._subparsers is not None or self._mixed or "--" in (args or ()):
            return super().parse_known_args(args, namespace)
        self._mixed = True  # argparse does it in two passes through here
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixed = False

    def error(self, message: str) -> NoReturn:
        """Tell and end."""
        if "--json" in sys.argv:
            _tell(UsageError("usage", detail=message), Console(json=True, language="ko"))
        super().error(message)


def _add_common(parser: argparse.ArgumentParser, nothing: str | None, no: str | bool) -> None:
    """Options that may stand before or after the command; behind it they must not reset what stood before."""
    parser.add_argument("--library", metavar="DIR", default=nothing, help="서고 폴더 / library folder")
    parser.add_argument("--json", action="store_true", default=no, help="JSON 출력 / JSON output")
    parser.add_argument("--lang", choices=("ko", "en"), default=nothing, help="언어 / language")


def _positive(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError("1 이상이어야 합니다 / must be at least 1")
    return value


def _language(chosen: str | None) -> str:
    """The language asked for, else the system's: Korean unless the system says English."""
    if chosen in LANGUAGES:
        return chosen
    system = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return "en" if system.lower().startswith("en") else "ko"


def _use_utf8() -> None:
    """JSON and Hangul are UTF-8 whatever the console's code page is; a stream that was closed goes nowhere."""
    sys.stdout, sys.stderr = (
        stream or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the life of the process
        for stream in (sys.stdout, sys.stderr)
    )
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _tell(error: SeogoError, console: Console) -> None:
    """Say what went wrong; on stderr alone, where standard output takes nothing any more."""
    try:
        console.error(error)
    except (SeogoError, OSError):
        console.json = False
        _let_go_of_output()
        console.error(error)


def _bug(console: Console) -> int:
    with suppress(SeogoError, OSError):
        console.failed()
    traceback.print_exc()
    _let_go_of_output()
    return exit_codes.BUG


def _let_go_of_output() -> None:
    """What is still in the buffer goes nowhere, or the interpreter would stumble over it at its end (docs.python.org,
    library/signal.html#note-on-sigpipe)."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _code(error: SeogoError) -> int:
    if isinstance(error, NotFoundError):
        return exit_codes.NOT_FOUND
    if isinstance(error, PolicyError):
        return exit_codes.REFUSED
    if isinstance(error, ModelError) and error.code == "model_refused":
        return exit_codes.REFUSED
    return exit_codes.USAGE
