"""The self-test behind `seogo doctor` and the window's offline badge: is everything there, whole, and cut off?"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import psutil

from app.core.errors import ExportError, ModelError, PolicyError, SeogoError, StorageError
from app.core.indexing.outdated import may_be_outdated, renew
from app.core.library import Status
from app.core.messages import words
from app.engine.protocol.records import Check
from app.settings.sources import is_protected
from app.settings.store import load
from app.system import installed, netguard
from app.system.verification import genuine
from app.wiring import Library
from app.wiring.models import model_runner

_LOW_DISK = 2 << 30  # bytes: a library of 10,000 chunks takes about 100 MB, a model 1.1 GB
_LOW_MEMORY = 3 << 30  # bytes: the answer model with everything else peaks below 2.6 GB


@dataclass(frozen=True, slots=True)
class Checkup:
    """A self-test.

    Args:
        folder: of the library.
        language: of the words, "ko" or "en".
        opened: opens the library.
        alone: nobody else works on the library, so that marks in the catalogue may be mended on the way.
        repair: rebuild vectors and finish what was left.
    """

    folder: Path
    language: str
    opened: Callable[[], AbstractContextManager[Library]]
    alone: bool = True
    repair: bool = False

    def run(self) -> Iterator[Check]:
        """The findings, one after the other."""
        yield from self._models()
        yield runner_check(self.language)
        yield font_check(self.language)
        yield from self._store()
        yield from self._isolation()
        yield policy_check(self.language)
        yield from self._machine()

    def _models(self) -> Iterator[Check]:
        for file in installed.all_files():
            if file.role == installed.FONTS:
                continue
            name = f"model {file.path.name}"
            if file.path.is_file():
                status = "ok" if genuine(file) else "failed"
                yield Check(name, status, f"{file.bytes / 1e6:.0f} MB, SHA-256 {file.sha256[:12]}… {status}")
            elif file.default:
                yield Check(name, "failed", words("model_missing", self.language, file=file.path.name).message)

    def _store(self) -> Iterator[Check]:
        """The catalogue's health, and vectors against chunks."""
        try:
            with self.opened() as library:
                yield self._catalogue(library)
                yield self._vectors(library)
                yield self._audit(library)
                waiting = (Status.PENDING, Status.SEARCHABLE)
                pending = sum(document.status in waiting for document in library.catalogue.documents())
                detail = self._t(f"끝나지 않은 문서 {pending}건", f"{pending} unfinished documents")
                yield Check("unfinished", "warning" if pending else "ok", detail)
        except SeogoError as error:
            yield Check("store", "failed", self._said(error.code, **error.values))

    def _catalogue(self, library: Library) -> Check:
        found = library.catalogue.integrity()
        if found != "ok":
            return Check("catalogue", "failed", f"{self._said('library_damaged')} ({' '.join(found.split())})")
        documents, chunks = len(library.catalogue.documents()), library.catalogue.chunk_count()
        detail = self._t(f"문서 {documents}건, 문단 {chunks}개", f"{documents} documents, {chunks} chunks")
        return Check("catalogue", "ok", detail)

    def _audit(self, library: Library) -> Check:
        """The audit log is whole, and every record could be written."""
        found = library.audit_store.verify()
        if not found.is_whole:
            detail = self._t(f"{found.sequence}번 기록이 온전하지 않습니다", f"record {found.sequence} is not whole")
            return Check("audit", "failed", detail)
        if library.audit.missed:
            missed = library.audit.missed
            detail = self._t(
                f"기록 {found.records}건, 쓰지 못한 기록 {missed}건", f"{found.records} records, {missed} not written"
            )
            reason = f". {self._said(library.audit.problem)}" if library.audit.problem else ""
            return Check("audit", "warning", detail + reason)
        return Check("audit", "ok", self._t(f"기록 {found.records}건", f"{found.records} records"))

    def _vectors(self, library: Library) -> Check:
        try:
            missing, orphaned = library.indexer().reconcile() if self.alone else _compared(library)
        except StorageError:
            if not self.repair:
                return Check("vectors", "failed", self._said("vectors_damaged"))
            library.indexer().rebuild_vectors()
            missing = orphaned = 0
        if self.repair:
            for _ in chain(library.indexer().resume(), renew(library.indexer())):
                pass
            missing = library.catalogue.count_without_vector()
        count = library.vectors.count()
        detail = self._t(
            f"벡터 {count}개, 빠짐 {missing}, 남음 {orphaned}",
            f"{count} vectors, {missing} missing, {orphaned} left over",
        )
        if orphaned and not library.catalogue.chunk_count():
            return Check("vectors", "failed", f"{detail}. {self._said('catalogue_lost')}")
        stale = may_be_outdated(library.catalogue)
        if stale:
            detail += self._t(
                ". 색인 방식이 바뀌었습니다: 창을 열거나 --repair를 붙이면 문서를 다시 색인합니다",
                ". The index has changed: open the window, or use --repair, to index the documents again",
            )
        return Check("vectors", "warning" if missing or stale else "ok", detail)

    def _isolation(self) -> Iterator[Check]:
        results = netguard.self_test()
        refused = sum(was_refused for _, was_refused in results)
        whole = refused == len(results) and netguard.installed()
        detail = self._t(
            f"시도 {len(results)}가지 중 {refused}가지 차단, 그 밖에 막은 접속 시도 {netguard.refused_count()}번",
            f"{refused} of {len(results)} attempts refused, {netguard.refused_count()} others since the start",
        )
        yield Check("network", "ok" if whole else "failed", detail)
        listening = [c for c in psutil.Process().net_connections("inet") if c.status == psutil.CONN_LISTEN]
        detail = self._t(f"열린 포트 {len(listening)}개", f"{len(listening)} listening ports")
        yield Check("ports", "failed" if listening else "ok", detail)

    def _machine(self) -> Iterator[Check]:
        folder = self.folder if self.folder.exists() else Path(self.folder.anchor or ".")
        free = shutil.disk_usage(folder).free
        detail = self._t(f"남은 공간 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free")
        yield Check("disk", "warning" if free < _LOW_DISK else "ok", detail)
        available = psutil.virtual_memory().available
        detail = self._t(f"쓸 수 있는 메모리 {available / 1e9:.1f} GB", f"{available / 1e9:.1f} GB of memory available")
        yield Check("memory", "warning" if available < _LOW_MEMORY else "ok", detail)

    def _said(self, code: str, **values: object) -> str:
        """What is wrong, and what to do."""
        found = words(code, self.language, **values)
        return f"{found.message} {found.hint}"

    def _t(self, korean: str, english: str) -> str:
        return _in(self.language, korean, english)


def runner_check(language: str) -> Check:
    """Whether llama.cpp loads, and which of its variants; evidence answers do without it."""
    try:
        variant, threads = model_runner()
    except ModelError as error:
        found = words(error.code, language)
        return Check("model runner", "warning", f"{found.message} {found.hint}")
    name = f"llama.cpp {variant}".strip()
    return Check("model runner", "ok", _in(language, f"{name}, 스레드 {threads}개", f"{name}, {threads} threads"))


def font_check(language: str) -> Check:
    """The font of PDF exports: the system's will do, but another machine may show other glyphs."""
    own = [file for file in installed.all_files() if file.role == installed.FONTS]
    if changed := [file.path.name for file in own if file.path.is_file() and not genuine(file)]:
        return Check("font", "failed", words("model_refused", language, file=", ".join(changed)).message)
    try:
        first = installed.font_files()[0]
    except ExportError as error:
        found = words(error.code, language)
        return Check("font", "failed", f"{found.message} {found.hint}")
    if first.regular in {file.path for file in own}:
        return Check("font", "ok", first.family)
    detail = _in(
        language,
        f"설치 글꼴이 없어 시스템의 {first.family}을(를) 씁니다.",
        f"Not provisioned; the system's {first.family} is used.",
    )
    return Check("font", "warning", detail)


def policy_check(language: str) -> Check:
    """Which policy is in force; failed when it is not valid, since nothing else works then."""
    try:
        settings = load()
    except PolicyError as error:
        found = words(error.code, language, **error.values)
        return Check("policy", "failed", f"{found.message} {found.hint}")
    place = settings.policy_place
    if not place:
        return Check("policy", "ok", _in(language, "적용된 관리자 정책이 없습니다.", "No policy is in force."))
    names = ", ".join(setting.key for setting in settings.locked_settings())
    count = len(settings.locked_settings())
    detail = _in(language, f"{place}, 키 {count}개 고정: {names}", f"{place}, {count} keys fixed: {names}")
    if is_protected(place):
        return Check("policy", "ok", detail)
    weak = _in(
        language, "관리자가 아닌 사용자도 바꿀 수 있는 파일입니다.", "Others than the administrator may change it."
    )
    return Check("policy", "warning", f"{detail}. {weak}")


def _in(language: str, korean: str, english: str) -> str:
    return english if language == "en" else korean


def _compared(library: Library) -> tuple[int, int]:
    """(chunks without a vector, vectors without a chunk), changing nothing."""
    stored, known = library.vectors.ids(), set(library.catalogue.chunk_ids())
    return len(known - stored), len(stored - known)
