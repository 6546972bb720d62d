"""`seogo doctor`: is everything there, whole, and cut off from the network?"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from app.commands import exit_codes
from app.commands.console import Console
from app.core.errors import ExportError, PolicyError, SeogoError, StorageError
from app.core.library import Status
from app.core.messages import words
from app.settings.sources import is_protected
from app.settings.store import load
from app.system import installed, netguard
from app.system.verification import genuine
from app.wiring import Library

_LOW_DISK = 2 << 30  # bytes: a library of 10,000 chunks takes about 100 MB, a model 1.1 GB
_LOW_MEMORY = 3 << 30  # bytes: the answer model with everything else peaks below 2.6 GB


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: "ok", "warning" or "failed"."""

    name: str
    status: str
    detail: str


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Check; 3 when something failed."""
    checks = list(_checks(arguments, console))
    console.emit({"checks": [{"name": c.name, "status": c.status, "detail": c.detail} for c in checks]})
    marks = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "failed": ("✗", "red")}
    for check in checks:
        mark, style = marks[check.status]
        console.say(f"{mark} {check.name}: {check.detail}", style=style)
    return exit_codes.SOME_FAILED if any(c.status == "failed" for c in checks) else exit_codes.DONE


def _checks(arguments: argparse.Namespace, console: Console) -> Iterator[Check]:
    yield from _models(console)
    yield _font(console)
    yield from _store(arguments, console)
    yield from _isolation(console)
    yield _policy(console)
    yield from _machine(arguments, console)


def _policy(console: Console) -> Check:
    """Which policy is in force; failed when it is not valid, since nothing else works then."""
    try:
        settings = load()
    except PolicyError as error:
        found = words(error.code, console.language, **error.values)
        return Check("policy", "failed", f"{found.message} {found.hint}")
    place = settings.policy_place
    if not place:
        return Check("policy", "ok", console.t("적용된 관리자 정책이 없습니다.", "No policy is in force."))
    names = ", ".join(setting.key for setting in settings.locked_settings())
    count = len(settings.locked_settings())
    detail = console.t(f"{place}, 키 {count}개 고정: {names}", f"{place}, {count} keys fixed: {names}")
    if is_protected(place):
        return Check("policy", "ok", detail)
    weak = console.t("관리자가 아닌 사용자도 바꿀 수 있는 파일입니다.", "Others than the administrator may change it.")
    return Check("policy", "warning", f"{detail}. {weak}")


def _models(console: Console) -> Iterator[Check]:
    for file in installed.all_files():
        if file.role == installed.FONTS:
            continue
        if not file.path.is_file():
            if file.default:
                yield Check(
                    f"model {file.path.name}",
                    "failed",
                    words("model_missing", console.language, file=file.path.name).message,
                )
            continue
        status = "ok" if genuine(file) else "failed"
        yield Check(
            f"model {file.path.name}", status, f"{file.bytes / 1e6:.0f} MB, SHA-256 {file.sha256[:12]}… {status}"
        )


def _font(console: Console) -> Check:
    """The font of PDF exports: the system's will do, but another machine may show other glyphs."""
    own = [file for file in installed.all_files() if file.role == installed.FONTS]
    if changed := [file.path.name for file in own if file.path.is_file() and not genuine(file)]:
        return Check("font", "failed", words("model_refused", console.language, file=", ".join(changed)).message)
    try:
        first = installed.font_files()[0]
    except ExportError as error:
        found = words(error.code, console.language)
        return Check("font", "failed", f"{found.message} {found.hint}")
    if first.regular in {file.path for file in own}:
        return Check("font", "ok", first.family)
    detail = console.t(
        f"설치 글꼴이 없어 시스템의 {first.family}을(를) 씁니다.",
        f"Not provisioned; the system's {first.family} is used.",
    )
    return Check("font", "warning", detail)


def _store(arguments: argparse.Namespace, console: Console) -> Iterator[Check]:
    """The catalogue's health, and vectors against chunks; with --repair vectors are rebuilt and work is finished."""
    try:
        with Library(arguments.library) as library:
            yield _catalogue(library, console)
            yield _vectors(library, console, arguments.repair)
            pending = [d for d in library.catalogue.documents() if d.status in (Status.PENDING, Status.SEARCHABLE)]
            detail = console.t(f"끝나지 않은 문서 {len(pending)}건", f"{len(pending)} unfinished documents")
            yield Check("unfinished", "warning" if pending else "ok", detail)
    except SeogoError as error:
        yield Check("store", "failed", words(error.code, console.language, **error.values).message)


def _catalogue(library: Library, console: Console) -> Check:
    found = library.catalogue.integrity()
    documents = len(library.catalogue.documents())
    detail = console.t(
        f"문서 {documents}건, 문단 {library.catalogue.chunk_count()}개",
        f"{documents} documents, {library.catalogue.chunk_count()} chunks",
    )
    return Check("catalogue", "ok" if found == "ok" else "failed", detail if found == "ok" else found)


def _vectors(library: Library, console: Console, repair: bool) -> Check:
    indexer = library.indexer()
    try:
        missing, orphaned = indexer.reconcile()
    except StorageError:
        if not repair:
            return Check("vectors", "failed", words("vectors_damaged", console.language).message)
        indexer.rebuild_vectors()
        missing = orphaned = 0
    if repair:
        for _ in indexer.resume():
            pass
        missing = library.catalogue.count_without_vector()
    detail = console.t(
        f"벡터 {library.vectors.count()}개, 빠짐 {missing}, 남음 {orphaned}",
        f"{library.vectors.count()} vectors, {missing} missing, {orphaned} left over",
    )
    return Check("vectors", "warning" if missing else "ok", detail)


def _isolation(console: Console) -> Iterator[Check]:
    results = netguard.self_test()
    refused = sum(1 for _, was_refused in results if was_refused)
    status = "ok" if refused == len(results) and netguard.installed() else "failed"
    yield Check(
        "network",
        status,
        console.t(f"시도 {len(results)}가지 중 {refused}가지 차단", f"{refused} of {len(results)} attempts refused"),
    )
    listening = [c for c in psutil.Process().net_connections("inet") if c.status == psutil.CONN_LISTEN]
    yield Check(
        "ports",
        "failed" if listening else "ok",
        console.t(f"열린 포트 {len(listening)}개", f"{len(listening)} listening ports"),
    )


def _machine(arguments: argparse.Namespace, console: Console) -> Iterator[Check]:
    folder = arguments.library if arguments.library.exists() else arguments.library.anchor or "."
    free = shutil.disk_usage(folder).free
    yield Check(
        "disk",
        "warning" if free < _LOW_DISK else "ok",
        console.t(f"남은 공간 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free"),
    )
    available = psutil.virtual_memory().available
    detail = console.t(f"쓸 수 있는 메모리 {available / 1e9:.1f} GB", f"{available / 1e9:.1f} GB of memory available")
    yield Check("memory", "warning" if available < _LOW_MEMORY else "ok", detail)
